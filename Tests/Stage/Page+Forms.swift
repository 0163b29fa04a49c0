import HTTPServer

extension Page {
  /// What a browser would send of the form with this action if nothing was typed.
  /// - Parameter changes: fields that are typed into, put in place of what stands there.
  public func form(sentTo action: String, _ changes: KeyValuePairs<String, String> = [:]) -> Parameters {
    guard let start = text.firstRange(of: "<form action=\"\(action)\"") else { return Parameters() }
    let rest = text[start.upperBound...]
    let source = rest.firstRange(of: "</form>").map { rest[..<$0.lowerBound] } ?? rest
    var form = Parameters()
    var select = ""
    for part in source.split(separator: "<").dropFirst() {
      let tag = part.prefix { $0 != ">" }
      let name = value("name", of: tag)
      switch tag.prefix(while: { $0.isLetter }) {
      case "input" where isSent(tag): form.add(name, value("value", of: tag))
      case "textarea": form.add(name, plain(String(part.drop { $0 != ">" }.dropFirst())))
      case "select": select = name
      case "option" where tag.contains(" selected"): form.add(select, value("value", of: tag))
      default: break
      }
    }
    for change in changes {
      form.pairs.removeAll { $0.name == change.key }
      form.add(change.key, change.value)
    }
    return form
  }

  private func isSent(_ tag: Substring) -> Bool {
    let type = value("type", of: tag)
    return type != "file" && (type != "radio" && type != "checkbox" || tag.contains(" checked"))
  }

  private func value(_ attribute: String, of tag: Substring) -> String {
    guard let start = tag.firstRange(of: " \(attribute)=\"") else { return "" }
    return plain(String(tag[start.upperBound...].prefix { $0 != "\"" }))
  }

  private func plain(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("&amp;", with: "&")
  }
}

extension Browser {
  /// Sends a form as a browser does that says where it comes from.
  @discardableResult public func submit(_ form: Parameters, to address: String) -> Page {
    var headers = headers
    headers.add("Content-Type", "application/x-www-form-urlencoded")
    headers.add("Sec-Fetch-Site", "same-origin")
    return send(Request(method: .post, path: address, headers: headers, body: Array(form.urlEncoded().utf8)))
  }

  /// Opens a form, types into it, and sends it.
  @discardableResult public func fillIn(_ address: String, _ changes: KeyValuePairs<String, String>) -> Page {
    submit(get(address).form(sentTo: address, changes), to: address)
  }

  /// Keeps a form as the script does while somebody writes.
  @discardableResult public func keep(_ form: Parameters, of address: String, only names: [String]? = nil) -> Page {
    var form = form
    if let names {
      form.pairs.removeAll { !names.contains($0.name) && $0.name != "csrf" && !$0.name.hasPrefix("draft-") }
      form.add("draft-names", names.joined(separator: "\n"))
    }
    form.add("draft-form", address)
    form.add("draft-quiet", "1")
    return submit(form, to: "/en/drafts")
  }
}

import Application
import HTTPServer
import Store
import Testing
import Web

/// A browser without a network: sends requests straight to the router, keeps cookies, follows nothing by itself.
public final class Browser {
  private let router: Router
  public var cookies: [String: String] = [:]
  private let stage: Stage

  public init(_ stage: Stage, endpoints: [Endpoint] = allEndpoints) {
    self.stage = stage
    router = Router(application: stage.application, endpoints: endpoints)
  }

  @discardableResult public func get(_ address: String) -> Page {
    let halves = address.split(separator: "?", maxSplits: 1)
    let query = halves.count > 1 ? Parameters.parse(urlEncoded: String(halves[1])) ?? Parameters() : Parameters()
    return send(Request(method: .get, path: String(halves[0]), query: query, headers: headers))
  }

  /// Sends a form with the token of the page at `from` (or of the address itself).
  @discardableResult public func post(_ address: String, from page: String? = nil, _ fields: KeyValuePairs<String, String>) -> Page {
    let token = get(page ?? address).value(of: "csrf")
    var form = Parameters(fields.map { ($0.key, $0.value) })
    form.add("csrf", token)
    return postRaw(address, form)
  }

  @discardableResult public func postRaw(_ address: String, _ form: Parameters) -> Page {
    var headers = headers
    headers.add("Content-Type", "application/x-www-form-urlencoded")
    return send(Request(method: .post, path: address, headers: headers, body: Array(form.urlEncoded().utf8)))
  }

  public var headers: Headers {
    var headers = Headers(["Host": "localhost:8080"])
    if !cookies.isEmpty { headers.add("Cookie", cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")) }
    return headers
  }

  /// Every form that is taken is sent once more, as by a double click: whatever a test sends, it must be answered the same and change
  /// nothing.
  @discardableResult public func send(_ request: Request) -> Page {
    let response = router.respond(to: request)
    if request.method == .post, response.status == 303 { repeats(request, answered: response) }
    for header in response.headers.values("Set-Cookie") {
      let pair = header.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
      cookies[String(pair[0])] = pair.count > 1 ? String(pair[1]) : nil
    }
    return Page(response)
  }

  private func repeats(_ request: Request, answered first: Response) {
    let before = try? stage.auditLength()
    let second = router.respond(to: request)
    let isSame = second.status == 303 && second.headers["Location"] == first.headers["Location"]
    let after = try? stage.auditLength()
    if !isSame || before != after { Issue.record("\(request.path) sent twice answers \(second.status) and is taken again") }
  }
}

extension Stage {
  fileprivate func auditLength() throws -> Int64 { try application.read { try $0.audit.head().sequence } }
}

/// What the browser got.
public struct Page {
  public let status: Int
  public let location: String?
  public let text: String
  public let headers: Headers

  init(_ response: Response) {
    status = response.status
    location = response.headers["Location"]
    headers = response.headers
    guard case .bytes(let bytes) = response.body else {
      text = ""
      return
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The text without the forms' tokens, which are written anew on every page.
  public var textWithoutTokens: String {
    text.split(separator: "name=\"csrf\" value=\"").enumerated()
      .map { $0.offset == 0 ? $0.element : $0.element.drop { $0 != "\"" } }.joined()
  }

  /// The value of the first hidden field of a name.
  public func value(of name: String) -> String {
    guard let start = text.firstRange(of: "name=\"\(name)\" value=\"") else { return "" }
    return String(text[start.upperBound...].prefix { $0 != "\"" })
  }
}

import Localization
import Markup

/// What a line of text holds, which chooses the keyboard on a phone and the width on a screen.
public enum TextKind: Sendable {
  case text
  case email
  case password
  case telephone
  case address
  case search
  /// A code of digits sent to the person.
  case code

  /// Whether it proves who somebody is, and is never kept.
  var isSecret: Bool {
    switch self {
    case .password, .code: true
    default: false
    }
  }

  var type: StaticString {
    switch self {
    case .text, .code: "text"
    case .email: "email"
    case .password: "password"
    case .telephone: "tel"
    case .address: "url"
    case .search: "search"
    }
  }
}

/// The room a field takes, as a hint of how much is asked for.
public enum Width: Sendable {
  case full
  case medium
  case short

  var attribute: Attribute? {
    switch self {
    case .full: nil
    case .medium: .class("medium")
    case .short: .class("short")
    }
  }
}

extension HTML {
  /// One line of text.
  /// - Parameter maximum: characters the browser takes; nil for no limit.
  public mutating func textField(_ field: Field, _ kind: TextKind = .text, width: Width = .full, maximum: Int? = nil) {
    let field = kind.isSecret ? field : kept(field, isText: true)
    if kind.isSecret { neverKept(field) }
    self.field(field) { html in
      var attributes = field.attributes()
      attributes.append(.type(kind.type))
      // A password is never written back to a page.
      attributes.append(Attribute("value", kind == .password || field.value.isEmpty ? nil : field.value))
      attributes.append(Attribute("maxlength", maximum.map { String($0) }))
      attributes.append(Attribute("inputmode", kind == .code ? "numeric" : nil))
      if kind == .text { attributes.append(Attribute("dir", "auto")) }
      if let width = width.attribute { attributes.append(width) }
      html.void("input", attributes)
    }
  }

  /// Several lines of text.
  /// - Parameters:
  ///   - maximum: characters the answer may have. The server refuses more and keeps the text; the browser cuts nothing off.
  ///   - texts: needed to say the limit; nil says nothing.
  public mutating func textArea(_ field: Field, rows: Int = 5, maximum: Int? = nil, _ texts: Texts? = nil) {
    let field = kept(field, isText: true)
    memory?.current?.areas += 1
    let limit = maximum.flatMap { maximum in texts.map { $0(FormsText.characters, ["count": .count(maximum)]) } }
    self.field(field) { html in
      var attributes = field.attributes(extra: limit != nil)
      attributes.append(Attribute("rows", String(rows)))
      attributes.append(Attribute("dir", "auto"))
      attributes.append(Attribute("data-maximum", maximum.map { String($0) }))
      html.element("textarea", attributes) { html in
        // A parser drops the first line break of a textarea; this one is the one it drops.
        if field.value.utf8.first == UInt8(ascii: "\n") { html.raw("\n") }
        html.text(field.value)
      }
      if let limit { html.element("p", [.class("limit"), .id("\(field.name)-extra")], limit) }
    }
  }

  /// A number, as text: browsers' number fields lose what they cannot read, and change by the wheel.
  /// - Parameters:
  ///   - unit: written after the field, such as `kr` or `%`.
  ///   - isWhole: whether the keyboard may leave the decimal sign out.
  public mutating func numberField(_ field: Field, unit: String? = nil, isWhole: Bool = true) {
    let field = kept(field, isText: true)
    self.field(field) { html in
      let attributes =
        field.attributes(extra: unit != nil) + [
          .type("text"), Attribute("value", field.value.isEmpty ? nil : field.value),
          Attribute("inputmode", isWhole ? "numeric" : "decimal"),
          .class("short number"),
        ]
      html.void("input", attributes)
      guard let unit else { return }
      html.raw(" ")
      html.element("span", [.class("unit"), .id("\(field.name)-extra")], unit)
    }
  }

  /// A day as one field of text in the form of ISO 8601. What was typed is kept even when it is no day, which browsers' date fields
  /// cannot do, and it can be pasted, dictated and typed on every keyboard. The hint says the form unless the field has its own.
  public mutating func dateField(_ field: Field, _ texts: Texts) {
    var field = kept(field, isText: true)
    field.hint = field.hint ?? texts(FormsText.dateHint)
    self.field(field) { html in
      let attributes =
        field.attributes() + [
          .type("text"), Attribute("value", field.value.isEmpty ? nil : field.value), Attribute("maxlength", "20"), .class("short"),
        ]
      html.void("input", attributes)
    }
  }

  /// A file to send.
  /// - Parameter accept: media types or endings, such as `.pdf,.docx`.
  public mutating func fileField(_ field: Field, accept: String? = nil, isMultiple: Bool = false) {
    self.field(field) { html in
      html.void("input", field.attributes() + [.type("file"), Attribute("accept", accept), .flag("multiple", if: isMultiple)])
    }
  }
}

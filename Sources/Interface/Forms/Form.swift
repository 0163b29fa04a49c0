import Localization
import Markup

/// One fault of a form: the field it belongs to and what to do about it.
public struct FieldError: Sendable {
  public var field: String
  public var text: String

  public init(_ field: String, _ text: String) {
    self.field = field
    self.text = text
  }
}

/// The weight of a button. A page has one primary button.
public enum ButtonKind: Sendable {
  case primary
  case secondary
  /// For what cannot be undone.
  case warning

  var attribute: Attribute {
    switch self {
    case .primary: .class("button")
    case .secondary: .class("button secondary")
    case .warning: .class("button warning")
    }
  }
}

extension HTML {
  /// A form that changes something. The browser's own checks are off: the server's words are better and are in the page's language.
  /// - Parameters:
  ///   - csrf: the session's token, sent as `csrf`.
  ///   - hasFiles: whether it carries files.
  ///   - warnsUnsaved: whether the script warns a person who leaves with text that could not be kept.
  ///   - keepsText: whether text written into it is kept until it is sent; false where a name alone would tell too much, as at signing in.
  public mutating func form(
    action: String, csrf: String, hasFiles: Bool = false, warnsUnsaved: Bool = false, keepsText: Bool = true,
    _ content: (inout HTML) throws -> Void
  ) rethrows {
    hasForm = true
    var fields = HTML(reserving: 0)
    fields.memory = memory
    let address = memory?.address(of: action) ?? ""
    if keepsText { fields.memory?.current = FormInProgress(unsent: memory?.unsent[address]) }
    try content(&fields)
    let form = keepsText ? fields.memory?.current.flatMap { $0.textFields > 0 ? $0 : nil } : nil
    if let form, let memory { unsentNotice(form, csrf: csrf, memory.texts) }
    let attributes: [Attribute] = [
      Attribute("action", action), Attribute("method", "post"), .flag("novalidate"),
      Attribute("enctype", hasFiles ? "multipart/form-data" : nil),
      .flag("data-unsaved", if: warnsUnsaved), .flag("data-keep", if: form != nil),
    ]
    element("form", attributes) { html in
      html.hidden("csrf", csrf)
      guard let form, let memory = html.memory else { return html.append(fields) }
      html.keepingFields(form, address: address, memory)
      html.append(fields)
      html.keepingLine(form, address: address, memory, memory.texts)
      html.memory?.keepsText = true
    }
  }

  /// What is wrong with the form, on top of the page, with a link to each field. Nothing when there are no errors.
  /// - Parameter labels: of the fields, by name, so that "Fill this in" tells where.
  public mutating func errorSummary(_ errors: [FieldError], labels: [String: String] = [:], _ texts: Texts) {
    guard !errors.isEmpty else { return }
    element("div", [.class("summary"), .id("errors"), Attribute("role", "alert"), Attribute("tabindex", "-1")]) { html in
      html.element("h2", [], texts(FormsText.errorTitle))
      html.element("ul") { html in
        for error in errors {
          let text = labels[error.field].map { "\($0): \(error.text)" } ?? error.text
          html.element("li") { $0.element("a", [.href("#\(error.field)")], text) }
        }
      }
    }
  }

  /// Fields that belong together.
  /// - Parameter isLine: side by side where there is room, for the lines of a list that is entered.
  public mutating func fieldset(
    legend: String, hint: String? = nil, isLine: Bool = false, _ content: (inout HTML) throws -> Void
  ) rethrows {
    try element("fieldset", [isLine ? .class("group line") : .class("group")]) { html in
      html.element("legend", [], legend)
      if let hint { html.element("p", [.class("hint")], hint) }
      try content(&html)
    }
  }

  /// A value the person does not see.
  public mutating func hidden(_ name: String, _ value: String) { void("input", [.type("hidden"), .name(name), .value(value)]) }

  /// A button that sends its form.
  /// - Parameters:
  ///   - name: sent with `value` when a form has several buttons.
  ///   - action: another address than the form's.
  public mutating func button(
    _ label: String, _ kind: ButtonKind = .primary, name: String? = nil, value: String? = nil, action: String? = nil
  ) {
    element("button", [kind.attribute, Attribute("name", name), Attribute("value", value), Attribute("formaction", action)], label)
  }

  /// A button beside others that say the same, such as in a table.
  /// - Parameter subject: what it acts on, for readers who do not see where it stands.
  public mutating func button(_ label: String, about subject: String, _ kind: ButtonKind = .secondary) {
    element("button", [kind.attribute]) { html in
      html.text(label)
      html.element("span", [.class("hidden")], ": " + subject)
    }
  }

  /// A link that begins something and looks like a button.
  public mutating func buttonLink(_ link: Link, _ kind: ButtonKind = .primary) {
    element("a", [kind.attribute, .href(link.address)], link.text)
  }

  /// Buttons and links in a row.
  public mutating func actions(_ content: (inout HTML) throws -> Void) rethrows {
    try element("div", [.class("actions")], content)
  }
}

import Markup

/// What every field of a form has in common.
public struct Field: Sendable {
  /// The name in the form's data and the element's id, to which the error summary links.
  public var name: String
  public var label: String
  public var hint: String?
  /// What is wrong and what to do; nil when nothing is.
  public var error: String?
  /// What was typed or stored. A refused form shows what was typed.
  public var value: String
  /// The word that marks a field which may be left empty (`FormsText.optional`); nil when it is required.
  public var optional: String?
  /// A token of the HTML standard such as `email` or `one-time-code`.
  public var autocomplete: String?
  /// The language of the value when it is known to be another than the page's.
  public var language: String?

  public init(
    _ name: String, label: String, hint: String? = nil, error: String? = nil, value: String = "", optional: String? = nil,
    autocomplete: String? = nil, language: String? = nil
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.error = error
    self.value = value
    self.optional = optional
    self.autocomplete = autocomplete
    self.language = language
  }

  /// The ids of hint and error, for `aria-describedby`.
  func descriptions(extra: Bool = false) -> String? {
    var ids: [String] = []
    if hint != nil { ids.append("\(name)-hint") }
    if extra { ids.append("\(name)-extra") }
    if error != nil { ids.append("\(name)-error") }
    return ids.isEmpty ? nil : ids.joined(separator: " ")
  }

  /// The attributes of the element that takes the value.
  func attributes(extra: Bool = false) -> [Attribute] {
    [
      .id(name), .name(name), Attribute("aria-describedby", descriptions(extra: extra)),
      Attribute("aria-invalid", error == nil ? nil : "true"),
      Attribute("autocomplete", autocomplete), .lang(language),
    ]
  }
}

/// One choice of a select, of radios or of checkboxes.
public struct Choice: Sendable {
  public var value: String
  public var label: String
  public var hint: String?

  public init(_ value: String, _ label: String, hint: String? = nil) {
    self.value = value
    self.label = label
    self.hint = hint
  }
}

extension HTML {
  /// Label, hint and error around `control`.
  mutating func field(_ field: Field, _ control: (inout HTML) -> Void) {
    element("div", [field.error == nil ? .class("field") : .class("field wrong")]) { html in
      html.element("label", [Attribute("for", field.name)]) { $0.labelText(field) }
      html.hintAndError(field)
      control(&html)
    }
  }

  mutating func labelText(_ field: Field) {
    text(field.label)
    guard let optional = field.optional else { return }
    raw(" ")
    element("span", [.class("optional")]) { html in
      html.raw("(")
      html.text(optional)
      html.raw(")")
    }
  }

  mutating func hintAndError(_ field: Field) {
    if let hint = field.hint { element("p", [.class("hint"), .id("\(field.name)-hint")], hint) }
    if let error = field.error { fieldError(error, field) }
  }

  mutating func fieldError(_ error: String, _ field: Field) {
    labelsOfErrors[field.name] = field.label
    element("p", [.class("error"), .id("\(field.name)-error")], error)
  }
}

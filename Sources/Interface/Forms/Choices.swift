import Markup

extension HTML {
  /// A list to choose one from.
  /// - Parameter blank: the words of the choice with an empty value; nil when there is none.
  public mutating func select(_ field: Field, _ choices: [Choice], blank: String? = nil) {
    let field = kept(field) { value in choices.first { $0.value == value }?.label ?? value }
    self.field(field) { html in
      html.element("select", field.attributes()) { html in
        if let blank { html.element("option", [.value("")], blank) }
        for choice in choices {
          html.element("option", [.value(choice.value), .flag("selected", if: choice.value == field.value)], choice.label)
        }
      }
    }
  }

  /// Choices of which one is taken, all in sight.
  /// - Parameter isInline: side by side where there is room, for two or three short words.
  public mutating func radios(_ field: Field, _ choices: [Choice], isInline: Bool = false) {
    let field = kept(field) { value in choices.first { $0.value == value }?.label ?? value }
    group(field, isInline: isInline) { html in
      for (index, choice) in choices.enumerated() {
        html.choice("radio", field, choice, index, isChosen: choice.value == field.value)
      }
    }
  }

  /// Choices of which any number is taken; each sends `field.name`.
  public mutating func checkboxes(_ field: Field, _ choices: [Choice], chosen: Set<String>) {
    let chosen = kept(field, chosen: chosen, choices)
    group(field, isInline: false) { html in
      for (index, choice) in choices.enumerated() {
        html.choice("checkbox", field, choice, index, isChosen: chosen.contains(choice.value))
      }
    }
  }

  /// One yes or no; the label stands beside the box.
  public mutating func checkbox(_ field: Field, value: String = "yes") {
    // A box that is not checked sends nothing, whatever its field's value.
    var stored = field
    if field.value != value { stored.value = "" }
    let field = kept(stored) { $0 == value ? "✓" : "" }
    element("div", [field.error == nil ? .class("field") : .class("field wrong")]) { html in
      if let error = field.error { html.fieldError(error, field) }
      html.element("div", [.class("choice")]) { html in
        html.void("input", field.attributes() + [.type("checkbox"), .value(value), .flag("checked", if: field.value == value)])
        html.element("label", [Attribute("for", field.name)]) { $0.labelText(field) }
        if let hint = field.hint { html.element("p", [.class("hint"), .id("\(field.name)-hint")], hint) }
      }
    }
  }

  private mutating func group(_ field: Field, isInline: Bool, _ content: (inout HTML) -> Void) {
    let attributes: [Attribute] = [
      field.error == nil ? .class("field") : .class("field wrong"), Attribute("aria-describedby", field.descriptions()),
    ]
    element("fieldset", attributes) { html in
      html.element("legend") { $0.labelText(field) }
      html.hintAndError(field)
      html.element("div", [isInline ? .class("choices inline") : .class("choices")], content)
    }
  }

  /// The first choice has the field's name as its id, so that the error summary leads to it.
  private mutating func choice(_ type: StaticString, _ field: Field, _ choice: Choice, _ index: Int, isChosen: Bool) {
    let id = index == 0 ? field.name : "\(field.name)-\(index + 1)"
    element("div", [.class("choice")]) { html in
      html.void(
        "input",
        [
          .type(type), .id(id), .name(field.name), .value(choice.value), .flag("checked", if: isChosen),
          Attribute("aria-describedby", choice.hint == nil ? nil : "\(id)-about"),
        ])
      html.element("label", [Attribute("for", id)], choice.label)
      if let hint = choice.hint { html.element("p", [.class("hint"), .id("\(id)-about")], hint) }
    }
  }
}

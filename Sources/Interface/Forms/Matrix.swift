import Markup

/// One line of a matrix of radios: a theme with one answer in each column group.
public struct MatrixRow: Sendable {
  /// The names of the fields, one for each group (need, offer).
  public var names: [String]
  public var label: String
  public var hint: String?
  /// The chosen value in each group; empty when not answered.
  public var values: [String]
  /// A line of text under the scales, such as the proof of the answer; nil when none is asked for.
  public var note: Field?
  public var error: String?

  public init(names: [String], label: String, values: [String], note: Field? = nil, hint: String? = nil, error: String? = nil) {
    self.names = names
    self.label = label
    self.values = values
    self.note = note
    self.hint = hint
    self.error = error
  }
}

extension HTML {
  /// Radios for themes × groups × scale, as one fieldset a theme: cards on a phone, lines on a screen.
  /// - Parameters:
  ///   - groups: what is asked, such as need and offer; as many as each row has names.
  ///   - scale: the answers, such as 0 to 3 with their words. On a screen the value stands under the word.
  public mutating func matrix(legend: String, groups: [String], scale: [Choice], rows: [MatrixRow]) {
    element("fieldset", [.class("group matrix")]) { html in
      html.element("legend", [], legend)
      for row in rows {
        html.element("fieldset", [row.error == nil ? .class("row") : .class("row wrong")]) { $0.matrixRow(row, groups, scale) }
      }
    }
  }

  private mutating func matrixRow(_ row: MatrixRow, _ groups: [String], _ scale: [Choice]) {
    element("legend", [], row.label)
    if let hint = row.hint { element("p", [.class("hint")], hint) }
    if let error = row.error {
      for name in row.names { labelsOfErrors[name] = row.label }
      element("p", [.class("error")], error)
    }
    element("div", [.class("scales")]) { html in
      for ((name, value), group) in zip(zip(row.names, row.values), groups) {
        html.scale(name, label: "\(row.label): \(group)", groups.count > 1 ? group : nil, scale, chosen: value)
      }
    }
    if let note = row.note { textField(note) }
  }

  private mutating func scale(_ name: String, label: String, _ group: String?, _ scale: [Choice], chosen: String) {
    let chosen = kept(Field(name, label: label, value: chosen)) { value in scale.first { $0.value == value }?.label ?? value }.value
    element("div", [.class("scale"), Attribute("role", "radiogroup"), Attribute("aria-label", label)]) { html in
      if let group { html.element("span", [.class("scale-name")], group) }
      for (index, choice) in scale.enumerated() {
        html.scaleChoice(name, choice, id: index == 0 ? name : "\(name)-\(index + 1)", isChosen: choice.value == chosen)
      }
    }
  }

  private mutating func scaleChoice(_ name: String, _ choice: Choice, id: String, isChosen: Bool) {
    element("label") { html in
      html.void("input", [.type("radio"), .id(id), .name(name), .value(choice.value), .flag("checked", if: isChosen)])
      html.element("span", [], choice.label)
    }
  }
}

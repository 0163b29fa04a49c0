import Markup

extension HTML {
  /// A field of the form in progress with the value that it shows: unsent text where there is some.
  /// - Parameter words: what a value is called, for fields whose values are codes.
  mutating func kept(_ field: Field, isText: Bool = false, words: (String) -> String = { $0 }) -> Field {
    var shown = field
    if isText { memory?.current?.textFields += 1 }
    shown.value = kept(field, stored: [field.value], isAlwaysSent: isText, words).first ?? ""
    return shown
  }

  /// Boxes of the form in progress that are checked.
  mutating func kept(_ field: Field, chosen: Set<String>, _ choices: [Choice]) -> Set<String> {
    let order = choices.map(\.value)
    let stored = order.filter(chosen.contains)
    return Set(kept(field, stored: stored, isAlwaysSent: false) { value in choices.first { $0.value == value }?.label ?? value })
  }

  /// Fields with secrets and files are never kept.
  mutating func neverKept(_ field: Field) { memory?.current?.secrets.append(field.name) }

  /// - Parameter isAlwaysSent: whether browsers send the field even when it is empty; one that they leave out has no value then.
  private mutating func kept(_ field: Field, stored: [String], isAlwaysSent: Bool, _ words: (String) -> String) -> [String] {
    guard var form = memory?.current else { return stored }
    defer { memory?.current = form }
    form.base = fingerprint(of: field.name, stored, from: form.base)
    guard let unsent = form.unsent, !unsent.settled.contains(field.name) else { return stored }
    func values(_ all: [String: [String]]) -> [String] { all[field.name] ?? (isAlwaysSent ? stored : []) }
    let mine = values(unsent.values)
    let other = unsent.rival.map { values($0.values) } ?? stored
    if clean(mine) != clean(other) {
      form.differing.append(
        DifferingField(name: field.name, label: field.label, mine: line(mine, words), other: line(other, words)))
    }
    return mine
  }

  /// A field that is not sent and one that is empty are the same.
  private func clean(_ values: [String]) -> [String] { values.filter { !$0.isEmpty }.map { $0.replacing("\r\n", with: "\n") } }

  private func line(_ values: [String], _ words: (String) -> String) -> String { clean(values).map(words).joined(separator: ", ") }
}

/// FNV-1a over a name and its values, going on from an earlier one: it tells states of a record apart and is no proof of anything.
private func fingerprint(of name: String, _ values: [String], from start: UInt64) -> UInt64 {
  func add(_ text: String, to hash: UInt64) -> UInt64 {
    text.utf8.reduce(hash) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } &* 0x100_0000_01B3
  }
  return values.reduce(add(name, to: start)) { add($1, to: $0) }
}

/// What stands in the fields of a form, by their names: typed by a person or made from what is stored.
public struct Entries: Hashable, Sendable {
  private var values: [String: [String]] = [:]

  public init() {}

  /// - Parameter pairs: in the order they were sent; a name may come more than once. Browsers end lines with CR LF; here LF ends them.
  public init(_ pairs: some Sequence<(name: String, value: String)>) {
    for (name, value) in pairs { values[name, default: []].append(value.replacing("\r\n", with: "\n")) }
  }

  /// The first value of a field; empty when it was not sent.
  public func text(_ name: String) -> String { values[name]?.first ?? "" }

  /// Every value of a field, such as the boxes that are ticked.
  public func all(_ name: String) -> [String] { values[name] ?? [] }

  /// Puts one value into a field; an empty one leaves it out.
  public mutating func set(_ name: String, _ value: String) { values[name] = value.isEmpty ? nil : [value] }

  public mutating func set(_ name: String, _ values: [String]) { self.values[name] = values.isEmpty ? nil : values }

  /// Every field with its values in one, in the order of the names.
  var fields: [(name: String, value: String)] { values.sorted { $0.key < $1.key }.map { ($0.key, $0.value.joined(separator: "\n")) } }
}

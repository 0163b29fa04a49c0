/// Fields of a record as text, for the audit trail. A nil value is an empty field.
public struct AuditFields: ExpressibleByDictionaryLiteral, Sendable {
  private var values: [String: String] = [:]

  public init(dictionaryLiteral elements: (String, String?)...) {
    for case (let name, let value?) in elements where !value.isEmpty { values[name] = value }
  }

  /// Adds one field; an empty value adds none.
  mutating func set(_ name: String, _ value: String) {
    if !value.isEmpty { values[name] = value }
  }

  /// A JSON object (RFC 8259) with sorted keys, so that the same fields always give the same bytes.
  var json: String {
    "{" + values.sorted { $0.key < $1.key }.map { quoted($0.key) + ":" + quoted($0.value) }.joined(separator: ",") + "}"
  }

  /// Reads what `json` wrote.
  public static func parse(_ json: String) -> [(name: String, value: String)] {
    var reader = FlatObjectReader(json)
    return reader.fields()
  }

  /// Takes out fields by name.
  mutating func take(_ names: Set<String>) -> AuditFields {
    var taken = AuditFields()
    (taken.values, values) = (values.filter { names.contains($0.key) }, values.filter { !names.contains($0.key) })
    return taken
  }

  /// Reads what `json` wrote.
  init(json: String) {
    for field in AuditFields.parse(json) { values[field.name] = field.value }
  }

  var isEmpty: Bool { values.isEmpty }

  subscript(_ name: String) -> String? { values[name] }

  /// Only what differs.
  static func changes(from before: AuditFields, to after: AuditFields) -> (before: AuditFields, after: AuditFields) {
    var (old, new) = (before, after)
    for (name, value) in before.values where after.values[name] == value {
      old.values[name] = nil
      new.values[name] = nil
    }
    return (old, new)
  }
}

/// One attribute of an element. Names are literals of this program, values are escaped.
public struct Attribute: Sendable {
  enum Value: Sendable {
    case absent
    case present
    case literal(StaticString)
    case text(String)
  }

  let name: StaticString
  let value: Value

  /// An attribute with a value; nil leaves the attribute out.
  public init(_ name: StaticString, _ value: String?) {
    self.name = name
    self.value = value.map(Value.text) ?? .absent
  }

  init(name: StaticString, value: Value) {
    self.name = name
    self.value = value
  }

  /// A boolean attribute such as `required`.
  public static func flag(_ name: StaticString, if condition: Bool = true) -> Attribute {
    Attribute(name: name, value: condition ? .present : .absent)
  }

  public static func `class`(_ names: StaticString) -> Attribute { Attribute(name: "class", value: .literal(names)) }
  public static func id(_ id: String?) -> Attribute { Attribute("id", id) }
  public static func href(_ address: String) -> Attribute { Attribute("href", address) }
  public static func name(_ name: String) -> Attribute { Attribute("name", name) }
  public static func value(_ value: String) -> Attribute { Attribute("value", value) }
  public static func type(_ type: StaticString) -> Attribute { Attribute(name: "type", value: .literal(type)) }
  public static func lang(_ tag: String?) -> Attribute { Attribute("lang", tag) }
  /// `ltr`, `rtl` or `auto`.
  public static func dir(_ direction: String?) -> Attribute { Attribute("dir", direction) }
}

/// One SQL statement or a fragment of one. Text comes from literals only; every other value is bound, never spliced.
///
///     let sql: SQL = "SELECT name FROM organisations WHERE id = \(id) AND country IN \(list: countries)"
public struct SQL: Sendable {
  enum Piece: Sendable, Hashable {
    case text(String)
    case value(SQLValue)
    case token(DialectToken)
    case choice(sqlite: String, postgresql: String)
  }

  private(set) var pieces: [Piece]

  init(pieces: [Piece]) { self.pieces = pieces }

  /// Text that this package itself has made. Never text from a person.
  package init(trusted text: String) { pieces = [.text(text)] }

  public static func + (left: SQL, right: SQL) -> SQL { SQL(pieces: left.pieces + right.pieces) }
  public static func += (left: inout SQL, right: SQL) { left.pieces += right.pieces }
}

extension SQL: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { pieces = [.text(text)] }
  public init(stringInterpolation interpolation: Interpolation) { pieces = interpolation.pieces }

  public struct Interpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    public init(literalCapacity: Int, interpolationCount: Int) { pieces.reserveCapacity(interpolationCount * 2 + 1) }

    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.text(literal)) }
    }

    /// Binds one value.
    public mutating func appendInterpolation(_ value: some SQLConvertible) { pieces.append(.value(value.sqlValue)) }

    /// Binds one value or NULL.
    public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) { pieces.append(.value(value.sqlValue)) }

    /// Nests a fragment with its values.
    public mutating func appendInterpolation(_ fragment: SQL) { pieces += fragment.pieces }

    /// Writes what the dialect calls this.
    public mutating func appendInterpolation(_ token: DialectToken) { pieces.append(.token(token)) }

    /// Writes what only one of the databases understands; for what no token could say, such as an index of words.
    public mutating func appendInterpolation(sqlite: StaticString, postgresql: StaticString) {
      pieces.append(.choice(sqlite: "\(sqlite)", postgresql: "\(postgresql)"))
    }

    /// Writes `(?, ?, …)`. An empty list is `(NULL)`: `IN` then finds nothing, and so does `NOT IN`.
    public mutating func appendInterpolation<Values: Sequence>(list values: Values) where Values.Element: SQLConvertible {
      var separator = "("
      for value in values {
        pieces.append(.text(separator))
        pieces.append(.value(value.sqlValue))
        separator = ", "
      }
      pieces.append(.text(separator == "(" ? "(NULL)" : ")"))
    }
  }
}

extension Sequence<SQL> {
  /// The fragments one after another with `separator` between them; nothing for no fragments.
  public func joined(separator: SQL = "") -> SQL {
    var result = SQL(pieces: [])
    for (index, fragment) in enumerated() { result += index == 0 ? fragment : separator + fragment }
    return result
  }
}

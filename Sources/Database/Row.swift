/// The names of a result's columns, shared by all its rows.
final class ColumnNames: Sendable {
  let names: [String]
  init(_ names: [String]) { self.names = names }
}

/// One row of a result: `let name: String = try row["name"]`.
public struct Row: Sendable {
  private let columns: ColumnNames
  /// In the order of the result's columns.
  public let values: [SQLValue]

  init(_ columns: ColumnNames, _ values: [SQLValue]) {
    self.columns = columns
    self.values = values
  }

  /// The value of a column, of the type that is asked for.
  /// Throws `unexpectedValue` with the column's name when there is no such column or the value does not fit.
  public subscript<T: SQLConvertible>(_ column: String) -> T {
    get throws(DatabaseError) {
      guard let index = columns.names.firstIndex(of: column) else {
        throw .unexpectedValue(column: column, expected: "a column of the result")
      }
      return try value(at: index)
    }
  }

  func value<T: SQLConvertible>(at index: Int) throws(DatabaseError) -> T {
    do { return try T(sqlValue: values[index]) } catch {
      throw .unexpectedValue(column: columns.names[index], expected: "\(T.self)")
    }
  }
}

import Domain
import Store
import Tabular

/// A row with its line in the file.
public struct NumberedRow: Hashable, Sendable {
  /// Line of the file, from 2 on: the first names the columns.
  public var number: Int
  public var row: RegisterRow

  public init(number: Int, row: RegisterRow) {
    self.number = number
    self.row = row
  }
}

/// The register as a CSV file (RFC 4180, UTF-8).
public enum RegisterFile {
  /// Columns without which a row says nothing.
  static let required: [RegisterColumn] = [.kind, .name, .country]

  /// Reads a file; columns may stand in any order and those that are not required may be missing.
  /// - Throws: `InvalidInput` at `file` with the line of the first fault of form. Cells are not checked here.
  public static func rows(_ bytes: [UInt8], limit: Int) throws(InvalidInput) -> [NumberedRow] {
    let table = try table(bytes)
    try checkColumns(table)
    guard !table.rows.isEmpty else { throw fault(.fileEmpty) }
    guard table.rows.count <= limit else { throw fault(.tooManyRows, ["limit": String(limit)]) }
    let columns = table.columns.map { RegisterColumn(rawValue: $0) }
    return table.rows.map { record in
      var row = RegisterRow()
      for case (let column?, let field) in zip(columns, record.fields) { row[column] = field }
      return NumberedRow(number: record.line, row: row)
    }
  }

  private static func table(_ bytes: [UInt8]) throws(InvalidInput) -> TabularTable {
    do throws(TabularError) { return try TabularTable(bytes) } catch {
      let line = ["line": String(error.line)]
      switch error.fault {
      case .notUTF8: throw fault(.fileNotText, line)
      case .quoteNotClosed, .textAfterClosingQuote, .quoteInsideUnquotedField: throw fault(.fileQuotes, line)
      case .fieldCount(let expected, let found):
        throw fault(.fileFieldCount, ["line": String(error.line), "expected": String(expected), "found": String(found)])
      case .noHeader: throw fault(.fileEmpty)
      case .repeatedHeader(let name): throw fault(.columnTwice, ["name": name])
      }
    }
  }

  private static func checkColumns(_ table: TabularTable) throws(InvalidInput) {
    var problems: [Problem] = []
    for name in table.columns where RegisterColumn(rawValue: name) == nil {
      problems.append(Problem("file", .columnUnknown, ["name": name]))
    }
    for column in required where table.place(of: column.rawValue) == nil {
      problems.append(Problem("file", .columnMissing, ["name": column.rawValue]))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  private static func fault(_ rule: Rule, _ values: [String: String] = [:]) -> InvalidInput {
    InvalidInput([Problem("file", rule, values)])
  }

  /// The heading of an export.
  static var heading: [String] { RegisterColumn.allCases.map(\.rawValue) }
}

extension RegisterRow {
  /// All cells in one line of CSV, as an import keeps its rows.
  var line: String {
    var writer = TabularWriter()
    writer.write(fields)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  init(line: String) throws {
    self.init(fields: try TabularReader.records(Array(line.utf8), separator: .comma).first?.fields ?? [])
  }
}

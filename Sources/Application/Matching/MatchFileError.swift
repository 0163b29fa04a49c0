import Domain
import Tabular

/// One field that cannot be read, with its place in the file.
public struct MatchFileFault: Hashable, Sendable, CustomStringConvertible {
  /// Line of the file, counted from 1.
  public let line: Int
  public let column: MatchFileColumn
  public let value: String

  public init(line: Int, column: MatchFileColumn, value: String) {
    self.line = line
    self.column = column
    self.value = value
  }

  public var description: String {
    value.isEmpty
      ? "Line \(line), column \(column.rawValue): this must be filled in with \(column.meaning)."
      : "Line \(line), column \(column.rawValue): \"\(value)\" cannot be read. Write \(column.meaning)."
  }
}

/// Why a file gave no matching. The description lists everything to mend.
public enum MatchFileError: Error, Hashable, Sendable, CustomStringConvertible {
  case table(TabularError)
  case columnMissing(MatchFileColumn)
  case columnUnknown(String)
  case fields([MatchFileFault])
  case repeatedID(String, lines: [Int])
  case option(String)
  case round(MatchingRound.Fault)

  public var description: String {
    switch self {
    case .table(let error): error.description
    case .columnMissing(let column): "The column \(column.rawValue) is missing. It holds \(column.meaning)."
    case .columnUnknown(let name):
      "The column \(name) is not known. Use: \(MatchFileColumn.allCases.map(\.rawValue).joined(separator: ", "))."
    case .fields(let faults): faults.map(\.description).joined(separator: "\n")
    case .repeatedID(let id, let lines):
      "The id \(id) stands on lines \(lines.map(String.init).joined(separator: " and ")). Give each body its own."
    case .option(let text): text
    case .round(let fault): MatchFileError.words(fault)
    }
  }

  private static func words(_ fault: MatchingRound.Fault) -> String {
    switch fault {
    case .problem(.tooManyParties(let limit)): "The file has more than \(limit) bodies. Split the round."
    case .solver(.notVerified): "The result did not pass the separate check and is not shown. Report this with the file."
    default: "The run stopped (\(fault)). Report this with the file."
    }
  }
}

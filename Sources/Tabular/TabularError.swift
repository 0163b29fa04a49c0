/// What is wrong in a CSV file and where, so that a person can mend it.
public struct TabularError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Fault: Hashable, Sendable {
    case notUTF8
    case quoteNotClosed
    case textAfterClosingQuote
    case quoteInsideUnquotedField
    case fieldCount(expected: Int, found: Int)
    case noHeader
    case repeatedHeader(String)
  }

  public let fault: Fault
  /// Line in the file, counted from 1, where the faulty record or byte is.
  public let line: Int
  /// Field in the record, counted from 1; nil when the fault is of the whole record.
  public let column: Int?

  public init(_ fault: Fault, line: Int, column: Int? = nil) {
    self.fault = fault
    self.line = line
    self.column = column
  }

  public var description: String {
    let place = column.map { "Line \(line), column \($0)" } ?? "Line \(line)"
    return "\(place): \(advice)"
  }

  private var advice: String {
    switch fault {
    case .notUTF8: "the text is not UTF-8. Save the file as CSV UTF-8 and try again."
    case .quoteNotClosed: "a quotation mark opens here and is never closed."
    case .textAfterClosingQuote: "there is text after a closing quotation mark. Write a quotation mark inside a field twice."
    case .quoteInsideUnquotedField: "a quotation mark stands inside a field that does not begin with one. Quote the whole field."
    case .fieldCount(let expected, let found): "the row has \(found) fields but the heading has \(expected)."
    case .noHeader: "the file is empty. The first row must name the columns."
    case .repeatedHeader(let name): "the column \(name) is named twice."
    }
  }
}

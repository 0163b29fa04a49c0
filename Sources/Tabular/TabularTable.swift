/// A CSV file whose first row names the columns. Names are compared without regard to letter case and surrounding spaces.
public struct TabularTable: Sendable {
  public let columns: [String]
  public let rows: [TabularRecord]
  private let places: [String: Int]

  /// - Throws: `TabularError` with the line of the first fault; every row must have as many fields as the heading.
  public init(_ bytes: [UInt8], separator: Separator? = nil) throws(TabularError) {
    var records = try TabularReader.records(bytes, separator: separator)
    guard !records.isEmpty else { throw TabularError(.noHeader, line: 1) }
    let header = records.removeFirst()
    columns = header.fields.map(TabularTable.key)
    var places: [String: Int] = [:]
    for (index, name) in columns.enumerated() where places.updateValue(index, forKey: name) != nil {
      throw TabularError(.repeatedHeader(name), line: header.line, column: index + 1)
    }
    for record in records where record.fields.count != columns.count {
      throw TabularError(.fieldCount(expected: columns.count, found: record.fields.count), line: record.line)
    }
    self.places = places
    rows = records
  }

  /// Place of a column counted from 0, or nil when the file has none of that name.
  public func place(of column: String) -> Int? { places[TabularTable.key(column)] }

  private static func key(_ name: String) -> String {
    var characters = Substring(name)
    while characters.first?.isWhitespace == true { characters.removeFirst() }
    while characters.last?.isWhitespace == true { characters.removeLast() }
    return characters.lowercased()
  }
}

/// What the last release measured, read back from its own record.
struct EarlierTables {
  /// Title of the table, then name of the row.
  private var values: [String: [String: [Double?]]] = [:]

  /// - Parameter text: Markdown as `BenchTable` writes it; lines that are no rows are passed over.
  init(_ text: String) {
    var title = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") { title = String(line.dropFirst(3)) }
      guard line.hasPrefix("| ") else { continue }
      let cells = line.split(separator: "|").map { $0.trimmed }
      guard let name = cells.first, !name.isEmpty else { continue }
      values[title, default: [:]][name] = cells.dropFirst().map(number)
    }
  }

  func value(_ title: String, _ row: String, _ column: Int) -> Double? {
    guard let found = values[title]?[row], column < found.count else { return nil }
    return found[column]
  }

  /// The figure that begins a cell such as `0.31 over (×1.02)`.
  private func number(_ cell: String) -> Double? { Double(cell.prefix { $0 != " " }) }
}

extension Substring {
  /// Without spaces at either end.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    let end = start.reversed().drop { $0 == " " }
    return String(end.reversed())
  }
}

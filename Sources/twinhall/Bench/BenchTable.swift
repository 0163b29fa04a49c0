/// A table of figures beside their budgets, printed as Markdown so that the same text is kept as a release's record.
struct BenchTable {
  struct Column {
    let title: String
    let decimals: Int
    /// The most that is allowed, for every row that has none of its own.
    var budget: Double?

    init(_ title: String, decimals: Int = 0, budget: Double? = nil) {
      self.title = title
      self.decimals = decimals
      self.budget = budget
    }

    var heading: String { budget.map { "\(title) (≤ \(formatted($0, decimals)))" } ?? title }
  }

  struct Row {
    let name: String
    /// In the order of the columns; nil was not measured.
    let values: [Double?]
    /// Budgets that differ from the column's, by column.
    var budgets: [Int: Double] = [:]
  }

  let title: String
  let columns: [Column]
  var rows: [Row] = []

  /// - Parameter earlier: what the last release's table says, for the ratio to it.
  func text(against earlier: EarlierTables) -> String {
    let cells = [[""] + columns.map(\.heading) + ["verdict"]] + rows.map { line($0, earlier) }
    let widths = cells[0].indices.map { index in cells.map { $0[index].count }.max() ?? 0 }
    let separator = "|" + widths.enumerated().map { rule(width: $0.element, isFirst: $0.offset == 0) }.joined(separator: "|") + "|"
    let lines = cells.map { padded($0, widths) }
    return "## \(title)\n\n" + ([lines[0], separator] + lines.dropFirst()).joined(separator: "\n") + "\n"
  }

  private func line(_ row: Row, _ earlier: EarlierTables) -> [String] {
    let values = row.values.enumerated().map { index, value in
      guard let value else { return "not counted" }
      let mark = isOver(row, index) ? " over" : ""
      return formatted(value, columns[index].decimals) + mark + ratio(value, earlier.value(title, row.name, index))
    }
    return [row.name] + values + [row.values.indices.contains { isOver(row, $0) } ? "over" : "ok"]
  }

  /// Numbers stand to the right.
  private func rule(width: Int, isFirst: Bool) -> String { String(repeating: "-", count: width + 1) + (isFirst ? "-" : ":") }

  private func ratio(_ value: Double, _ before: Double?) -> String {
    guard let before, before > 0 else { return "" }
    return " (×\(formatted(value / before, 2)))"
  }

  private func budget(_ row: Row, _ index: Int) -> Double? { row.budgets[index] ?? columns[index].budget }

  private func isOver(_ row: Row, _ index: Int) -> Bool {
    guard let value = row.values[index], let budget = budget(row, index) else { return false }
    return value > budget
  }

  /// How many figures have a budget, and how many of these are over it.
  var counts: (budgeted: Int, over: Int) {
    let pairs = rows.flatMap { row in row.values.indices.filter { row.values[$0] != nil && budget(row, $0) != nil }.map { isOver(row, $0) }
    }
    return (pairs.count, pairs.filter { $0 }.count)
  }

  private func padded(_ cells: [String], _ widths: [Int]) -> String {
    let texts = zip(cells, widths).enumerated().map { index, pair in
      let space = String(repeating: " ", count: pair.1 - pair.0.count)
      return index == 0 ? pair.0 + space : space + pair.0
    }
    return "| " + texts.joined(separator: " | ") + " |"
  }
}

/// A number with a fixed count of decimals and no exponent.
func formatted(_ value: Double, _ decimals: Int) -> String {
  let factor = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
  let scaled = Int((value * factor).rounded())
  guard decimals > 0 else { return "\(scaled)" }
  let fraction = "\(abs(scaled) % Int(factor))"
  return "\(scaled / Int(factor))." + String(repeating: "0", count: decimals - fraction.count) + fraction
}

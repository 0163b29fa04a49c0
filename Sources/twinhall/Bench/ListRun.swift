import Application
import Database
import Store
import TwinhallCore

/// List pages on a database that grows from 100 to 100,000 rows.
enum ListRun {
  private static let sizes = [100, 1_000, 10_000, 100_000]

  /// - Parameters:
  ///   - folder: where the growing database is kept meanwhile.
  ///   - report: is told of a list that cannot be measured.
  static func table(_ configuration: Configuration, folder: String, report: (String, any Error) -> Void) throws -> BenchTable {
    var columns = sizes.map { BenchTable.Column("\($0) rows, ms", decimals: 2, budget: 2) }
    // Twice leaves room for one more level of an index and a colder cache; a page that reads every row is a hundred times slower.
    columns.append(.init("largest to smallest", decimals: 2, budget: 2))
    var table = BenchTable(title: "Lists as they grow, median processor time", columns: columns)
    guard !benchLists.isEmpty else { return table }
    let database = try Database(.sqlite(path: folder + "/lists.sqlite"), connections: 2)
    defer { database.close() }
    try Migrator.migrate(database, Schema.migrations, at: TimeSource.system.now)
    let application = Application(database: database, configuration: configuration)
    try ListRows.addPeople(application)
    var medians: [[Double]] = benchLists.map { _ in [] }
    for (size, previous) in zip(sizes, [0] + sizes) {
      try ListRows.add(previous..<size, to: database)
      let visitors = BenchVisitors(application)
      for (index, list) in benchLists.enumerated() {
        do {
          medians[index].append(try MeasuredPage("/en" + list.path, as: list.role, visitors, requests: 100).medianMilliseconds)
        } catch { report("list \(list.name), \(size) rows", error) }
      }
    }
    table.rows = zip(benchLists, medians).filter { $0.1.count == sizes.count }.map { list, medians in
      BenchTable.Row(name: list.name, values: medians.map { $0 } + [medians[medians.count - 1] / medians[0]])
    }
    return table
  }
}

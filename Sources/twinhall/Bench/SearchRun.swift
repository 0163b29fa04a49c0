import Application
import Database
import Domain
import Glibc
import HTTPServer
import Store
import TwinhallCore

/// The search page on 100,000 documents, for a visitor and for the office.
///
/// On SQLite always. On PostgreSQL when TWINHALL_BENCH_POSTGRESQL names a database, which is emptied of nothing: it has to be empty. Its
/// server works in other processes, so that there the time that passes is measured.
enum SearchRun {
  private static let requests = 100

  static func tables(_ configuration: Configuration, folder: String) throws -> [BenchTable] {
    var tables = [try table("SQLite", .sqlite(path: folder + "/search.sqlite"), configuration, clock: threadMicroseconds)]
    if let server = getenv("TWINHALL_BENCH_POSTGRESQL") {
      tables.append(try table("PostgreSQL", .postgresql(String(cString: server)), configuration, clock: passedMicroseconds))
    }
    return tables
  }

  private static func table(
    _ name: String, _ location: DatabaseLocation, _ configuration: Configuration, clock: () -> Double
  ) throws -> BenchTable {
    let database = try Database(location, connections: 2)
    defer { database.close() }
    try Migrator.migrate(database, Schema.migrations, at: TimeSource.system.now)
    let application = Application(database: database, configuration: configuration)
    guard try application.read({ try $0.people.count() }) == 0 else { throw BenchFault("the database for the search is not empty") }
    try ListRows.addPeople(application)
    try SearchBenchmark.fill(application)
    let visitors = BenchVisitors(application)
    var table = BenchTable(
      title: "Search over \(SearchBenchmark.documents) documents, \(name)",
      columns: [
        .init("visitor, median ms", decimals: 2, budget: 2), .init("visitor, worst ms", decimals: 2),
        .init("office, median ms", decimals: 2, budget: 2), .init("office, worst ms", decimals: 2),
      ])
    for question in SearchBenchmark.questions {
      let times = try [nil, Role.programmeOfficer].map { try measure(question.typed, question.filters, as: $0, visitors, clock) }
      table.rows.append(BenchTable.Row(name: question.name, values: times.flatMap { [$0.median, $0.max() ?? 0] }))
    }
    return table
  }

  private static func measure(
    _ typed: String, _ filters: [SearchFacet: String], as role: Role?, _ visitors: BenchVisitors, _ clock: () -> Double
  ) throws -> [Double] {
    let pairs = [("q", typed)] + filters.map { ($0.key.rawValue, $0.value) }
    let request = try visitors.request("/en/search?" + Parameters(pairs).urlEncoded(), as: role)
    var times: [Double] = []
    for number in 0..<requests + 20 {
      var request = request
      // Each from an address of its own: a single one would be told to wait.
      request.remoteAddress = "2001:db8:\(String(number, radix: 16))::1"
      let start = clock()
      let response = visitors.router.respond(to: request)
      if number >= 20 { times.append((clock() - start) / 1_000) }
      guard response.status == 200 else { throw BenchFault("the search for \(typed) answers \(response.status)") }
    }
    return times
  }
}

private func passedMicroseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1_000_000 + Double(time.tv_nsec) / 1_000
}

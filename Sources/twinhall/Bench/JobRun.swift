import Database
import Jobs
import Store
import TwinhallCore

/// A thousand jobs whose effect is a row, put into the queue and done by one runner, on a database of their own.
enum JobRun {
  private static let count = 1_000

  static func table(folder: String) throws -> BenchTable {
    let database = try Database(.sqlite(path: folder + "/lists.sqlite"), connections: 2)
    defer { database.close() }
    try Migrator.migrate(database, Schema.migrations, at: TimeSource.system.now)
    let clock = ContinuousClock()
    let queued = try clock.measure { for _ in 0..<count { try enqueue(database) } }
    let runner = JobRunner(database, handlers: ["bench": { try effect(of: $0, database) }])
    let done = try clock.measure { try runner.runDue() }
    let effects: Int = try database.read { try $0.value("SELECT COUNT(*) FROM rate_limits") }
    guard effects == count else { throw BenchFault("\(effects) of \(count) jobs were done") }
    var table = BenchTable(
      title: "Jobs", columns: [.init("queue one, ms", decimals: 2), .init("do one, ms", decimals: 2, budget: 10), .init("a second")])
    let each = done / .milliseconds(count)
    table.rows = [.init(name: "1,000 jobs, a row each, stored to disk", values: [queued / .milliseconds(count), each, 1_000 / each])]
    return table
  }

  private static func enqueue(_ database: Database) throws {
    let now = TimeSource.system.now
    try database.transaction { _ = try JobQueue.enqueue("bench", payload: "", runAt: now, createdAt: now, on: $0) }
  }

  private static func effect(of job: Job, _ database: Database) throws {
    try database.transaction { connection in
      _ = try connection.rateLimits.count(job.id.description, windowStart: TimeSource.system.now)
      try JobQueue.finish(job, on: connection)
    }
  }
}

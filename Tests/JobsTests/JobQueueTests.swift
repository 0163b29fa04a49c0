import Database
import Jobs
import TestSupport
import Testing
import TwinhallCore

/// A time that tests move by hand.
final class Hands: @unchecked Sendable {
  private let lock = Lock()
  private var instant = Instant("2026-11-24T09:00:00.000Z") ?? Instant(milliseconds: 0)

  var now: Instant { lock.withLock { instant } }
  var source: TimeSource { TimeSource { self.now } }
  func advance(_ duration: Duration) { lock.withLock { instant = instant + duration } }
}

/// What handlers have done.
final class Journal: @unchecked Sendable {
  private let lock = Lock()
  private var lines: [String] = []

  var entries: [String] { lock.withLock { lines } }
  func write(_ line: String) { lock.withLock { lines.append(line) } }
}

extension TestDatabase {
  func useJobs(_ body: (Database) throws -> Void) throws {
    try use(migrations: [Migration(number: 1, name: "jobs", statements: JobQueue.schema + JobQueue.progressSchema)], body)
  }
}

extension Database {
  @discardableResult func enqueue(_ kind: String, _ payload: String = "", at instant: Instant) throws -> Identifier<Job> {
    try transaction { try JobQueue.enqueue(kind, payload: payload, runAt: instant, createdAt: instant, on: $0) }
  }

  func overview(at instant: Instant) throws -> JobOverview { try read { try JobQueue.overview(at: instant, on: $0) } }
  func failedJobs() throws -> [FailedJob] { try read { try JobQueue.failedJobs(limit: 10, on: $0) } }
}

@Suite struct JobQueueTests {
  private let hands = Hands()
  private let journal = Journal()

  @Test("a job goes with the change that called for it", arguments: TestDatabases.all)
  func sameTransaction(on kind: TestDatabase) throws {
    struct Refusal: Error {}
    try kind.useJobs { database throws in
      let error = thrown {
        try database.transaction { connection in
          try JobQueue.enqueue("mail", payload: "1", runAt: hands.now, createdAt: hands.now, on: connection)
          throw Refusal()
        }
      }
      #expect(error is Refusal)
      #expect(try database.overview(at: hands.now).due == 0)
    }
  }

  @Test("jobs run when their time has come, in that order, once", arguments: TestDatabases.all)
  func order(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      try database.enqueue("mail", "later", at: hands.now + .hours(1))
      try database.enqueue("mail", "second", at: hands.now)
      try database.enqueue("mail", "first", at: hands.now - .hours(1))
      let runner = JobRunner(database, handlers: ["mail": { [journal] in journal.write($0.payload) }], time: hands.source)
      #expect(try runner.runDue() == 2)
      #expect(journal.entries == ["first", "second"])
      hands.advance(.hours(1))
      #expect(try runner.runDue() == 1)
      #expect(journal.entries == ["first", "second", "later"])
      #expect(try database.overview(at: hands.now).due == 0)
    }
  }

  @Test("a kind without a handler is left to another runner", arguments: TestDatabases.all)
  func unknownKind(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      try database.enqueue("export", at: hands.now)
      let runner = JobRunner(database, handlers: ["mail": { _ in }], time: hands.source)
      #expect(try runner.runDue() == 0)
      #expect(try database.overview(at: hands.now).due == 1)
    }
  }

  @Test("eight runners share the jobs and run each once", arguments: TestDatabases.all)
  func sharing(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      for number in 100..<140 { try database.enqueue("mail", "\(number)", at: hands.now) }
      let runner = JobRunner(database, handlers: ["mail": { [journal] in journal.write($0.payload) }], time: hands.source)
      try inThreads(8) { _ in try runner.runDue() }
      #expect(journal.entries.sorted() == (100..<140).map(String.init))
    }
  }

  @Test("a job whose runner died is run again when the lease is over", arguments: TestDatabases.all)
  func expiredLease(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      try database.enqueue("mail", at: hands.now)
      try database.execute("UPDATE jobs SET attempts = 1, lease_token = \("lost"), lease_until = \(hands.now + .minutes(10))")
      let runner = JobRunner(database, handlers: ["mail": { [journal] in journal.write("try \($0.attempt)") }], time: hands.source)
      #expect(try runner.runDue() == 0)
      hands.advance(.minutes(10))
      #expect(try runner.runDue() == 1)
      #expect(journal.entries == ["try 2"])
    }
  }

  @Test("a handler whose lease was lost cannot finish the job", arguments: TestDatabases.all)
  func lostLease(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      try database.enqueue("mail", at: hands.now)
      let handler: JobRunner.Handler = { [journal] job in
        try database.execute("UPDATE jobs SET lease_token = \("of another runner")")
        let error = thrown { try database.transaction { try JobQueue.finish(job, on: $0) } }
        journal.write(error == nil ? "finished" : "refused")
      }
      let runner = JobRunner(database, handlers: ["mail": handler], time: hands.source)
      #expect(try runner.runDue() == 1)
      #expect(journal.entries == ["refused"])
      #expect(try database.overview(at: hands.now).due == 1)
    }
  }
}

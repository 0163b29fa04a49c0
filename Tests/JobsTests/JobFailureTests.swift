import Database
import TestSupport
import Testing
import TwinhallCore

@testable import Jobs

@Suite struct JobFailureTests {
  private let hands = Hands()
  private let journal = Journal()

  @Test("the pause doubles from a minute up to a day")
  func pauses() {
    #expect((1...4).map { JobRunner.pause(after: $0) } == [.minutes(1), .minutes(2), .minutes(4), .minutes(8)])
    #expect(JobRunner.pause(after: 12) == .days(1))
    #expect(JobRunner.pause(after: 90) == .days(1))
    #expect(JobRunner.pause(after: 3, shortenedBy: 0.25) == .minutes(3))
  }

  @Test("jobs that failed together do not all come back in the same moment", arguments: TestDatabases.all)
  func jitter(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      for _ in 0..<20 { try database.enqueue("mail", at: hands.now) }
      let runner = JobRunner(database, handlers: ["mail": { _ in throw JobFailure("the server is away") }], time: hands.source)
      try runner.runDue()
      let times: [Instant] = try database.rows("SELECT DISTINCT run_at FROM jobs ORDER BY run_at").map { try $0["run_at"] }
      #expect(times.count > 1)
      #expect(times.allSatisfy { hands.now + .seconds(45) <= $0 && $0 <= hands.now + .minutes(1) })
    }
  }

  @Test("a job given up for good is gone, one that has not failed is not given up", arguments: TestDatabases.all)
  func discarding(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      let id = try database.enqueue("mail", at: hands.now)
      let isTooEarly = try database.transaction { try JobQueue.discard(id, at: hands.now, on: $0) }
      #expect(!isTooEarly)
      let runner = JobRunner(database, handlers: ["mail": { _ in throw JobFailure("no", isFinal: true) }], time: hands.source)
      try runner.runDue()
      let isGone = try database.transaction { try JobQueue.discard(id, at: hands.now, on: $0) }
      #expect(isGone)
      #expect(try database.value("SELECT COUNT(*) FROM jobs") as Int == 0)
    }
  }

  @Test("a job that fails is tried eight times and then left to the operator", arguments: TestDatabases.all)
  func givingUp(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      let id = try database.enqueue("mail", at: hands.now)
      let handler: JobRunner.Handler = { [journal] job in
        journal.write("try \(job.attempt)")
        throw JobFailure("the server is away")
      }
      let runner = JobRunner(database, handlers: ["mail": handler], time: hands.source)
      for attempt in 1...8 {
        #expect(try runner.runDue() == 1)
        #expect(try runner.runDue() == 0, "not before the pause is over")
        hands.advance(JobRunner.pause(after: attempt))
      }
      #expect(try runner.runDue() == 0)
      #expect(journal.entries == (1...8).map { "try \($0)" })
      let failed = try database.failedJobs()
      #expect(failed.map(\.id) == [id])
      #expect(failed.map(\.reason) == ["the server is away"])
      let isRetried = try database.transaction { try JobQueue.retry(id, at: hands.now, on: $0) }
      #expect(isRetried)
      #expect(try runner.runDue() == 1)
    }
  }

  @Test("a final failure is not tried again, and of other errors only the type is kept", arguments: TestDatabases.all)
  func finalFailure(on kind: TestDatabase) throws {
    struct AddressRefused: Error { let address = "astrid@example.org" }
    try kind.useJobs { database throws in
      try database.enqueue("final", at: hands.now)
      try database.enqueue("other", at: hands.now)
      let handlers: [String: JobRunner.Handler] = [
        "final": { _ in throw JobFailure("no such member", isFinal: true) }, "other": { _ in throw AddressRefused() },
      ]
      let runner = JobRunner(database, handlers: handlers, time: hands.source)
      #expect(try runner.runDue() == 2)
      #expect(try database.failedJobs().map(\.kind) == ["final"])
      #expect(try database.value("SELECT last_error FROM jobs WHERE kind = \("other")") as String == "AddressRefused")
    }
  }

  @Test("a job that killed its runner in the last try is given up", arguments: TestDatabases.all)
  func deadly(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      try database.enqueue("mail", at: hands.now)
      try database.execute("UPDATE jobs SET attempts = 8, lease_token = \("lost"), lease_until = \(hands.now)")
      let runner = JobRunner(database, handlers: ["mail": { [journal] _ in journal.write("ran") }], time: hands.source)
      #expect(try runner.runDue() == 0)
      #expect(journal.entries.isEmpty)
      #expect(try database.overview(at: hands.now) == JobOverview(waiting: 0, due: 0, failed: 1))
    }
  }

  @Test("what a handler stores and the end of its job are one transaction", arguments: TestDatabases.all)
  func finishing(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      try database.execute("CREATE TABLE done (attempt \(.integer) NOT NULL)")
      try database.enqueue("mail", at: hands.now)
      let handler: JobRunner.Handler = { job in
        try database.transaction { connection in
          try connection.execute("INSERT INTO done (attempt) VALUES (\(job.attempt))")
          if job.attempt == 1 { throw JobFailure("half done") }
          try JobQueue.finish(job, on: connection)
        }
      }
      let runner = JobRunner(database, handlers: ["mail": handler], time: hands.source)
      try runner.runDue()
      hands.advance(.minutes(1))
      try runner.runDue()
      #expect(try database.value("SELECT attempt FROM done") as Int == 2)
      #expect(try database.overview(at: hands.now) == JobOverview(waiting: 0, due: 0, failed: 0))
    }
  }
}

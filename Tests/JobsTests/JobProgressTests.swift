import Database
import Glibc
import TestSupport
import Testing
import TwinhallCore

@testable import Jobs

@Suite struct JobProgressTests {
  private let hands = Hands()
  private let journal = Journal()

  private func enqueue(_ database: Database) throws -> Identifier<Job> {
    try database.transaction { try JobQueue.enqueueLong("export", payload: "", person: "p", at: hands.now, on: $0) }
  }

  private func progress(_ id: Identifier<Job>, _ database: Database) throws -> JobProgress {
    try #require(try database.read { try JobQueue.progress(of: id, at: hands.now, on: $0) })
  }

  @Test("whoever waits sees how far it has come, and the lease is renewed", arguments: TestDatabases.all)
  func reports(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      let id = try enqueue(database)
      #expect(try progress(id, database).state == .waiting(reason: ""))
      let handler: JobRunner.Handler = { [hands, journal] job in
        hands.advance(.minutes(9))
        try job.reporting(to: database, time: hands.source) { beat in try beat.report(3, of: 10, "writing") }
        let seen = try database.read { try JobQueue.progress(of: id, at: hands.now, on: $0) }
        journal.write("\(seen?.done ?? 0) of \(seen?.total ?? 0) \(seen?.word ?? "")")
        let until: Instant = try database.value("SELECT lease_until FROM jobs")
        journal.write(until == hands.now + .minutes(10) ? "renewed" : "as before")
        journal.write(seen?.state == .running ? "running" : "not running")
        try database.transaction { try JobQueue.finish(job, result: "/there", at: hands.now, on: $0) }
      }
      #expect(try JobRunner(database, handlers: ["export": handler], time: hands.source).runDue() == 1)
      #expect(journal.entries == ["3 of 10 writing", "renewed", "running"])
      #expect(try progress(id, database).state == .ended(.done))
      #expect(try progress(id, database).result == "/there")
    }
  }

  @Test("a report may come from inside a transaction", arguments: TestDatabases.all)
  func inside(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      let id = try enqueue(database)
      let handler: JobRunner.Handler = { [hands] job in
        try job.reporting(to: database, time: hands.source) { beat in
          try database.read { _ in try beat.report(7, of: 7, "reading") }
        }
      }
      try JobRunner(database, handlers: ["export": handler], time: hands.source).runDue()
      #expect(try progress(id, database).done == 7)
      #expect(try progress(id, database).state == .ended(.done))
    }
  }

  @Test("work that is stopped ends at its next report and is not tried again", .timeLimit(.minutes(1)), arguments: TestDatabases.all)
  func stopping(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      let id = try enqueue(database)
      let handler: JobRunner.Handler = { [hands, journal] job in
        try job.reporting(to: database, time: hands.source) { beat in
          try beat.report(0, of: 0, "writing")
          let isAsked = try database.transaction { try JobQueue.cancel(id, at: hands.now, on: $0) }
          journal.write("asked \(isAsked)")
          while true {
            try beat.report(1, of: 0, "writing")
            usleep(1000)
          }
        }
      }
      let runner = JobRunner(database, handlers: ["export": handler], time: hands.source)
      #expect(try runner.runDue() == 1)
      #expect(journal.entries == ["asked true"])
      #expect(try progress(id, database).state == .ended(.cancelled))
      hands.advance(.days(1))
      #expect(try runner.runDue() == 0)
      let isAskedAgain = try database.transaction { try JobQueue.cancel(id, at: hands.now, on: $0) }
      #expect(!isAskedAgain)
    }
  }

  @Test("work that nobody has begun is stopped at once", arguments: TestDatabases.all)
  func stoppingEarly(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      let id = try enqueue(database)
      _ = try database.transaction { try JobQueue.cancel(id, at: hands.now, on: $0) }
      #expect(try progress(id, database).state == .ended(.cancelled))
      #expect(try JobRunner(database, handlers: ["export": { _ in }], time: hands.source).runDue() == 0)
    }
  }

  @Test("a handler whose lease another runner has is told at its next report", .timeLimit(.minutes(1)), arguments: TestDatabases.all)
  func lost(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      _ = try enqueue(database)
      let handler: JobRunner.Handler = { [hands, journal] job in
        try database.execute("UPDATE jobs SET lease_token = \("of another runner")")
        let error = thrown {
          try job.reporting(to: database, time: hands.source) { beat in
            while true {
              try beat.report(1, of: 0, "writing")
              usleep(1000)
            }
          }
        }
        journal.write((error as? JobFailure)?.reason ?? "none")
      }
      _ = try JobRunner(database, handlers: ["export": handler], time: hands.source).runNext()
      #expect(journal.entries == ["the lease ran out"])
    }
  }

  @Test("work that failed says why, while it is tried again and after", arguments: TestDatabases.all)
  func failing(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      let id = try enqueue(database)
      let handler: JobRunner.Handler = { job in throw JobFailure("the disk is full", isFinal: job.attempt == 2) }
      let runner = JobRunner(database, handlers: ["export": handler], time: hands.source)
      try runner.runDue()
      #expect(try progress(id, database).state == .waiting(reason: "the disk is full"))
      hands.advance(.minutes(1))
      try runner.runDue()
      #expect(try progress(id, database).state == .failed(reason: "the disk is full"))
      _ = try database.transaction { try JobQueue.discard(id, at: hands.now, on: $0) }
      #expect(try progress(id, database).state == .ended(.givenUp))
      try database.transaction { try JobQueue.purgeProgress(endedBefore: hands.now + .days(1), on: $0) }
      #expect(try database.read { try JobQueue.latestProgress(limit: 10, at: hands.now, on: $0) }.isEmpty)
    }
  }
}

import Database
import TestSupport
import Testing
import TwinhallCore

@testable import Jobs

@Suite struct RecurringJobTests {
  private let hands = Hands()
  private let journal = Journal()

  @Test("a daily job comes next at its minute, today or tomorrow")
  func daily() throws {
    let job = RecurringJob("digest", .daily(minute: 6 * 60 + 30))
    let before = try #require(Instant("2026-11-24T06:29:59.999Z"))
    let at = try #require(Instant("2026-11-24T06:30:00.000Z"))
    #expect(job.next(after: before) == at)
    #expect(job.next(after: at) == at + .days(1))
  }

  @Test("a recurring job runs once for each time, and once for all times missed", arguments: TestDatabases.all)
  func recurring(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      let runner = JobRunner(
        database, handlers: ["digest": { [journal] in journal.write($0.kind) }], recurring: [RecurringJob("digest", .every(.hours(1)))],
        time: hands.source)
      #expect(try runner.runDue() == 0)
      hands.advance(.hours(1))
      #expect(try runner.runDue() == 1)
      #expect(try runner.runDue() == 0)
      hands.advance(.hours(50))
      #expect(try runner.runDue() == 1)
      #expect(journal.entries == ["digest", "digest"])
    }
  }

  @Test("several runners queue a recurring job once", arguments: TestDatabases.all)
  func severalRunners(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      let job = RecurringJob("digest", .every(.hours(1)))
      let hands = hands
      try inThreads(6) { _ in try job.enqueueIfDue(at: hands.now, in: database) }
      hands.advance(.hours(1))
      try inThreads(6) { _ in try job.enqueueIfDue(at: hands.now, in: database) }
      #expect(try database.overview(at: hands.now).due == 1)
    }
  }

  @Test("how the last run went is kept, and a run now takes the place of one that waits", arguments: TestDatabases.all)
  func lastRun(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      let job = RecurringJob("digest", .every(.hours(1)))
      let runner = JobRunner(
        database, handlers: ["digest": { [journal] _ in if journal.entries.isEmpty { throw JobFailure("the disk is full") } }],
        recurring: [job], time: hands.source)
      try runner.runDue()
      for _ in 0..<2 {
        let isQueued = try database.transaction { try JobQueue.runNow("digest", at: hands.now, on: $0) }
        #expect(isQueued)
      }
      #expect(try runner.runDue() == 1)
      let failed = try database.read { try JobQueue.schedules(on: $0) }
      #expect(failed.map(\.lastOutcome) == ["the disk is full"])
      #expect(failed.map(\.lastAt) == [hands.now])
      journal.write("mended")
      hands.advance(.minutes(1))
      #expect(try runner.runDue() == 1)
      let mended = try database.read { try JobQueue.schedules(on: $0) }
      #expect(mended.map(\.lastOutcome) == [""])
      #expect(mended.map(\.nextAt) == [hands.now + .minutes(59)])
    }
  }

  @Test("the loop works until it is told to stop, and reports errors of the queue", arguments: TestDatabases.all)
  func loop(on kind: TestDatabase) throws {
    try kind.useJobs { database throws in
      try database.enqueue("mail", at: hands.now)
      let runner = JobRunner(database, handlers: ["mail": { [journal] _ in journal.write("ran") }], time: hands.source)
      runner.run(until: { !journal.entries.isEmpty }, report: { _ in journal.write("error") })
      #expect(journal.entries == ["ran"])
      try database.execute("DROP TABLE jobs")
      runner.run(until: { journal.entries.count > 1 }, report: { _ in journal.write("error") })
      #expect(journal.entries == ["ran", "error"])
    }
  }
}

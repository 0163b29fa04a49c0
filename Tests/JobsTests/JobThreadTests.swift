import Glibc
import Jobs
import TestSupport
import Testing
import TwinhallCore

@Suite("The thread of the queue")
struct JobThreadTests {
  @Test("A thread does what is due and stops when it is told to", .timeLimit(.minutes(1)), arguments: TestDatabases.all)
  func worksAndStops(on kind: TestDatabase) throws {
    try kind.useJobs { database in
      let now = TimeSource.system.now
      try database.transaction { _ = try JobQueue.enqueue("count", payload: "", runAt: now, createdAt: now, on: $0) }
      let journal = Journal()
      let thread = JobThread(JobRunner(database, handlers: ["count": { _ in journal.write("done") }])) { _ in }
      while journal.entries.isEmpty { usleep(1000) }
      thread.stop()
      let left: Int = try database.value("SELECT COUNT(*) FROM jobs")
      #expect(left == 0)
    }
  }
}

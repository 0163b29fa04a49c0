import Database
import Glibc
import TwinhallCore

extension JobRunner {
  /// Runs what is due every two seconds until `isStopping` answers true; a job that has begun is ended first.
  /// Errors of the queue itself (the database is away) go to `report`; the loop goes on.
  public func run(until isStopping: () -> Bool, report: (any Error) -> Void) {
    while !isStopping() {
      do {
        for job in recurring { try job.enqueueIfDue(at: time.now, in: database) }
        while try !isStopping() && runNext() {}
      } catch {
        report(error)
      }
      rest(until: isStopping)
    }
  }

  /// In short pieces, so that a stop is heeded soon.
  private func rest(until isStopping: () -> Bool) {
    for _ in 0..<20 where !isStopping() { usleep(100_000) }
  }
}

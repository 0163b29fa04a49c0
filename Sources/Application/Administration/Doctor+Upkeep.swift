import Database
import Jobs
import Store
import TwinhallCore

extension Doctor {
  /// The queue and the backups; nothing where the schema is not there yet, which is a fault of its own.
  func upkeep(of database: Database) -> [Finding] {
    let found = try? database.read { connection in
      [queue(try JobQueue.overview(at: time.now, on: connection)), backup(try connection.custody.backups(limit: 1).first?.startedAt)]
    }
    return found ?? []
  }

  /// Work that waits for an hour waits for a runner that does not run.
  func queue(_ overview: JobOverview) -> Finding {
    let name = "queue"
    let minutes = overview.oldestDue.map { Int(time.now.milliseconds - $0.milliseconds) / 60_000 }
    let depth = "\(overview.due) due (\(overview.running) at work), \(overview.waiting) for later, \(overview.failed) failed"
    if let minutes, minutes >= 60 {
      return .fault(name, "\(depth); the oldest has waited \(minutes) minutes. Check that 'twinhall serve' or 'twinhall work' runs.")
    }
    if overview.failed > 0 {
      return .fault(name, "\(depth). An administrator finds the reasons at \(configuration.publicAddress)/en/office/jobs.")
    }
    return .fine(name, minutes.map { "\(depth); the oldest has waited \($0) minutes" } ?? depth)
  }

  /// - Parameter last: when the last one that was verified began.
  func backup(_ last: Instant?) -> Finding {
    let name = "backup"
    guard let last else {
      let text = "none has been made. Run 'twinhall backup PATH' every night."
      return configuration.environment == .production ? .fault(name, text) : .fine(name, text)
    }
    let days = Int((time.now.milliseconds - last.milliseconds) / 86_400_000)
    return days > configuration.backupDays
      ? .fault(name, "the last one is \(days) days old. Find out what 'twinhall backup' answered since.")
      : .fine(name, "the last one began at \(last) and was verified")
  }
}

import Database
import Domain
import TwinhallCore

/// A mail as the administrator's list shows it: not its words.
public struct OutboxLine: Sendable {
  public let id: Identifier<OutgoingMail>
  public let kind: OutgoingMail.Kind
  public let to: String
  public let createdAt: Instant
  public let failedAt: Instant?
  /// Why the last try failed; empty when there was none.
  public let failure: String
}

extension MailStore {
  /// Mails that wait, or that failed for good; the newest first.
  public func outbox(failed: Bool, offset: Int, limit: Int) throws -> [OutboxLine] {
    try connection.rows("SELECT * FROM mails WHERE \(condition(failed)) ORDER BY created_at DESC, id DESC LIMIT \(limit) OFFSET \(offset)")
      .map {
        OutboxLine(
          id: try $0["id"], kind: try $0["kind"], to: try $0["to_address"], createdAt: try $0["created_at"], failedAt: try $0["failed_at"],
          failure: try $0["failure"])
      }
  }

  public func countOutbox(failed: Bool, upTo most: Int) throws -> Int {
    try connection.count("FROM mails WHERE \(condition(failed))", upTo: most)
  }

  /// The job of a mail that failed for good and still has its words.
  public func failedJob(of id: Identifier<OutgoingMail>) throws -> String? {
    try connection.row("SELECT job_id FROM mails WHERE id = \(id) AND failed_at IS NOT NULL AND sent_at IS NULL AND body <> ''")
      .flatMap { try $0["job_id"] }
  }

  public func markWaiting(_ id: Identifier<OutgoingMail>) throws {
    try connection.execute("UPDATE mails SET failed_at = NULL, failure = '' WHERE id = \(id)")
  }

  private func condition(_ failed: Bool) -> SQL {
    failed ? "failed_at IS NOT NULL AND sent_at IS NULL" : "sent_at IS NULL AND failed_at IS NULL"
  }
}

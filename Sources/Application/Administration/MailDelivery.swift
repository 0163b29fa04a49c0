import Database
import Domain
import Jobs
import Store
import TwinhallCore

/// Takes mails from the outbox to where they go, once each.
public enum MailDelivery {
  public static let kind = "mail.send"

  static func enqueue(_ mail: Identifier<OutgoingMail>, at instant: Instant, on connection: any Connection) throws {
    try JobQueue.enqueue(kind, payload: mail.description, runAt: instant, createdAt: instant, on: connection)
  }
}

import Database
import Domain
import TwinhallCore

/// How much waits for the office; every count has an index to stand on.
public struct WaitingStore {
  let connection: any Connection

  /// Declarations sent in and not yet reviewed.
  public func declarationsToReview() throws -> Int {
    try connection.value("SELECT COUNT(*) FROM declarations WHERE state = \(Declaration.State.submitted.rawValue)")
  }

  /// Published declarations that nobody has confirmed since a day.
  public func staleDeclarations(confirmedBefore day: Day) throws -> Int {
    let published = Declaration.State.published.rawValue
    return try connection.value("SELECT COUNT(*) FROM declarations WHERE state = \(published) AND confirmed_on < \(day)")
  }

  /// Proposals of open rounds that a side has not answered and none has declined.
  public func proposalsWaiting() throws -> Int {
    try connection.value(
      """
      SELECT COUNT(*) FROM proposals JOIN matching_rounds ON matching_rounds.id = proposals.round_id
      WHERE matching_rounds.state = 'answering' AND swedish_answer <> 'declined' AND international_answer <> 'declined'
        AND (swedish_answer = 'waiting' OR international_answer = 'waiting')
      """)
  }

  /// Mails that should have gone before an instant.
  public func unsentMails(before instant: Instant) throws -> Int {
    try connection.value("SELECT COUNT(*) FROM mails WHERE sent_at IS NULL AND created_at < \(instant)")
  }
}

extension Connection {
  public var waiting: WaitingStore { WaitingStore(connection: self) }
}

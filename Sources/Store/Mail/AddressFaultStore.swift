import Database
import Domain
import TwinhallCore

/// An address that mails came back from.
public struct AddressFault: Hashable, Sendable {
  public let email: String
  public let person: Identifier<Person>?
  /// How many mails came back for good.
  public let bounces: Int
  /// As the last server put it: an enhanced status code (RFC 3463) or a reply code.
  public let lastStatus: String
  public let lastAt: Instant
  /// Since when nothing is sent there; nil while mails still go.
  public let stoppedAt: Instant?
}

/// Addresses by their folded form.
public struct AddressFaultStore {
  let connection: any Connection

  /// Counts a mail that came back for good; stops mails to the address from the `most`-th on.
  public func count(_ email: String, of person: Identifier<Person>?, status: String, at instant: Instant, most: Int) throws {
    try connection.execute(
      """
      INSERT INTO address_faults (email_folded, person_id, bounces, last_status, last_at)
      VALUES (\(email), \(person), \(0), \(status), \(instant)) ON CONFLICT (email_folded) DO NOTHING
      """)
    try connection.execute(
      """
      UPDATE address_faults SET bounces = bounces + 1, last_status = \(status), last_at = \(instant),
        person_id = COALESCE(\(person), person_id),
        stopped_at = CASE WHEN bounces + 1 >= \(most) THEN COALESCE(stopped_at, \(instant)) ELSE stopped_at END
      WHERE email_folded = \(email)
      """)
  }

  public func find(_ email: String) throws -> AddressFault? {
    try connection.row("SELECT * FROM address_faults WHERE email_folded = \(email)").map(AddressFault.init)
  }

  /// Those of some addresses to which nothing is sent.
  public func stopped(among emails: some Sequence<String>) throws -> Set<String> {
    var found: Set<String> = []
    for part in Array(emails).chunks(of: 500) {
      let rows = try connection.rows(
        "SELECT email_folded FROM address_faults WHERE stopped_at IS NOT NULL AND email_folded IN \(list: part)")
      found.formUnion(try rows.map { try $0["email_folded"] })
    }
    return found
  }

  /// Stopped ones first, the latest of them on top.
  public func page(offset: Int, limit: Int) throws -> [AddressFault] {
    try connection.rows(
      """
      SELECT * FROM address_faults ORDER BY CASE WHEN stopped_at IS NULL THEN 1 ELSE 0 END, last_at DESC, email_folded
      LIMIT \(limit) OFFSET \(offset)
      """
    ).map(AddressFault.init)
  }

  public func count(upTo most: Int) throws -> Int { try connection.count("FROM address_faults", upTo: most) }

  public func countStopped() throws -> Int { try connection.value("SELECT COUNT(*) FROM address_faults WHERE stopped_at IS NOT NULL") }

  /// Begins anew with an address. - Returns: 0 when nothing was counted for it.
  public func forget(_ email: String) throws -> Int { try connection.execute("DELETE FROM address_faults WHERE email_folded = \(email)") }
}

extension AddressFault {
  fileprivate init(_ row: Row) throws {
    email = try row["email_folded"]
    person = try row["person_id"]
    bounces = try row["bounces"]
    lastStatus = try row["last_status"]
    lastAt = try row["last_at"]
    stoppedAt = try row["stopped_at"]
  }
}

extension Connection {
  public var addressFaults: AddressFaultStore { AddressFaultStore(connection: self) }
}

import Database
import Domain
import TwinhallCore

extension MailFrequency: SQLConvertible {}
extension MailKind: SQLConvertible {}

/// How people want to be mailed, and the secrets that belong to that.
public struct MailChoiceStore {
  let connection: any Connection

  /// What a person chose, or what holds until then.
  public func find(_ person: Identifier<Person>) throws -> MailChoices { try all([person])[person] ?? MailChoices() }

  /// What several people chose; who chose nothing is left out.
  public func all(_ people: some Sequence<Identifier<Person>>) throws -> [Identifier<Person>: MailChoices] {
    var found: [Identifier<Person>: MailChoices] = [:]
    for part in Array(people).chunks(of: 500) {
      for row in try connection.rows("SELECT * FROM mail_choices WHERE person_id IN \(list: part)") {
        found[try row["person_id"]] = try MailChoices(row)
      }
    }
    return found
  }

  /// Makes the row of a person who has none, with nothing chosen.
  /// - Parameter code: random; it stays as long as the row.
  public func ensure(_ person: Identifier<Person>, code: String) throws {
    let standard = MailChoices()
    try connection.execute(
      """
      INSERT INTO mail_choices (person_id, code, conversations, reminders, hour, weekday, time_zone, last_digest, version)
      VALUES (\(person), \(code), \(standard.conversations), \(standard.reminders), \(standard.hour), \(standard.weekday), '', '', \(1))
      ON CONFLICT (person_id) DO NOTHING
      """)
  }

  public func code(of person: Identifier<Person>) throws -> String? {
    try connection.row("SELECT code FROM mail_choices WHERE person_id = \(person)").map { try $0["code"] }
  }

  public func person(code: String) throws -> Identifier<Person>? {
    try connection.row("SELECT person_id FROM mail_choices WHERE code = \(code)").map { try $0["person_id"] }
  }

  /// Zero when the version is not the one that was read.
  public func update(_ choices: MailChoices, of person: Identifier<Person>) throws -> Int {
    try connection.execute(
      """
      UPDATE mail_choices SET conversations = \(choices.conversations), reminders = \(choices.reminders), hour = \(choices.hour),
        weekday = \(choices.weekday), time_zone = \(choices.timeZone), version = version + 1
      WHERE person_id = \(person) AND version = \(choices.version)
      """)
  }

  /// The identifier of the last gathered mail, which the next one follows in its thread; empty before the first.
  public func lastDigest(of person: Identifier<Person>) throws -> String {
    try connection.row("SELECT last_digest FROM mail_choices WHERE person_id = \(person)").map { try $0["last_digest"] } ?? ""
  }

  public func setLastDigest(_ identifier: String, of person: Identifier<Person>) throws {
    try connection.execute("UPDATE mail_choices SET last_digest = \(identifier) WHERE person_id = \(person)")
  }

  /// - Parameter digest: of the secret in the address of the person's calendar; nil ends the address.
  public func setCalendar(_ digest: String?, of person: Identifier<Person>) throws {
    try connection.execute("UPDATE mail_choices SET calendar_digest = \(digest) WHERE person_id = \(person)")
  }

  public func hasCalendar(_ person: Identifier<Person>) throws -> Bool {
    try connection.row("SELECT calendar_digest FROM mail_choices WHERE person_id = \(person) AND calendar_digest IS NOT NULL") != nil
  }

  /// Whose calendar it is, unless the person is shut out.
  public func person(calendarDigest: String) throws -> Identifier<Person>? {
    try connection.row(
      """
      SELECT person_id FROM mail_choices JOIN people ON people.id = mail_choices.person_id
      WHERE calendar_digest = \(calendarDigest) AND disabled_at IS NULL
      """
    ).map { try $0["person_id"] }
  }
}

extension MailChoices {
  fileprivate init(_ row: Row) throws {
    self.init()
    conversations = try row["conversations"]
    reminders = try row["reminders"]
    hour = try row["hour"]
    weekday = try row["weekday"]
    timeZone = try row["time_zone"]
    version = try row["version"]
  }
}

extension Connection {
  public var mailChoices: MailChoiceStore { MailChoiceStore(connection: self) }
}

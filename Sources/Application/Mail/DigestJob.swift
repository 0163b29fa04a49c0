import Database
import Domain
import Jobs
import Store
import TwinhallCore

/// Sends gathered mails whose time has come.
public enum DigestJob {
  public static let kind = "mail.digests"
  public static let recurring = RecurringJob(kind, .every(.minutes(5)))
  /// People looked up in one query.
  private static let batch = 100

  public static func run(_ application: Application) throws {
    var people: [Identifier<Person>] = []
    var before: [Identifier<Person>]
    // Nobody is looked at twice in a row: whoever could not be told now is due again at the next run.
    repeat {
      before = people
      people = try application.read { try $0.mailItems.peopleDue(at: application.time.now, limit: batch) }
      for person in people { while try application.gather(for: person) {} }
    } while people.count == batch && people != before
  }
}

extension Application {
  /// Chooses what is in a person's next mail, marks it as mailed, and puts the mail into the outbox: all of it in one transaction, so that
  /// nothing is lost or comes twice when the process ends in between.
  /// - Returns: whether a mail was made; there may be more to say then.
  func gather(for id: Identifier<Person>) throws -> Bool {
    try database.transaction { connection in
      let now = time.now
      let items = try connection.mailItems.waiting(for: id, by: now, limit: 200)
      guard !items.isEmpty, let person = try connection.people.find(id) else { return false }
      if try connection.people.isDisabled(id) {
        try connection.mailItems.drop(items)
        return false
      }
      if try connection.addressFaults.find(person.email.foldedAddress)?.stoppedAt != nil {
        // It stays until the address works again; the next look is tomorrow.
        for kind in MailKind.allCases { try connection.mailItems.reschedule(kind, of: id, at: now + .days(1)) }
        return false
      }
      try connection.mailChoices.ensure(id, code: SignedCode.random())
      let code = try connection.mailChoices.code(of: id) ?? ""
      guard let gathered = try GatheredMail(items, for: person, code: code, self, connection) else { return false }
      try connection.mailItems.drop(gathered.needless)
      guard !gathered.items.isEmpty else { return false }
      return try send(gathered, to: person, code: code, connection)
    }
  }

  private func send(_ gathered: GatheredMail, to person: Person, code: String, _ connection: any Connection) throws -> Bool {
    var mail = OutgoingMail(
      id: Identifier(at: time.now), to: person.email, language: person.language, subject: gathered.subject, body: gathered.body,
      createdAt: time.now)
    mail.kind = gathered.isOnlyReminders ? .reminder : .digest
    mail.person = person.id
    mail.messageName = "news.\(mail.id)"
    mail.references = [try connection.mailChoices.lastDigest(of: person.id)].filter { !$0.isEmpty }
    mail.listName = gathered.subject
    mail.listLabel = mail.kind.rawValue
    mail.tokenCode = code
    try connection.send(mail)
    guard try connection.mailItems.take(gathered.items, into: mail.id) == gathered.items.count else {
      // Another process took some of it: the transaction begins again and sees what is left.
      throw DatabaseError.serializationFailure
    }
    if mail.kind == .digest { try connection.mailChoices.setLastDigest("<\(mail.messageName)@\(configuration.mail.host)>", of: person.id) }
    return true
  }
}

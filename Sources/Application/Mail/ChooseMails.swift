import Database
import Domain
import Store
import TwinhallCore

/// What a person is mailed and when, with what waits.
public struct OwnMail: Sendable {
  public let choices: MailChoices
  /// The operator's zone, which holds while none is chosen.
  public let standardZone: String
  public let hasCalendar: Bool
  /// What would be mailed next; nil when nothing waits.
  public let next: GatheredMail?
  public let nextAt: Instant?
  /// Set when mails to the person came back.
  public let fault: AddressFault?
}

extension Application {
  public func ownMail(permit: Permit<UseOwnAccount>) throws -> OwnMail {
    guard let person = permit.viewer.person else { throw NotFound() }
    return try read { connection in
      let items = try connection.mailItems.waiting(for: person.id, limit: 200)
      let first = items.first.map(\.sendAt)
      let soon = items.filter { $0.sendAt == first }
      let code = try connection.mailChoices.code(of: person.id) ?? ""
      return OwnMail(
        choices: try connection.mailChoices.find(person.id), standardZone: configuration.timeZone,
        hasCalendar: try connection.mailChoices.hasCalendar(person.id),
        next: try soon.isEmpty ? nil : GatheredMail(soon, for: person, code: code, self, connection), nextAt: first,
        fault: try connection.addressFaults.find(person.email.foldedAddress))
    }
  }

  /// Saves what a person wants. What waits already is mailed by the new choice, or not at all.
  /// - Throws: `InvalidInput` at `time-zone`, `VersionConflict`.
  public func chooseMails(_ choices: MailChoices, permit: Permit<UseOwnAccount>) throws {
    guard let person = permit.viewer.person else { throw NotFound() }
    var validation = Validation()
    if !choices.timeZone.isEmpty, ClockZone.named(choices.timeZone) == nil { validation.add("time-zone", .notAChoice) }
    if !(0...23).contains(choices.hour) { validation.add("hour", .notAChoice) }
    if !(1...7).contains(choices.weekday) { validation.add("weekday", .notAChoice) }
    try validation.finish()
    try change(permit) { change in
      let store = change.connection.mailChoices
      let before = try store.find(person.id)
      guard before.version == choices.version else { throw VersionConflict() }
      try store.ensure(person.id, code: SignedCode.random())
      var choices = choices
      choices.version = max(1, choices.version)
      try change.expectOne(store.update(choices, of: person.id))
      try change.reschedule(choices, of: person.id, configuration)
      try change.record(person.id, before: before.fields, after: choices.fields)
    }
  }

  /// Ends what a mail belongs to, by the token in it: mails about a conversation, or gathered mails. Doing it again changes nothing.
  /// - Throws: `NotFound` for a token that this installation did not make.
  public func stopMails(_ purpose: SignedCode.Purpose, token: String, permit: Permit<ReadPublicSite>) throws {
    guard let code = SignedCode.verify(token, for: purpose, key: configuration.mail.key) else { throw NotFound() }
    try change(permit) { try $0.stopMails(purpose, code: code) }
  }

  /// What a token stops; nil for a bad one. A conversation's subject, or an empty text for gathered mails.
  public func stoppable(_ purpose: SignedCode.Purpose, token: String, permit: Permit<ReadPublicSite>) throws -> String? {
    guard let code = SignedCode.verify(token, for: purpose, key: configuration.mail.key) else { return nil }
    return try read { connection in
      switch purpose {
      case .mute:
        try connection.participants.find(code: code).flatMap { try connection.conversations.find($0.conversation)?.subject }
      case .stop: try connection.mailChoices.person(code: code) == nil ? nil : ""
      case .reply, .bounce: nil
      }
    }
  }
}

extension Change {
  /// - Throws: `NotFound` for a code that is no longer there.
  func stopMails(_ purpose: SignedCode.Purpose, code: String) throws {
    switch purpose {
    case .mute:
      guard let part = try connection.participants.find(code: code) else { throw NotFound() }
      try mute(part.conversation, true, part.person)
    case .stop:
      guard let person = try connection.mailChoices.person(code: code) else { throw NotFound() }
      let before = try connection.mailChoices.find(person)
      var after = before
      for kind in MailKind.allCases where before[kind] == .daily || before[kind] == .weekly || kind == .reminders { after[kind] = .never }
      guard after != before else { return recordNothing() }
      try expectOne(connection.mailChoices.update(after, of: person))
      for kind in MailKind.allCases where after[kind] == .never { try connection.mailItems.drop(kind, of: person) }
      try record(person, before: before.fields, after: after.fields)
    case .reply, .bounce: throw NotFound()
    }
  }

  fileprivate func reschedule(_ choices: MailChoices, of person: Identifier<Person>, _ configuration: Configuration) throws {
    for kind in MailKind.allCases {
      if let time = choices.sendTime(of: kind, after: at, in: configuration.zone(of: choices)) {
        try connection.mailItems.reschedule(kind, of: person, at: time)
      } else {
        try connection.mailItems.drop(kind, of: person)
      }
    }
  }
}

extension MailChoices {
  fileprivate var fields: AuditFields {
    [
      "conversations": conversations.rawValue, "reminders": reminders.rawValue, "hour": String(hour), "weekday": String(weekday),
      "timeZone": timeZone,
    ]
  }
}

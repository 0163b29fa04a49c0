import Database
import Domain
import Localization
import Store
import TwinhallCore

/// What would happen if somebody were erased, and what stands in the way.
public struct ErasureOutlook: Sendable {
  /// Rows that would go or lose their person, by the sort of data; sorts without rows are left out.
  public struct Line: Sendable {
    public let sort: PersonalRows.Sort
    public let deleted: Int
    public let kept: Int
  }

  public let person: Person
  public let lines: [Line]
  /// What stands for the person afterwards.
  public let formerName: String
  public let waiting: Erasure?
  public let hold: LegalHold?
  public let isLastAdministrator: Bool
  public let isErased: Bool
  /// Days between asking and erasing.
  public let days: Int
}

extension Application {
  public func erasureOutlook(of id: Identifier<Person>, permit: Permit<EraseAccount>) throws -> ErasureOutlook {
    try permit.expect(id)
    return try read { connection in
      guard let person = try connection.people.find(id) else { throw NotFound() }
      let keys = try PersonalKeys(of: person, on: connection)
      var counts: [PersonalRows.Sort: (deleted: Int, kept: Int)] = [:]
      for rows in PersonalData.all {
        let count = try connection.personalRows.count(of: rows, keys)
        switch rows.erasure {
        case .delete, .replace: counts[rows.sort, default: (0, 0)].deleted += count
        case .keep, .set: counts[rows.sort, default: (0, 0)].kept += count
        }
      }
      let lines = PersonalRows.Sort.allCases.compactMap { sort in
        counts[sort].map { ErasureOutlook.Line(sort: sort, deleted: $0.deleted, kept: $0.kept) }
      }
      return ErasureOutlook(
        person: person, lines: lines.filter { $0.deleted + $0.kept > 0 }, formerName: try formerName(of: person, on: connection),
        waiting: try connection.erasures.waiting(of: id), hold: try connection.erasures.hold(on: id),
        isLastAdministrator: try connection.isLastAdministrator(id, on: time.today), isErased: try connection.people.isErased(id),
        days: try OperatorSettings(connection).erasureDays)
    }
  }

  /// Asks that a person be erased after the days of waiting. Only the person's own request needs a fresh proof.
  /// - Throws: `NotFound`, `ProofNeeded`, `StepRefused(.lastAdministrator)`, `.dataHeld`, `.alreadyDone`.
  public func askErasure(of id: Identifier<Person>, session: Secret?, permit: Permit<EraseAccount>) throws {
    try permit.expect(id)
    try change(permit) { change in
      if permit.viewer.person?.id == id { try change.expectFresh(session) }
      guard let person = try change.connection.people.find(id), try !change.connection.people.isErased(id) else { throw NotFound() }
      try change.expectAnotherAdministrator(than: id)
      var guards = Guards()
      guards.require(try change.connection.erasures.hold(on: id) == nil, .dataHeld)
      guards.require(try change.connection.erasures.waiting(of: id) == nil, .alreadyDone)
      try guards.finish()
      let days = try OperatorSettings(change.connection).erasureDays
      let erasure = Erasure(
        id: change.makeIdentifier(), person: id, askedBy: permit.viewer.person?.id, askedAt: change.at, dueAt: change.at + .days(days))
      try change.connection.erasures.insert(erasure)
      try change.record(id, after: ["erasure": "waiting", "due": erasure.dueAt.day.description])
      try change.mail(
        to: person, subject: .erasureAskedSubject, body: .erasureAskedBody,
        [
          "name": .text(person.name), "day": .text(Formats(person.language).day(erasure.dueAt.day)),
          "link": .text("\(configuration.publicAddress)/\(person.language.tag)/account/data"),
        ])
    }
  }

  /// Takes the request back.
  /// - Throws: `NotFound` when none waits.
  public func withdrawErasure(of id: Identifier<Person>, permit: Permit<EraseAccount>) throws {
    try permit.expect(id)
    try change(permit) { change in
      guard let waiting = try change.connection.erasures.waiting(of: id) else { throw NotFound() }
      try change.expectOne(change.connection.erasures.end(waiting.id, as: .withdrawn, at: change.at))
      try change.record(id, before: ["erasure": "waiting"], after: ["erasure": "withdrawn"])
    }
  }

  /// `Former member of Lund`, in the person's language: the last body or place that a role was held in, else the operator.
  func formerName(of person: Person, on connection: any Connection) throws -> String {
    let places = try connection.heldRoles.history(of: person.id).map(\.held.place)
    let place = places.first { if case .organisation = $0 { true } else { false } } ?? places.first ?? .programme
    let name = try PlaceNames([place], on: connection).name(of: place, in: person.language)
    let organisation = try name ?? OperatorSettings(connection).name(in: person.language)
    return Texts.shared(person.language)(PrivacyText.formerMember, ["organisation": .text(organisation)])
  }
}

extension Connection {
  func isLastAdministrator(_ person: Identifier<Person>, on day: Day) throws -> Bool {
    let lasting = try heldRoles.lastingPeople(as: .administrator, in: .programme, from: day)
    return try heldRoles.roles(of: person, on: day).contains(HeldRole(.administrator, in: .programme))
      && lasting.subtracting([person]).isEmpty
  }
}

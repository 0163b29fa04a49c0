import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Erases a person whose day has come: what is theirs alone is deleted, what belongs to an organisation's case stays without the name.
  /// - Throws: `StepRefused`, also `.lastAdministrator`.
  func carryOut(_ erasure: Erasure, permit: Permit<EraseAccount>) throws {
    try change(permit) { change in
      guard let waiting = try change.connection.erasures.waiting(of: erasure.person) else { throw NotFound() }
      try erase(waiting, change)
    }
  }

  /// Erases without waiting: somebody who was erased before and came back with an older database, or whose account has been closed for
  /// long.
  /// - Throws: as `carryOut`.
  func eraseNow(_ id: Identifier<Person>, permit: Permit<EraseAccount>) throws {
    try change(permit) { change in
      if let waiting = try change.connection.erasures.waiting(of: id) {
        try change.expectOne(change.connection.erasures.end(waiting.id, as: .withdrawn, at: change.at))
      }
      let erasure = Erasure(id: change.makeIdentifier(), person: id, askedBy: nil, askedAt: change.at, dueAt: change.at)
      try change.connection.erasures.insert(erasure)
      try erase(erasure, change)
    }
  }

  private func erase(_ erasure: Erasure, _ change: Change) throws {
    let (connection, id) = (change.connection, erasure.person)
    guard let person = try connection.people.find(id) else { throw NotFound() }
    _ = try erasure.carriedOut(at: change.at, isHeld: try connection.erasures.hold(on: id) != nil)
    try change.expectAnotherAdministrator(than: id)
    let keys = try PersonalKeys(of: person, on: connection)
    let former = try formerName(of: person, on: connection)
    let declarations = try connection.declarations.ids(foldedEmails: keys.addresses)
    try change.endEverything(of: id, keys)
    for rows in PersonalData.all { try connection.personalRows.erase(rows, keys, formerName: former) }
    try change.expectOne(connection.people.erase(id, formerName: former, sortName: sortingKey(former, .swedish), at: change.at))
    try change.expectOne(connection.erasures.end(erasure.id, as: .done, at: change.at))
    try change.eraseTrail(of: keys)
    try change.index("Declaration", declarations.map(\.description))
  }
}

extension Change {
  /// Roles end, and what others wait for from the person is taken back.
  fileprivate func endEverything(of id: Identifier<Person>, _ keys: PersonalKeys) throws {
    let yesterday = at.day.adding(days: -1)
    for role in try connection.heldRoles.history(of: id) where !role.isOver(on: at.day) { try end(role, on: yesterday) }
    for listed in try connection.delegations.open(about: id, on: at.day) {
      try expectOne(connection.delegations.withdraw(listed.delegation.id, at: at))
    }
    try connection.invitations.withdrawOpen(to: keys.addresses)
  }

  /// Takes the person's name and addresses out of the audit trail, and says so in its last entry.
  fileprivate func eraseTrail(of keys: PersonalKeys) throws {
    let erased = try connection.audit.personal(of: keys.person, addresses: keys.addresses).compactMap { entry -> KeptFields? in
      KeptFields(of: entry)
    }
    let sequences = erased.map(\.entry.sequence)
    try record(
      keys.person,
      after: [
        "erasure": "done", ErasedEntries.countField: String(sequences.count),
        ErasedEntries.digestField: ErasedEntries.digest(of: sequences),
      ])
    guard let sequence = head?.sequence else { return }
    for kept in erased { try connection.audit.erase(kept.entry, before: kept.before, after: kept.after, by: sequence) }
  }
}

/// An entry with personal fields, and what stays of it without them.
private struct KeptFields {
  let entry: AuditEntry
  let before: String
  let after: String

  /// nil when nothing personal is in it.
  init?(of entry: AuditEntry) {
    self.entry = entry
    if entry.personal != nil {
      (before, after) = (entry.before, entry.after)
      return
    }
    // Written before personal fields stood apart.
    let names = PersonalTrail.fields(of: entry.subjectKind)
    var (before, after) = (AuditFields(json: entry.before), AuditFields(json: entry.after))
    let taken = [before.take(names), after.take(names)]
    if taken.allSatisfy(\.isEmpty) { return nil }
    (self.before, self.after) = (before.json, after.json)
  }
}

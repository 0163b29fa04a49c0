import Database
import Domain
import Localization
import Store
import TwinhallCore

/// What is typed to hand a role over.
public struct HandoverEntry: Hashable, Sendable {
  public var name = ""
  public var email = ""
  /// The successor's first day.
  public var on = ""
  /// What the successor should know.
  public var note = ""

  public init() {}
}

extension Application {
  /// The most characters of the leaver's words.
  public static let handoverNoteLimit = 5000

  /// Hands a role over on a day: the leaver's role ends the day before, the successor's begins. A successor without an account is invited.
  /// - Throws: `InvalidInput` at `name`, `email`, `on`, `note`; `StepRefused`.
  @discardableResult public func handOver(_ id: Identifier<RoleAssignment>, _ entry: HandoverEntry, permit: Permit<HandOverRole>) throws
    -> Identifier<Handover>
  {
    let role = try read { try $0.heldRoles.find(id) }
    guard let role else { throw NotFound() }
    try permit.expect(role.person)
    let (name, email, day, note) = try entry.checked(role, today: time.today)
    try limitInvitations(to: email, permit)
    return try change(permit) { change in
      guard let role = try change.connection.heldRoles.find(id), let leaver = try change.connection.people.find(role.person) else {
        throw NotFound()
      }
      var guards = Guards()
      guards.require(!role.isOver(on: change.at.day), .roleOver)
      guards.require(try !change.connection.handovers.isPrepared(id), .alreadyHandedOver)
      try guards.finish()
      if email.foldedAddress == leaver.email.foldedAddress { throw InvalidInput([Problem("email", .notYourself)]) }
      var handover = Handover(
        id: change.makeIdentifier(), role: id, held: role.held, leaver: leaver.id, successor: nil, successorName: name,
        successorEmail: email, on: day, note: note, formerEnd: role.to)
      try change.pass(role, by: leaver, &handover, configuration)
      try change.connection.handovers.insert(handover, at: change.at)
      try change.record(
        handover.id,
        after: [
          "role": role.held.role.rawValue, "place": role.held.place.text, "leaver": leaver.id.description, "successor": name,
          "email": email, "on": day.description,
        ])
      return handover.id
    }
  }

  /// Takes a handover back before its day: the leaver keeps the role, the successor gets none.
  public func withdrawHandover(_ id: Identifier<Handover>, permit: Permit<HandOverRole>) throws {
    try change(permit) { change in
      guard let old = try change.connection.handovers.find(id) else { throw NotFound() }
      try permit.expect(old.leaver)
      let next = try old.withdrawn(on: change.at.day)
      try change.expectOne(change.connection.handovers.update(next))
      try change.record(id, before: ["state": old.state.rawValue], after: ["state": next.state.rawValue])
      try change.giveBack(old)
    }
  }

  /// Changes the leaver's words, while the leaver is there.
  /// - Throws: `InvalidInput` at `note`, `VersionConflict`, `StepRefused`.
  public func changeHandoverNote(_ id: Identifier<Handover>, _ note: String, version: Int, permit: Permit<HandOverRole>) throws {
    var validation = Validation()
    let note = validation.text("note", note, required: false, limit: Self.handoverNoteLimit)
    try validation.finish()
    try change(permit) { change in
      guard var old = try change.connection.handovers.find(id) else { throw NotFound() }
      try permit.expect(old.leaver)
      old.version = version
      let next = try old.noted(note, on: change.at.day)
      try change.expectOne(change.connection.handovers.update(next))
      try change.record(id, before: ["note": old.note], after: ["note": note])
    }
  }
}

extension HandoverEntry {
  /// A year ahead is far enough: who follows later than that is not known yet.
  fileprivate func checked(_ role: RoleAssignment, today: Day) throws -> (name: String, email: String, on: Day, note: String) {
    var validation = Validation()
    let name = validation.line("name", name, required: true, limit: 120)
    let email = validation.emailAddress("email", email)
    let day = validation.day("on", on, required: true)
    if let day {
      if day < max(today, role.from) { validation.add("on", .dayHasPassed) }
      if day.number - today.number > 366 { validation.add("on", .tooManyDays, ["days": "366"]) }
      if let end = role.to, day.adding(days: -1) > end { validation.add("on", .afterRoleEnds, ["day": end.description]) }
    }
    let note = validation.text("note", note, required: false, limit: Application.handoverNoteLimit)
    try validation.finish()
    return (name, email, day ?? today, note)
  }
}

extension Change {
  /// The successor gets the role or an invitation to it, and only then the leaver's ends: an administrator may hand over to another.
  fileprivate func pass(_ role: RoleAssignment, by leaver: Person, _ handover: inout Handover, _ configuration: Configuration) throws {
    if let successor = try connection.people.find(foldedEmail: handover.successorEmail.foldedAddress) {
      guard try !connection.heldRoles.holds(role.held, successor.id, from: handover.on) else {
        throw InvalidInput([Problem("email", .alreadyHasRole)])
      }
      handover.successor = successor.id
      handover.successorRole = try give(role.held, to: successor.id, from: handover.on, until: handover.formerEnd)
      try mailSuccessor(successor, handover, leaver, configuration)
    } else {
      let checked = CheckedInvitation(
        held: role.held, name: handover.successorName, email: handover.successorEmail, language: leaver.language, reason: "",
        from: handover.on, to: handover.formerEnd, handover: handover.id)
      let days = max(try OperatorSettings(connection).invitationDays, handover.on.number - at.day.number + 14)
      try send(try newInvitation(checked, until: at + .days(days), by: leaver), configuration)
    }
    try end(role, on: handover.on.adding(days: -1))
  }

  fileprivate func mailSuccessor(_ successor: Person, _ handover: Handover, _ leaver: Person, _ configuration: Configuration) throws {
    let language = successor.language
    try mail(
      to: successor, subject: .handoverSubject, body: .handoverBody,
      [
        "name": .text(successor.name), "leaver": .text(leaver.name), "day": .text(Formats(language).day(handover.on)),
        "role": .text(Texts.shared(language).word(for: handover.held.role)),
        "place": .text(try name(of: handover.held.place, in: language)),
        "about": .text(Texts.shared(language).about(handover.held.role)),
        "link": .text("\(configuration.publicAddress)/\(language.tag)/home/handovers/\(handover.id)"),
      ])
  }

  fileprivate func giveBack(_ handover: Handover) throws {
    let roles = connection.heldRoles
    if let role = try roles.find(handover.role) {
      try expectOne(roles.setEnd(handover.formerEnd, of: role))
      try record(
        role.person, before: ["to": role.to?.description],
        after: ["role": role.held.role.rawValue, "place": role.held.place.text, "to": handover.formerEnd?.description])
    }
    // A role that never began stays in the database with a last day before its first.
    if let id = handover.successorRole, let role = try roles.find(id) {
      try expectOne(roles.setEnd(role.from.adding(days: -1), of: role))
      try record(role.person, before: ["role": role.held.role.rawValue, "place": role.held.place.text], after: [:])
    }
    for invitation in try connection.invitations.open(of: handover.id) {
      try expectOne(connection.invitations.update(try invitation.withdrawn()))
      try record(invitation.id, before: ["state": invitation.state.rawValue], after: ["state": Invitation.State.withdrawn.rawValue])
    }
  }
}

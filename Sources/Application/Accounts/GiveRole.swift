import Domain
import Store
import TwinhallCore

extension Application {
  /// Gives a person a role. A role that the person holds or will hold there is left as it is.
  /// - Parameters:
  ///   - first: the first day; nil for today.
  ///   - last: the last day; nil for no end.
  public func giveRole(
    _ held: HeldRole, to person: Identifier<Person>, from first: Day? = nil, until last: Day? = nil, permit: Permit<ManageAccounts>
  ) throws {
    guard held.role.places.contains(held.place.kind) else { throw InvalidInput([Problem("role", .notAChoice)]) }
    try change(permit) { change in
      guard try change.connection.people.find(person) != nil else { throw NotFound() }
      let first = first ?? change.at.day
      if let last, last < first { throw InvalidInput([Problem("to", .endsBeforeStart)]) }
      guard try !change.connection.heldRoles.holds(held, person, from: first) else { return change.recordNothing() }
      try change.give(held, to: person, from: first, until: last)
    }
  }

  /// Ends a role as of yesterday, so that it is gone at once. The last administrator stays.
  public func endRole(_ id: Identifier<RoleAssignment>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard let assignment = try change.connection.heldRoles.find(id) else { throw NotFound() }
      try change.end(assignment, on: change.at.day.adding(days: -1))
    }
  }
}

extension Change {
  /// Writes a role with its dates.
  @discardableResult func give(_ held: HeldRole, to person: Identifier<Person>, from first: Day, until last: Day?) throws
    -> Identifier<RoleAssignment>
  {
    let assignment = RoleAssignment(id: makeIdentifier(), person: person, held: held, from: first, to: last)
    try connection.heldRoles.insert(assignment)
    try record(
      person,
      after: ["role": held.role.rawValue, "place": held.place.text, "from": first.description, "to": last?.description])
    return assignment.id
  }

  /// Sets the last day of a role that is not over. Somebody has to remain who can give roles.
  func end(_ assignment: RoleAssignment, on last: Day) throws {
    guard !assignment.isOver(on: at.day) else { throw NotFound() }
    if assignment.held == .administration { try expectAnotherAdministrator(than: assignment.person, from: last.adding(days: 1)) }
    try expectOne(connection.heldRoles.setEnd(last, of: assignment))
    try record(
      assignment.person,
      before: ["role": assignment.held.role.rawValue, "place": assignment.held.place.text, "to": assignment.to?.description],
      after: ["to": last.description])
  }

  /// Somebody else has to be there from a day on, without an end, who can give roles.
  func expectAnotherAdministrator(than person: Identifier<Person>, from day: Day? = nil) throws {
    let lasting = try connection.heldRoles.lastingPeople(as: .administrator, in: .programme, from: max(day ?? at.day, at.day))
    let holder = try connection.heldRoles.holds(.administration, person, from: at.day)
    if holder && lasting.subtracting([person]).isEmpty { throw StepRefused([.lastAdministrator]) }
  }
}

extension HeldRole {
  fileprivate static let administration = HeldRole(.administrator, in: .programme)
}

extension Place {
  /// The kind and the identifier, as the audit trail keeps it.
  var text: String { [kind.rawValue, identifier].compactMap { $0 }.joined(separator: " ") }
}

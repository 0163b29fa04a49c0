import Domain
import Store
import TwinhallCore

extension Application {
  /// Gives a person a role from today on. A role already held there is left as it is.
  public func giveRole(_ held: HeldRole, to person: Identifier<Person>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard try change.connection.people.find(person) != nil else { throw NotFound() }
      let today = change.at.day
      guard try !change.connection.heldRoles.roles(of: person, on: today).contains(held) else { return change.recordNothing() }
      let assignment = RoleAssignment(id: change.makeIdentifier(), person: person, held: held, from: today, to: nil)
      try change.connection.heldRoles.insert(assignment)
      try change.record(person, after: ["role": held.role.rawValue, "place": held.place.text])
    }
  }

  /// Ends a role as of yesterday, so that it is gone at once. The last administrator stays.
  public func endRole(_ id: Identifier<RoleAssignment>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard let assignment = try change.connection.heldRoles.find(id), assignment.to == nil else { throw NotFound() }
      if assignment.held == .administration { try change.expectAnotherAdministrator(than: assignment.person) }
      try change.expectOne(change.connection.heldRoles.end(id, on: change.at.day.adding(days: -1)))
      try change.record(
        assignment.person, before: ["role": assignment.held.role.rawValue, "place": assignment.held.place.text], after: [:])
    }
  }
}

extension Change {
  /// Somebody has to remain who can give roles.
  func expectAnotherAdministrator(than person: Identifier<Person>) throws {
    let administrators = try connection.heldRoles.people(as: .administrator, in: .programme, on: at.day).map(\.id)
    if administrators == [person] { throw StepRefused([.lastAdministrator]) }
  }
}

extension HeldRole {
  fileprivate static let administration = HeldRole(.administrator, in: .programme)
}

extension Place {
  /// The kind and the identifier, as the audit trail keeps it.
  var text: String {
    switch self {
    case .programme: "programme"
    case .organisation(let id): "organisation \(id)"
    case .network(let id): "network \(id)"
    case .partnership(let id): "partnership \(id)"
    }
  }
}

import Domain
import Store
import TwinhallCore

extension Application {
  /// Shuts a person out: every session ends at once, links and password work no more, and whom the person has invited comes in no more.
  /// Nothing else of the person's is taken away.
  public func shutOut(_ person: Identifier<Person>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard try change.connection.people.find(person) != nil else { throw NotFound() }
      if try change.connection.people.isDisabled(person) { return change.recordNothing() }
      try change.expectAnotherAdministrator(than: person)
      try change.expectOne(change.connection.people.setDisabled(person, at: change.at))
      try change.connection.sessions.deleteAll(of: person)
      try change.connection.sessions.deleteLinks(of: person)
      try change.connection.mailedSecrets.deleteEmailChanges(of: person)
      for invitation in try change.connection.invitations.open(by: person) {
        try change.expectOne(change.connection.invitations.update(try invitation.withdrawn()))
        try change.record(
          invitation.id, before: ["state": invitation.state.rawValue], after: ["state": Invitation.State.withdrawn.rawValue])
      }
      try change.record(person, before: ["access": "open"], after: ["access": "shut"])
    }
  }

  /// Lets a person in again, with the roles held today.
  public func letIn(_ person: Identifier<Person>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard try change.connection.people.find(person) != nil, try !change.connection.people.isErased(person) else { throw NotFound() }
      guard try change.connection.people.isDisabled(person) else { return change.recordNothing() }
      try change.expectOne(change.connection.people.setDisabled(person, at: nil))
      try change.record(person, before: ["access": "shut"], after: ["access": "open"])
    }
  }
}

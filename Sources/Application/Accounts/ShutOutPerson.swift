import Domain
import Store
import TwinhallCore

extension Application {
  /// Shuts a person out: every session ends at once, links and password work no more. Nothing of the person's is taken away.
  public func shutOut(_ person: Identifier<Person>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard try change.connection.people.find(person) != nil else { throw NotFound() }
      if try change.connection.people.isDisabled(person) { return change.recordNothing() }
      try change.expectAnotherAdministrator(than: person)
      try change.expectOne(change.connection.people.setDisabled(person, at: change.at))
      try change.connection.sessions.deleteAll(of: person)
      try change.connection.sessions.deleteLinks(of: person)
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

import Domain
import Store
import TwinhallCore

extension Application {
  /// Signs a person out of every browser; what waits in a mailbox is worth nothing either. The person can sign in again.
  public func endSessions(of person: Identifier<Person>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard try change.connection.people.find(person) != nil else { throw NotFound() }
      try change.connection.sessions.deleteAll(of: person)
      try change.connection.sessions.deleteLinks(of: person)
      try change.connection.mailedSecrets.deleteEmailChanges(of: person)
      try change.record(person, after: ["session": "all ended"])
    }
  }

  /// Signs everybody out, whoever does it too.
  public func endAllSessions(permit: Permit<ManageSettings>) throws {
    try change(permit) { change in
      try change.connection.sessions.deleteAll()
      try change.record(kind: "Setting", id: "sessions", after: ["value": "all ended"])
    }
  }
}

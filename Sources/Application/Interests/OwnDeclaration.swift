import Domain
import TwinhallCore

/// What the owner does with a whole declaration.
extension Application {
  /// Sends it to the office, which is told on its page of things to do; the contact gets a receipt.
  /// - Throws: `StepRefused` with every guard that failed.
  public func submitDeclaration(permit: Permit<EditDeclaration>) throws {
    try change(permit) { change in
      let old = try permit.declaration(on: change.connection)
      let next = try old.submitted(at: change.at)
      try change.move(old, to: next)
      try change.mailContact(of: next, configuration, subject: .declarationReceivedSubject, body: .declarationReceivedBody)
    }
  }

  /// Takes it back to change answers.
  public func reopenDeclaration(permit: Permit<EditDeclaration>) throws {
    try change(permit) { change in
      let old = try permit.declaration(on: change.connection)
      try change.move(old, to: old.reopened())
    }
  }

  public func withdrawDeclaration(permit: Permit<EditDeclaration>) throws {
    try change(permit) { change in
      let old = try permit.declaration(on: change.connection)
      try change.move(old, to: old.withdrawn())
    }
  }

  /// Says that it still holds, for another twelve months.
  public func confirmDeclaration(permit: Permit<EditDeclaration>) throws {
    try change(permit) { change in
      let old = try permit.declaration(on: change.connection)
      let next = try old.confirmed(on: change.at.day)
      try change.update(next, from: old)
      try change.record(
        old.id, before: ["state": old.state.rawValue, "confirmedOn": old.confirmedOn?.description],
        after: ["state": next.state.rawValue, "confirmedOn": next.confirmedOn?.description])
    }
  }
}

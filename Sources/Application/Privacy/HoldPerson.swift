import Domain
import Store
import TwinhallCore

extension Application {
  /// Keeps a person's data from being erased, also when that is already asked for. The person reads the reason.
  /// - Throws: `InvalidInput` at `reason`, `StepRefused(.alreadyDone)`.
  public func hold(_ id: Identifier<Person>, reason: String, permit: Permit<HoldData>) throws {
    var validation = Validation()
    let reason = validation.text("reason", reason, required: true, limit: 500)
    try validation.finish()
    try change(permit) { change in
      guard try change.connection.people.find(id) != nil, try !change.connection.people.isErased(id) else { throw NotFound() }
      guard try change.connection.erasures.hold(on: id) == nil else { throw StepRefused([.alreadyDone]) }
      try change.connection.erasures.insert(
        LegalHold(person: id, reason: reason, placedBy: permit.viewer.person?.id, placedAt: change.at))
      try change.record(id, after: ["hold": reason])
    }
  }

  /// Lets the data go again: a request that waits is then carried out.
  public func liftHold(on id: Identifier<Person>, permit: Permit<HoldData>) throws {
    try change(permit) { change in
      guard let hold = try change.connection.erasures.hold(on: id) else { throw NotFound() }
      try change.expectOne(change.connection.erasures.liftHold(on: id))
      try change.record(id, before: ["hold": hold.reason])
    }
  }
}

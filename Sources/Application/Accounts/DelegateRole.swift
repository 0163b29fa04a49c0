import Database
import Domain
import Localization
import Store
import TwinhallCore

/// What is typed to let somebody act in one's role.
public struct DelegationEntry: Hashable, Sendable {
  /// The mail address of somebody with an account.
  public var email = ""
  /// First day; today when empty.
  public var from = ""
  /// Last day.
  public var to = ""

  public init() {}
}

extension Application {
  /// Lets another person act in a role of one's own for some days.
  /// - Throws: `InvalidInput` at `email`, `from`, `to`; `StepRefused`; `NotFound` for a role that is not the holder's.
  @discardableResult public func delegate(_ id: Identifier<RoleAssignment>, _ entry: DelegationEntry, permit: Permit<DelegateRole>) throws
    -> Identifier<Delegation>
  {
    let (role, settings, delegate) = try read { connection in
      (
        try connection.heldRoles.find(id), try OperatorSettings(connection),
        try connection.people.find(foldedEmail: entry.email.trimmingWhitespace.foldedAddress)
      )
    }
    guard let role else { throw NotFound() }
    try permit.expect(role.person)
    try role.expectDelegable(on: time.today)
    try limitInvitations(to: entry.email.trimmingWhitespace, permit)
    let (from, to) = try entry.period(of: role, to: delegate, most: settings.delegationDays, today: time.today)
    guard let delegate else { throw NotFound() }
    return try change(permit) { change in
      let delegation = Delegation(id: change.makeIdentifier(), role: id, delegate: delegate.id, from: from, to: to)
      try change.connection.delegations.insert(delegation)
      try change.record(
        delegation.id,
        after: [
          "role": role.held.role.rawValue, "place": role.held.place.text, "holder": role.person.description,
          "delegate": delegate.id.description, "from": from.description, "to": to.description,
        ])
      try change.mailDelegate(delegate, role, from, to, configuration)
      return delegation.id
    }
  }

  /// Takes a delegation of one's own role back; it ends at once.
  public func withdrawDelegation(_ id: Identifier<Delegation>, permit: Permit<DelegateRole>) throws {
    try withdraw(id, permit) { try permit.expect($0.holder) }
  }

  /// Takes back a delegation in a place that one looks after.
  public func withdrawDelegation(_ id: Identifier<Delegation>, in place: Place, permit: Permit<ManagePlacePeople>) throws {
    try permit.expect(place)
    try withdraw(id, permit) { if $0.held.place != place { throw NotFound() } }
  }

  private func withdraw<A: Action>(_ id: Identifier<Delegation>, _ permit: Permit<A>, _ check: (ListedDelegation) throws -> Void) throws {
    try change(permit) { change in
      guard let listed = try change.connection.delegations.find(id) else { throw NotFound() }
      try check(listed)
      guard listed.delegation.withdrawnAt == nil else { throw StepRefused([.alreadyDone]) }
      try change.expectOne(change.connection.delegations.withdraw(id, at: change.at))
      try change.record(id, before: ["state": "open"], after: ["state": "withdrawn"])
    }
  }
}

extension RoleAssignment {
  fileprivate func expectDelegable(on day: Day) throws(StepRefused) {
    var guards = Guards()
    guards.require(held.role.mayBeDelegated, .notDelegable)
    guards.require(!isOver(on: day), .roleOver)
    try guards.finish()
  }
}

extension DelegationEntry {
  /// The days, within those of the role and no more than `most`.
  fileprivate func period(of role: RoleAssignment, to delegate: Person?, most: Int, today: Day) throws -> (from: Day, to: Day) {
    var validation = Validation()
    _ = validation.emailAddress("email", email)
    if validation.problems.isEmpty, delegate == nil { validation.add("email", .notKnownPerson) }
    if let delegate, delegate.id == role.person { validation.add("email", .notYourself) }
    let (first, last) = validation.period(from, to, today: today)
    if to.trimmingWhitespace.isEmpty { validation.add("to", .missing) }
    if let last, last.number - first.number >= most { validation.add("to", .tooManyDays, ["days": String(most)]) }
    if let last, let end = role.to, last > end { validation.add("to", .afterRoleEnds, ["day": end.description]) }
    try validation.finish()
    return (first, last ?? first)
  }
}

extension Change {
  fileprivate func mailDelegate(
    _ delegate: Person, _ role: RoleAssignment, _ from: Day, _ to: Day, _ configuration: Configuration
  ) throws {
    let (texts, formats) = (Texts.shared(delegate.language), Formats(delegate.language))
    let holder = try connection.people.find(role.person)?.name ?? ""
    try mail(
      to: delegate, subject: .delegationSubject, body: .delegationBody,
      [
        "name": .text(delegate.name), "holder": .text(holder), "role": .text(texts.word(for: role.held.role)),
        "place": .text(try name(of: role.held.place, in: delegate.language)), "from": .text(formats.day(from)),
        "to": .text(formats.day(to)),
        "about": .text(texts.about(role.held.role)), "link": .text("\(configuration.publicAddress)/\(delegate.language.tag)/home/people"),
      ])
  }
}

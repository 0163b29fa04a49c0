import Database
import Domain
import Localization
import Store
import TwinhallCore

/// What is typed to invite somebody.
public struct InvitationEntry: Hashable, Sendable {
  public var role = ""
  public var name = ""
  public var email = ""
  /// The language of the mail; a tag.
  public var language = ""
  /// Why, in one's own words; may be empty.
  public var reason = ""
  /// First day of the role; today when empty.
  public var from = ""
  /// Last day of the role; no end when empty.
  public var to = ""

  public init() {}
}

extension Application {
  /// Invites somebody to a role in an organisation, a network or a partnership.
  /// - Throws: `InvalidInput` at `role`, `name`, `email`, `language`, `reason`, `from`, `to`; `StepRefused(.tooMany)`.
  @discardableResult public func invite(_ entry: InvitationEntry, to place: Place, permit: Permit<ManagePlacePeople>) throws
    -> Identifier<Invitation>
  {
    guard place != .programme else { throw NotFound() }
    try permit.expect(place)
    let maySign = Policy.allows(AppointSignatory.self, to: permit.viewer, in: permit.scope)
    return try invite(entry, to: place, roles: Role.all(in: place.kind).filter { $0 != .signatory || maySign }, permit)
  }

  /// Invites somebody to a role in the programme.
  @discardableResult public func inviteToProgramme(_ entry: InvitationEntry, permit: Permit<ManageAccounts>) throws
    -> Identifier<Invitation>
  {
    try invite(entry, to: .programme, roles: Role.all(in: .programme), permit)
  }

  private func invite<A: Action>(_ entry: InvitationEntry, to place: Place, roles: [Role], _ permit: Permit<A>) throws
    -> Identifier<Invitation>
  {
    let checked = try checked(entry, place, roles, permit)
    try limitInvitations(to: checked.email, permit)
    return try change(permit) { change in
      let invitation = try change.newInvitation(
        checked, until: change.at + .days(OperatorSettings(change.connection).invitationDays), by: permit.viewer.person)
      try change.expectNew(invitation)
      try change.send(invitation, configuration)
      return invitation.id
    }
  }

  private func checked<A: Action>(_ entry: InvitationEntry, _ place: Place, _ roles: [Role], _ permit: Permit<A>) throws
    -> CheckedInvitation
  {
    var validation = Validation()
    let role = Role(rawValue: entry.role).flatMap { roles.contains($0) ? $0 : nil }
    if role == nil { validation.add("role", entry.role.isEmpty ? .missing : .notAChoice) }
    let name = validation.line("name", entry.name, required: true, limit: 120)
    let email = validation.emailAddress("email", entry.email)
    if let own = permit.viewer.person, email.foldedAddress == own.email.foldedAddress { validation.add("email", .notYourself) }
    let language = Language(rawValue: entry.language)
    if language == nil { validation.add("language", .notAChoice) }
    let reason = validation.text("reason", entry.reason, required: false, limit: 1000)
    let (from, to) = validation.period(entry.from, entry.to, today: time.today)
    try validation.finish()
    guard let role, let language else { throw NotFound() }
    return CheckedInvitation(
      held: HeldRole(role, in: place), name: name, email: email, language: language, reason: reason, from: from, to: to)
  }
}

/// What was typed, read.
struct CheckedInvitation {
  var held: HeldRole
  var name: String
  var email: String
  var language: Language
  var reason: String
  var from: Day
  var to: Day?
  var handover: Identifier<Handover>?
}

extension Validation {
  /// First and last day of a role at `from` and `to`; today and no end when they are empty. A role does not begin before today.
  mutating func period(_ first: String, _ last: String, today: Day) -> (from: Day, to: Day?) {
    let from = day("from", first) ?? today
    if from < today { add("from", .dayHasPassed) }
    let to = day("to", last)
    if let to, to < from { add("to", .endsBeforeStart) }
    return (from, to)
  }
}

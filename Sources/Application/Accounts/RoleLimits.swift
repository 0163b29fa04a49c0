import Database
import Domain
import Localization
import Store
import TwinhallCore

extension RateLimit {
  /// Invitations and delegations that one person sends.
  static let invitationsPerPerson = RateLimit(name: "invitations", attempts: 60, minutes: 1440)
  /// Invitations to one mail address, so that nobody is pestered.
  static let invitationsPerAddress = RateLimit(name: "invited", attempts: 5, minutes: 1440)
}

extension Application {
  /// Counts what goes to somebody's mailbox.
  func limitInvitations<A: Action>(to address: String, _ permit: Permit<A>) throws {
    guard let person = permit.viewer.person else { return }
    try limit(.invitationsPerPerson, key: person.id.description)
    try limit(.invitationsPerAddress, key: address.foldedAddress)
  }
}

extension OperatorSettings {
  /// Days for which an invitation is good.
  public var invitationDays: Int { number(.invitationDays) ?? Invitation.days }
  /// The most days of a delegation.
  public var delegationDays: Int { number(.delegationDays) ?? Delegation.mostDays }

  /// Days before somebody is erased.
  public var erasureDays: Int { number(.erasureDays) ?? Erasure.days }

  private func number(_ setting: OperatorSetting) -> Int? { Int(text(setting)) }
}

extension Texts {
  func word(for role: Role) -> String { text("accounts.role-" + role.rawValue) ?? role.rawValue }

  /// What somebody in the role does, in one sentence.
  public func about(_ role: Role) -> String { text("people.about-" + role.rawValue) ?? "" }
}

extension Change {
  /// A place's name; the operator's for the programme.
  func name(of place: Place, in language: Language) throws -> String {
    if place == .programme { return try OperatorSettings(connection).name(in: language) }
    return try PlaceNames([place], on: connection).name(of: place, in: language) ?? ""
  }
}

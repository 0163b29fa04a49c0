/// What a person is trusted with, always *in* something (`Scope`).
public enum Role: String, CaseIterable, Sendable {
  /// Runs the installation: accounts, settings, audit trail.
  case administrator
  /// Project coordinator of the office: contact for networks and partnerships, prepares matching rounds.
  case programmeOfficer = "programme-officer"
  case financeOfficer = "finance-officer"
  case communicationsOfficer = "communications-officer"
  /// Decision body of the office.
  case management
  case researchAdvisor = "research-advisor"
  /// Experienced professional who coaches teams; reports to the office.
  case mentor
  /// Main contact of a municipality (samordnare).
  case coordinator
  /// Signs for a municipality: accepts or declines a partner by name.
  case signatory

  /// Held in the programme as a whole rather than in one organisation.
  public var isOffice: Bool {
    switch self {
    case .coordinator, .signatory: false
    default: true
    }
  }
}

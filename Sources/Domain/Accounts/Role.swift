/// What a person is trusted with, always *in* something (`Place`).
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
  /// Main contact of a municipality (samordnare), or of a network.
  case coordinator
  /// Signs for a municipality: accepts or declines a partner by name.
  case signatory
  /// Gives input in trainings and workshops.
  case expert
  /// Runs a partnership's project team.
  case projectLeader = "project-leader"
  /// Politician or manager who steers a partnership.
  case steeringGroupMember = "steering-group-member"
  /// Works in a partnership's project team.
  case participant

  /// The kinds of places in which the role can be held.
  public var places: [Place.Kind] {
    switch self {
    case .administrator, .programmeOfficer, .financeOfficer, .communicationsOfficer, .management: [.programme]
    case .researchAdvisor: [.programme, .network]
    case .mentor: [.programme, .network, .partnership]
    case .coordinator: [.organisation, .network]
    case .signatory: [.organisation]
    case .expert: [.network, .partnership]
    case .projectLeader, .steeringGroupMember, .participant: [.partnership]
    }
  }

  /// Can be held in the programme as a whole.
  public var isOffice: Bool { places.contains(.programme) }

  /// Whether the holder may let somebody else act in it for a time. An administrator adds another administrator instead.
  public var mayBeDelegated: Bool {
    switch self {
    case .programmeOfficer, .financeOfficer, .communicationsOfficer, .coordinator, .signatory, .projectLeader: true
    default: false
    }
  }

  /// The roles that can be held in a kind of place.
  public static func all(in kind: Place.Kind) -> [Role] { allCases.filter { $0.places.contains(kind) } }
}

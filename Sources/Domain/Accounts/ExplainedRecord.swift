import TwinhallCore

/// A record about which somebody asks what they may do with it, and why.
public enum ExplainedRecord: Hashable, Sendable {
  case place(Place)
  case declaration(Identifier<Declaration>)
  case message(Identifier<Conversation>)
  case proposal(Identifier<Proposal>)
  case round(Identifier<Round>)
  case person(Identifier<Person>)

  /// What a record is, as addresses write it.
  public enum Kind: String, CaseIterable, Sendable {
    case programme
    case organisation
    case network
    case partnership
    case declaration
    case message
    case proposal
    case round
    case person
  }

  public var kind: Kind {
    switch self {
    case .place(.programme): .programme
    case .place(.organisation): .organisation
    case .place(.network): .network
    case .place(.partnership): .partnership
    case .declaration: .declaration
    case .message: .message
    case .proposal: .proposal
    case .round: .round
    case .person: .person
    }
  }

  /// Whether everybody may know that it is there.
  public var isPublic: Bool {
    switch self {
    case .place: true
    default: false
    }
  }

  /// Kind and identifier: `declaration:0193…`; `programme` alone.
  public var text: String { identifier.map { "\(kind.rawValue):\($0)" } ?? kind.rawValue }

  private var identifier: String? {
    switch self {
    case .place(let place): place.identifier
    case .declaration(let id): id.description
    case .message(let id): id.description
    case .proposal(let id): id.description
    case .round(let id): id.description
    case .person(let id): id.description
    }
  }

  /// Reads what `text` writes.
  public init?(_ text: String) {
    let halves = text.split(separator: ":", maxSplits: 1).map(String.init)
    let id = halves.count == 2 ? halves[1] : ""
    guard let first = halves.first, let kind = Kind(rawValue: first), let record = Self.record(kind, id) else { return nil }
    self = record
  }

  private static func record(_ kind: Kind, _ id: String) -> ExplainedRecord? {
    switch kind {
    case .programme, .organisation, .network, .partnership: Place(kind: kind.rawValue, id: id).map { .place($0) }
    case .declaration: Identifier(id).map { .declaration($0) }
    case .message: Identifier(id).map { .message($0) }
    case .proposal: Identifier(id).map { .proposal($0) }
    case .round: Identifier(id).map { .round($0) }
    case .person: Identifier(id).map { .person($0) }
    }
  }
}

extension ExplainedRecord.Kind {
  /// The actions that can be done with such a record: those that some grant ties to it, and those of the office that change it.
  public var actions: [any Action.Type] {
    switch self {
    case .programme: allActions.filter { action in !action.grants.contains { $0.isOfRecord } }
    case .organisation: [ReadRegister.self, ManageRegister.self] + having { if case .party = $0 { true } else { false } }
    case .network: [ManageNetworks.self] + having { if case .network = $0 { true } else { false } }
    case .partnership: [ManagePartnerships.self, ManagePlacePeople.self] + having { if case .partnership = $0 { true } else { false } }
    case .declaration: [EditDeclaration.self, ReviewDeclarations.self, PublishDeclaration.self]
    case .message: [StartConversation.self, TakePart.self, ExpressInterest.self, AnswerInterest.self]
    case .proposal: [ReadProposal.self, AnswerProposal.self, ReadMatching.self, ManageMatching.self]
    case .round: [ReadMatching.self, ManageMatching.self]
    case .person: [ExplainRights.self, DelegateRole.self, HandOverRole.self, EraseAccount.self, HoldData.self, ManageAccounts.self]
    }
  }

  /// Every action that has such a grant.
  private func having(_ isMeant: (Grant) -> Bool) -> [any Action.Type] { allActions.filter { $0.grants.contains(where: isMeant) } }
}

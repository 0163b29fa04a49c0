/// The questions of a declaration, one page each, in the order they are best answered. The raw value is part of the page's address.
public enum DeclarationQuestion: String, CaseIterable, Sendable {
  case municipality
  case size
  case about
  case themes
  case needs
  case offers
  case mandate
  case languages
  case backing
  case team
  case ties
  case society
  case connection
  case capacity
  case wishes

  /// May be left empty in a declaration that is sent in.
  public var isOptional: Bool {
    switch self {
    case .mandate, .ties, .society, .wishes: true
    default: false
    }
  }

  /// Counted from 1.
  public var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

  /// The question after this one; nil after the last.
  public var next: DeclarationQuestion? { Self.allCases.dropFirst(number).first }
}

extension DeclarationAnswers {
  /// Whether a question has the answers it needs; for an optional question, any answer at all.
  public func isAnswered(_ question: DeclarationQuestion) -> Bool {
    switch question {
    case .municipality:
      ![organisationName, country, contact.name, contact.email].contains("")
    case .size: population != nil && character != nil
    case .about: !about.isEmpty
    case .themes: !themes.isEmpty && themes.allSatisfy { !$0.motive.isEmpty }
    case .needs: hasToldNeeds
    case .offers: hasToldOffers
    case .mandate: !mandate.isEmpty
    case .languages: !languages.isEmpty
    case .backing: backing != nil
    case .team: teamSize != nil && hoursPerMonth != nil
    case .ties: earlierTieCount != nil || !earlierTies.isEmpty
    case .society: civilSocietyCount != nil || universityCount != nil || !civilSociety.isEmpty || !universities.isEmpty
    case .connection: connection != nil
    case .capacity: isFirstTime != nil && capacity != nil
    case .wishes: !wishes.isEmpty || !vetoes.isEmpty
    }
  }

  /// Questions that have to be answered before the declaration can be sent in.
  public var missing: [DeclarationQuestion] { DeclarationQuestion.allCases.filter { !$0.isOptional && !isAnswered($0) } }
}

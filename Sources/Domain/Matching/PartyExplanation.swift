/// A fact as one party may read it: about the pair, about itself, or a strength of the other side. There is no case for a wish, a veto
/// or a weak point of the other side, so none can be shown by mistake.
public enum PartyFact: Hashable, Sendable {
  case sharedThemes([String])
  case noSharedTheme
  case theyCoverYourNeed(theme: String, need: Int, offer: Int)
  case youCoverTheirNeed(theme: String, need: Int, offer: Int)
  /// Share of your needs that they cover, 0 to 100.
  case yourNeedsCovered(percent: Int)
  /// Share of their needs that you cover, 0 to 100.
  case yourOfferCovers(percent: Int)
  /// The party itself told that it needs nothing.
  case youNeedNothing
  /// The party itself told that it offers nothing.
  case youOfferNothing
  case bothHaveTeamAndTime
  case yourTeamAndTime(team: Int?, hoursPerMonth: Int?)
  case bothHaveBacking
  case yourBacking(MatchProfile.Backing)
  case priorityOfBoth
  case notYourPriority
  case similarBodies
  case differentBodies
  case bothHaveTies
  case yourTies(partnerships: Int?, civilSociety: Int?, universities: Int?)
  case othersNearby(count: Int)
  case bothEasyToReach
  case yourConnection(MatchProfile.Connection?, restrictedVisits: Bool)
}

/// A change in a party's own hands and the score it would truly give, computed again.
public struct Improvement: Hashable, Sendable {
  public enum Change: String, Hashable, Sendable, CaseIterable {
    case councilDecision = "council-decision"
    case teamOfThree = "team-of-three"
    case fortyHoursPerMonth = "forty-hours-per-month"
  }

  public let change: Change
  public let from: Int
  public let to: Int
}

/// Everything one party is shown of a run. Holds nothing that the other side gave in confidence.
public struct PartyExplanation: Hashable, Sendable {
  public struct Partner: Hashable, Sendable {
    public let id: String
    public let score: Int
    public let band: ScoreBand
    public let confidence: Int
    /// At most three, the strongest first.
    public let reasons: [PartyFact]
    /// At most two, the one that costs most first.
    public let weakPoints: [PartyFact]
    /// What the party itself has not told.
    public let unknowns: [Unknown.Field]
    public let improvements: [Improvement]
  }

  public struct Other: Hashable, Sendable {
    public enum Why: Hashable, Sendable {
      case notPossible([NeutralReason])
      /// The last place went to a pair with a higher score.
      case scoreBelow(cutOff: Int)
      /// The score would have sufficed, but the proposal as a whole is better without this pair.
      case otherwiseBetterInAll(CutOff)
    }

    public let id: String
    /// nil where the pair is not possible.
    public let score: Int?
    public let why: Why
  }

  public let party: String
  public let partners: [Partner]
  /// Possible pairs with the highest score first, then the impossible, in order of id.
  public let others: [Other]
}

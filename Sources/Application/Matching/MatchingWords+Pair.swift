import Domain
import Localization

/// Facts of a pair as the office reads them.
extension MatchingWords {
  /// The names of the two bodies.
  public struct PairNames: Sendable {
    public let swedish: String
    public let international: String

    public init(swedish: String, international: String) {
      self.swedish = swedish
      self.international = international
    }

    public subscript(_ side: MatchProfile.Side) -> String { side == .swedish ? swedish : international }
  }

  public func fact(_ fact: PairFact, _ names: PairNames) -> String {
    switch fact {
    case .sharedThemes(let codes): texts(MatchingText.factSharedThemes, ["themes": .text(themes(codes))])
    case .noSharedTheme: texts(MatchingText.factNoSharedTheme)
    case .coverage(let ours, let theirs): sides(MatchingText.factCoverage, names, percent(ours), percent(theirs))
    case .teams(let ours, let theirs): sides(MatchingText.factTeams, names, number(ours), number(theirs))
    case .hoursPerMonth(let ours, let theirs): sides(MatchingText.factHours, names, number(ours), number(theirs))
    case .backing(let ours, let theirs): sides(MatchingText.factBacking, names, backing(ours), backing(theirs))
    case .populations(let ours, let theirs): sides(MatchingText.factPopulations, names, number(ours), number(theirs))
    case .sameCharacter(let same): texts(MatchingText.factSameCharacter, ["character": .text(character(same))])
    case .differentCharacter(let ours, let theirs):
      sides(MatchingText.factDifferentCharacter, names, character(ours), character(theirs))
    case .othersNearby(let count, _): texts(MatchingText.factNearby, ["count": .count(count)])
    case .connections(let ours, let theirs): sides(MatchingText.factConnections, names, connection(ours), connection(theirs))
    case .restrictedVisits(let side): texts(MatchingText.factRestricted, ["body": .text(names[side])])
    default: ofOneSide(fact, names)
    }
  }

  private func ofOneSide(_ fact: PairFact, _ names: PairNames) -> String {
    switch fact {
    case .covers(let theme, let need, let offer, let side):
      texts(
        MatchingText.factCovers,
        [
          "theme": .text(self.theme(theme)), "body": .text(names[side]), "need": .text(level(need)), "offer": .text(level(offer)),
        ])
    case .priorityThemes(let codes, let side):
      codes.isEmpty
        ? texts(MatchingText.factNoPriority, ["body": .text(names[side])])
        : texts(MatchingText.factPriority, ["body": .text(names[side]), "themes": .text(themes(codes))])
    case .ties(let partnerships, let civilSociety, let universities, let side):
      texts(
        MatchingText.factTies,
        [
          "body": .text(names[side]), "partnerships": .text(number(partnerships)), "civil": .text(number(civilSociety)),
          "universities": .text(number(universities)),
        ])
    default: ""
    }
  }

  private func sides(_ text: MatchingText, _ names: PairNames, _ ours: String, _ theirs: String) -> String {
    texts(
      text, ["swedish": .text(names.swedish), "ours": .text(ours), "international": .text(names.international), "theirs": .text(theirs)])
  }

  /// What is not known of a pair: one line for each body that has not told something.
  public func unknowns(_ unknowns: [Unknown], _ names: PairNames) -> [String] {
    MatchProfile.Side.allCases.compactMap { side in
      let fields = unknowns.filter { $0.side == side }.map { unknown($0.field) }
      guard !fields.isEmpty else { return nil }
      return texts(MatchingText.unknownOf, ["body": .text(names[side]), "fields": .text(formats.list(fields))])
    }
  }
}

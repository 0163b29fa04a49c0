import Domain
import Localization

/// Facts as a party reads them.
extension MatchingWords {
  /// A fact as a whole sentence, said to the party.
  public func fact(_ fact: PartyFact) -> String {
    switch fact {
    case .sharedThemes(let codes): texts(MatchingText.partySharedThemes, ["themes": .text(themes(codes))])
    case .noSharedTheme: texts(MatchingText.partyNoSharedTheme)
    case .theyCoverYourNeed(let theme, let need, let offer): exchange(MatchingText.partyYourNeed, theme, need, offer)
    case .youCoverTheirNeed(let theme, let need, let offer): exchange(MatchingText.partyTheirNeed, theme, need, offer)
    case .yourNeedsCovered(let share): texts(MatchingText.partyNeedsCovered, ["percent": .text(percent(share))])
    case .yourOfferCovers(let share): texts(MatchingText.partyOfferCovers, ["percent": .text(percent(share))])
    case .youNeedNothing: texts(MatchingText.partyNeedNothing)
    case .youOfferNothing: texts(MatchingText.partyOfferNothing)
    case .bothHaveTeamAndTime: texts(MatchingText.partyTeamAndTime)
    case .bothHaveBacking: texts(MatchingText.partyBothBacking)
    case .priorityOfBoth: texts(MatchingText.partyPriority)
    case .notYourPriority: texts(MatchingText.partyNoPriority)
    case .similarBodies: texts(MatchingText.partySimilar)
    case .differentBodies: texts(MatchingText.partyDifferent)
    case .bothHaveTies: texts(MatchingText.partyBothTies)
    case .bothEasyToReach: texts(MatchingText.partyEasy)
    case .othersNearby(let count):
      count == 0 ? texts(MatchingText.partyNobodyNearby) : texts(MatchingText.partyNearby, ["count": .count(count)])
    default: own(fact)
    }
  }

  /// Facts about the party itself.
  private func own(_ fact: PartyFact) -> String {
    switch fact {
    case .yourTeamAndTime(let team, let hours):
      texts(MatchingText.partyYourTeam, ["team": .text(number(team)), "hours": .text(number(hours))])
    case .yourBacking(let given): texts(MatchingText.partyYourBacking, ["backing": .text(backing(given))])
    case .yourTies(let partnerships, let civilSociety, let universities):
      texts(
        MatchingText.partyYourTies,
        [
          "partnerships": .text(number(partnerships)), "civil": .text(number(civilSociety)), "universities": .text(number(universities)),
        ])
    case .yourConnection(let quality, let isRestricted):
      isRestricted
        ? texts(MatchingText.partyRestricted) : texts(MatchingText.partyYourConnection, ["connection": .text(connection(quality))])
    default: ""
    }
  }

  /// A fact that speaks against the pair; what would sound like praise says that it is little.
  public func weakPoint(_ fact: PartyFact) -> String {
    switch fact {
    case .sharedThemes(let codes): texts(MatchingText.partyFewThemes, ["themes": .text(themes(codes))])
    case .othersNearby(let count) where count > 0: texts(MatchingText.partyFewNearby, ["count": .count(count)])
    default: self.fact(fact)
    }
  }

  /// What the party itself could still tell.
  public func unknowns(_ partner: PartyExplanation.Partner) -> [String] { partner.unknowns.filter(\.isAsked).map(unknown) }

  private func exchange(_ text: MatchingText, _ theme: String, _ need: Int, _ offer: Int) -> String {
    texts(text, ["theme": .text(self.theme(theme)), "need": .text(level(need)), "offer": .text(level(offer))])
  }

  /// Why another body was not the partner, said to the party.
  public func why(_ why: PartyExplanation.Other.Why, score: Int?) -> String {
    switch why {
    case .notPossible(let reasons): reasons.map(neutral).joined(separator: ". ")
    case .scoreBelow(let cutOff): texts(MatchingText.whyBelow, ["cutoff": .count(cutOff), "score": .count(score ?? 0)])
    case .otherwiseBetterInAll: texts(MatchingText.whyWhole, ["score": .count(score ?? 0)])
    }
  }

  /// Where a body's last place went.
  public func cutOff(_ cutOff: CutOff, of body: String) -> String {
    switch cutOff {
    case .placeFree: texts(MatchingText.cutOffFree, ["body": .text(body)])
    case .lastPlaceWentAt(let score): texts(MatchingText.cutOffLast, ["body": .text(body), "score": .count(score)])
    }
  }
}

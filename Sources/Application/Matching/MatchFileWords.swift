import Domain

/// Plain English for the report of `twinhall match`.
enum MatchFileWords {
  static func name(_ component: ScoreComponent) -> String {
    switch component {
    case .sharedThemes: "shared themes"
    case .complementarity: "what each can teach the other"
    case .capacity: "team and time"
    case .backing: "backing by the leadership"
    case .nationalFit: "national priorities and mandate"
    case .likeness: "likeness of size and character"
    case .earlierTies: "earlier ties"
    case .cohesion: "others nearby on the theme"
    case .practicality: "ease of meeting"
    }
  }

  static func fact(_ fact: PairFact) -> String {
    switch fact {
    case .sharedThemes(let themes): "both rank \(themes.joined(separator: ", "))"
    case .noSharedTheme: "they rank no theme in common"
    case .covers(let theme, let need, let offer, let side):
      "\(theme): the \(name(side)) side needs it (\(need)), the other offers it (\(offer))"
    case .coverage(let ours, let theirs): "covered needs: Swedish \(percent(ours)), international \(percent(theirs))"
    case .teams(let ours, let theirs): "people in the team: \(both(ours, theirs))"
    case .hoursPerMonth(let ours, let theirs): "hours a month: \(both(ours, theirs))"
    case .backing(let ours, let theirs): "\(backing(ours)) and \(backing(theirs))"
    case .priorityThemes(let themes, let side):
      "\(themes.isEmpty ? "no joint theme" : themes.joined(separator: ", ")) is a priority on the \(name(side)) side"
    case .populations(let ours, let theirs): "inhabitants: \(both(ours, theirs))"
    case .sameCharacter(let character): "both \(character.rawValue)"
    case .differentCharacter(let ours, let theirs): "character: \(ours?.rawValue ?? "not known") and \(theirs?.rawValue ?? "not known")"
    case .ties(let partnerships, let civilSociety, let universities, let side):
      "\(name(side)) side: partnerships \(number(partnerships)), civil society \(number(civilSociety)), "
        + "universities \(number(universities))"
    case .othersNearby(let count, let cluster): "others in \(cluster): \(count)"
    case .connections(let ours, let theirs): "connection: \(ours?.rawValue ?? "not known") and \(theirs?.rawValue ?? "not known")"
    case .restrictedVisits(let side): "visits are restricted on the \(name(side)) side"
    }
  }

  static func reason(_ reason: ExclusionReason) -> String {
    switch reason {
    case .countryNotEligible: "the country is not open"
    case .noEligibleTheme: "no open theme that both could work on"
    case .noMandate: "one side is not responsible for the theme"
    case .noSharedLanguage: "no shared working language"
    case .vetoedBySwedishSide: "the Swedish side will not"
    case .vetoedByInternationalSide: "the international side will not"
    case .noPlaceLeft: "locked pairs take every place"
    case .conflictOfInterest: "a conflict of interest"
    case .contactNotAllowed: "the security situation does not allow visits"
    case .declarationNotConfirmed: "a declaration was confirmed more than 12 months ago"
    case .forbiddenByOffice: "the office ruled it out"
    }
  }

  static func unknown(_ unknown: Unknown) -> String {
    unknown.field.rawValue.split(separator: "-").joined(separator: " ")
  }

  private static func name(_ side: MatchProfile.Side) -> String { side == .swedish ? "Swedish" : "international" }

  private static func number(_ value: Int?) -> String { value.map(String.init) ?? "not known" }
  private static func percent(_ value: Int?) -> String { value.map { "\($0) %" } ?? "not known" }
  private static func both(_ ours: Int?, _ theirs: Int?) -> String { "\(number(ours)) and \(number(theirs))" }

  private static func backing(_ backing: MatchProfile.Backing?) -> String {
    switch backing {
    case nil: "backing not known"
    case .some(.none): "no backing"
    case .letter: "a letter"
    case .councilDecision: "a council decision"
    }
  }
}

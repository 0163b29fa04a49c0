/// Components about themes: what both want, what each can teach, what the nation asks for.
extension ProfilePair {
  /// A first-ranked theme weighs 3, the second 2, the third 1. A theme of both counts the lower of its two weights; the sum is shown
  /// against the most that the side with fewer ranked themes could reach.
  func sharedThemes() -> Rating {
    let unknowns = missing(.rankedThemes) { $0.rankedThemes == nil }
    guard let ours = swedish.rankedThemes, let theirs = international.rankedThemes else {
      return Rating(points: Scoring.neutral, unknowns: unknowns)
    }
    let (mine, yours) = (rankWeights(ours), rankWeights(theirs))
    let shared = mine.keys.filter { yours[$0] != nil }.sorted { (-mine[$0, default: 0], $0) < (-mine[$1, default: 0], $1) }
    let overlap = shared.reduce(0) { $0 + min(mine[$1, default: 0], yours[$1, default: 0]) }
    let most = min(mine.values.reduce(0, +), yours.values.reduce(0, +))
    guard overlap > 0 else { return Rating(points: 0, facts: [.noSharedTheme]) }
    return Rating(points: 100 * overlap / most, facts: [.sharedThemes(shared)])
  }

  private func rankWeights(_ themes: [String]) -> [String: Int] {
    Dictionary(zip(themes, [3, 2, 1])) { first, _ in first }
  }

  /// The lower of the two shares of needs that are covered, plus a twentieth of their sum.
  func complementarity() -> Rating {
    let (ours, theirs) = (coverage(of: swedish, by: international), coverage(of: international, by: swedish))
    let sides = ComponentScore.SidePoints(swedish: ours ?? Scoring.neutral, international: theirs ?? Scoring.neutral)
    let unknowns = missing(.needs) { $0.needs == nil } + missing(.offers) { $0.offers == nil }
    let facts = [.coverage(swedish: ours, international: theirs)] + covered(.swedish) + covered(.international)
    return Rating(
      points: sides.lower + (sides.swedish + sides.international) / 20, facts: facts, unknowns: unknowns, sides: sides)
  }

  /// Need × offer over need × 3, in hundredths. A body that needs nothing is covered by nobody: learning must go both ways.
  private func coverage(of learner: MatchProfile, by teacher: MatchProfile) -> Int? {
    guard let needs = learner.needs, let offers = teacher.offers else { return nil }
    let asked = needs.values.reduce(0) { $0 + $1.level * 3 }
    let met = needs.reduce(0) { $0 + $1.value.level * (offers[$1.key]?.level ?? 0) }
    return asked == 0 ? 0 : 100 * met / asked
  }

  /// The two best covered needs of a side.
  private func covered(_ side: MatchProfile.Side) -> [PairFact] {
    let needs = self[side].needs ?? [:], offers = self[side.other].offers ?? [:]
    let themes = needs.keys.filter { needs[$0]?.level ?? 0 > 0 && offers[$0]?.level ?? 0 > 0 }
    func gain(_ theme: String) -> Int { (needs[theme]?.level ?? 0) * (offers[theme]?.level ?? 0) }
    return themes.sorted { (-gain($0), $0) < (-gain($1), $1) }.prefix(2).map { theme in
      .covers(theme: theme, need: needs[theme]?.level ?? 0, offer: offers[theme]?.level ?? 0, coveredSide: side)
    }
  }

  /// Mean of the sides; a side has 100 when a joint theme is a national priority there and in its mandate, else 0.
  func nationalFit() -> Rating {
    let joint = swedish.jointThemes(with: international)
    let unknowns = missing(.nationalPriorities) { $0.nationalPriorities == nil } + missing(.mandate) { $0.mandate == nil }
    var facts: [PairFact] = []
    let sides = both { profile in
      guard let priorities = profile.nationalPriorities, let mandate = profile.mandate else { return Scoring.neutral }
      let fitting = joint.intersection(priorities).intersection(mandate).sorted()
      facts.append(.priorityThemes(fitting, side: profile.side))
      return fitting.isEmpty ? 0 : 100
    }
    return Rating(points: sides.mean, facts: facts, unknowns: unknowns, sides: sides)
  }
}

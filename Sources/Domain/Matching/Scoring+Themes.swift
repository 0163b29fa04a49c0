/// Components about themes: what both want, what each can teach, what the nation asks for.
extension ProfilePair {
  /// A first-ranked theme weighs 3, the second 2, the third 1. A theme of both counts the lower of its two weights; the sum is shown
  /// against the most that the side with fewer ranked themes could reach.
  func sharedThemes() -> Rating {
    let unknowns = missing(.rankedThemes) { $0.rankedThemes == nil }
    guard let ours = swedish.rankedThemes, let theirs = international.rankedThemes else {
      return Rating(points: Scoring.neutral, unknowns: unknowns)
    }
    var shared: [String] = []
    var overlap = 0
    for (rank, theme) in ours.enumerated() {
      guard let other = theirs.firstIndex(of: theme) else { continue }
      shared.append(theme)
      overlap += Self.weight(ofRank: max(rank, other))
    }
    let most = (0..<min(ours.count, theirs.count)).reduce(0) { $0 + Self.weight(ofRank: $1) }
    guard overlap > 0 else { return Rating(points: 0, facts: [.noSharedTheme]) }
    return Rating(points: 100 * overlap / most, facts: [.sharedThemes(shared)])
  }

  private static func weight(ofRank rank: Int) -> Int { max(0, 3 - rank) }

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
    let (learner, teacher) = side == .swedish ? (swedish, international) : (international, swedish)
    guard let needs = learner.needs, let offers = teacher.offers else { return [] }
    let met = needs.compactMap { theme, need in
      offers[theme].flatMap { need.level * $0.level > 0 ? (theme: theme, need: need.level, offer: $0.level) : nil }
    }
    return met.sorted { (-$0.need * $0.offer, $0.theme) < (-$1.need * $1.offer, $1.theme) }.prefix(2).map {
      .covers(theme: $0.theme, need: $0.need, offer: $0.offer, coveredSide: side)
    }
  }

  /// Mean of the sides; a side has 100 when a joint theme is a national priority there and in its mandate, else 0.
  func nationalFit() -> Rating {
    let unknowns = missing(.nationalPriorities) { $0.nationalPriorities == nil } + missing(.mandate) { $0.mandate == nil }
    var facts: [PairFact] = []
    let sides = both { profile in
      guard let priorities = profile.nationalPriorities, let mandate = profile.mandate else { return Scoring.neutral }
      let fitting = jointThemes.filter { priorities.contains($0) && mandate.contains($0) }
      facts.append(.priorityThemes(fitting, side: profile.side))
      return fitting.isEmpty ? 0 : 100
    }
    return Rating(points: sides.mean, facts: facts, unknowns: unknowns, sides: sides)
  }
}

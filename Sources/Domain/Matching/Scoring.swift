/// Scores pairs of one round. Needs all bodies of the round, as cohesion asks who else is near.
public struct Scoring: Sendable {
  /// What a missing fact counts: the middle, stated beside the score as unknown.
  public static let neutral = 50

  public let weights: ScoreWeights
  /// International bodies of each cluster that rank a theme.
  private let nearby: [String: [String: Int]]

  public init(weights: ScoreWeights, profiles: [MatchProfile]) {
    self.weights = weights
    var nearby: [String: [String: Int]] = [:]
    for profile in profiles where profile.side == .international {
      guard let cluster = profile.cluster else { continue }
      for theme in Set(profile.rankedThemes ?? []) { nearby[cluster, default: [:]][theme, default: 0] += 1 }
    }
    self.nearby = nearby
  }

  /// - Parameters:
  ///   - swedish: a body of the Swedish side.
  ///   - international: a body of the international side.
  public func score(_ swedish: MatchProfile, _ international: MatchProfile) -> PairScore {
    let pair = ProfilePair(swedish: swedish, international: international)
    return PairScore([
      component(.sharedThemes, pair.sharedThemes(), pair),
      component(.complementarity, pair.complementarity(), pair),
      component(.capacity, pair.capacity(), pair),
      component(.backing, pair.backing(), pair),
      component(.nationalFit, pair.nationalFit(), pair),
      component(.likeness, pair.likeness(), pair),
      component(.earlierTies, pair.earlierTies(), pair),
      component(.cohesion, cohesion(pair), pair),
      component(.practicality, pair.practicality(), pair),
    ])
  }

  private func isUnasked(_ unknown: Unknown, _ pair: ProfilePair) -> Bool {
    (unknown.side == .swedish ? pair.swedish : pair.international).unasked.contains(unknown.field)
  }

  private func component(_ component: ScoreComponent, _ rating: Rating, _ pair: ProfilePair) -> ComponentScore {
    ComponentScore(
      component: component, points: min(100, max(0, rating.points)), weight: weights[component], facts: rating.facts,
      unknowns: rating.unknowns.filter { !isUnasked($0, pair) },
      factsAsked: component.factsAsked - rating.unknowns.count { isUnasked($0, pair) }, sides: rating.sides)
  }

  /// 25 points for each other international body of the same cluster that ranks a joint theme, for the best such theme.
  private func cohesion(_ pair: ProfilePair) -> Rating {
    guard let cluster = pair.international.cluster else {
      return Rating(points: Self.neutral, unknowns: [Unknown(.international, .cluster)])
    }
    let own = pair.international.rankedThemes ?? []
    let count =
      pair.jointThemes
      .map { (nearby[cluster]?[$0] ?? 0) - (own.contains($0) ? 1 : 0) }.max() ?? 0
    return Rating(points: 25 * count, facts: [.othersNearby(count: count, cluster: cluster)])
  }
}

/// What a component found.
struct Rating {
  var points: Int
  var facts: [PairFact] = []
  var unknowns: [Unknown] = []
  var sides: ComponentScore.SidePoints?
}

/// One body of each side, with help to ask both the same question.
struct ProfilePair {
  let swedish: MatchProfile
  let international: MatchProfile
  let jointThemes: [String]

  init(swedish: MatchProfile, international: MatchProfile) {
    self.swedish = swedish
    self.international = international
    jointThemes = swedish.jointThemes(with: international)
  }

  /// The same judgement of both sides.
  func both(_ judge: (MatchProfile) -> Int) -> ComponentScore.SidePoints {
    ComponentScore.SidePoints(swedish: judge(swedish), international: judge(international))
  }

  /// Fields without a value, of both sides.
  func missing(_ field: Unknown.Field, _ isMissing: (MatchProfile) -> Bool) -> [Unknown] {
    let ours = isMissing(swedish)
    let theirs = isMissing(international)
    guard ours || theirs else { return [] }
    return (ours ? [Unknown(.swedish, field)] : []) + (theirs ? [Unknown(.international, field)] : [])
  }
}

import TwinhallCore

/// Why a body has no partner.
public enum BindingConstraint: Hashable, Sendable {
  /// No pair with it is possible; how many pairs each reason rules out, the most frequent first.
  case noPossiblePair([ReasonCount])
  /// Every partner it could have had gave its places to others; the best of them, and where its last place went.
  case placesTaken(best: PairKey, score: Int, cutOff: CutOff)

  /// A reason and how many of a body's pairs it rules out.
  public struct ReasonCount: Hashable, Sendable {
    public let reason: ExclusionReason
    public let count: Int
  }
}

/// How many of a group have a partner.
public struct GroupBalance: Hashable, Sendable {
  public let group: String
  public let matched: Int
  public let total: Int
}

/// What the office looks at before it sends proposals.
extension MatchingOutcome {
  /// The pairs a body is in, as places in the problem.
  func pairs(of body: MatchProfile) -> [Int] {
    let parties = body.side == .swedish ? problem.left : problem.right
    guard let place = parties.firstIndex(where: { $0.id == body.id }) else { return [] }
    return problem.pairs.indices.filter { (body.side == .swedish ? problem.pairs[$0].left : problem.pairs[$0].right) == place }
  }

  /// What stands between a body without a partner and one.
  public func bindingConstraint(of body: MatchProfile) -> BindingConstraint {
    let possible = pairs(of: body)
    guard let best = possible.max(by: { (problem.pairs[$0].score, $1) < (problem.pairs[$1].score, $0) }) else {
      return .noPossiblePair(reasonCounts(of: body))
    }
    let key = key(of: best)
    return .placesTaken(best: key, score: problem.pairs[best].score, cutOff: cutOffs[key[body.side.other]] ?? .placeFree)
  }

  private func reasonCounts(of body: MatchProfile) -> [BindingConstraint.ReasonCount] {
    var counts: [ExclusionReason: Int] = [:]
    for (key, reasons) in exclusions where key[body.side] == body.id { reasons.forEach { counts[$0, default: 0] += 1 } }
    return counts.map { BindingConstraint.ReasonCount(reason: $0.key, count: $0.value) }
      .sorted { (-$0.count, $0.reason) < (-$1.count, $1.reason) }
  }

  /// Bodies with a partner by country, in order of the code.
  public var balanceByCountry: [GroupBalance] { balance { $0.country } }

  /// Bodies with a partner among first-timers (`first-timer`), the others (`experienced`) and those who have not said (`not-known`).
  public var balanceByExperience: [GroupBalance] {
    balance { body in body.isFirstTimer.map { $0 ? "first-timer" : "experienced" } ?? "not-known" }
  }

  private func balance(_ group: (MatchProfile) -> String) -> [GroupBalance] {
    let without = Set(unmatched.map(\.id))
    return Dictionary(grouping: swedish + international, by: group)
      .map { name, bodies in
        GroupBalance(group: name, matched: bodies.filter { !without.contains($0.id) }.count, total: bodies.count)
      }
      .sorted { $0.group < $1.group }
  }
}

extension MatchProfile {
  /// What the body has not told, in the order of the questions.
  public var missing: [Unknown.Field] {
    let facts: [(Unknown.Field, Bool)] = [
      (.rankedThemes, rankedThemes == nil), (.needs, needs == nil), (.offers, offers == nil), (.mandate, mandate == nil),
      (.population, population == nil), (.character, character == nil), (.languages, languages == nil), (.backing, backing == nil),
      (.teamSize, teamSize == nil), (.hoursPerMonth, hoursPerMonth == nil), (.connection, connection == nil),
      (.earlierPartnerships, earlierPartnerships == nil), (.civilSocietyContacts, civilSocietyContacts == nil),
      (.universityContacts, universityContacts == nil), (.confirmedOn, confirmedOn == nil),
    ]
    return facts.filter(\.1).map(\.0)
  }
}

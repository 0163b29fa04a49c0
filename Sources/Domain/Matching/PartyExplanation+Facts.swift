extension ComponentScore {
  /// The facts behind many points, for the party of one side.
  func strengths(for side: MatchProfile.Side) -> [PartyFact] {
    switch component {
    case .sharedThemes: facts.compactMap { if case .sharedThemes(let themes) = $0 { .sharedThemes(themes) } else { nil } }
    case .complementarity: coverFacts(for: side)
    case .capacity: [.bothHaveTeamAndTime]
    case .backing: [.bothHaveBacking]
    case .nationalFit: [.priorityOfBoth]
    case .likeness: [.similarBodies]
    case .earlierTies: [.bothHaveTies]
    case .cohesion: facts.compactMap { if case .othersNearby(let count, _) = $0 { .othersNearby(count: count) } else { nil } }
    case .practicality: [.bothEasyToReach]
    }
  }

  /// The facts behind few points, as far as they are of the pair or of the party itself.
  func weakness(for own: MatchProfile) -> PartyFact? {
    switch component {
    case .sharedThemes: facts.contains(.noSharedTheme) ? .noSharedTheme : strengths(for: own.side).first
    case .complementarity: own.lackFact ?? coverageFact(for: own.side)
    case .capacity:
      own.teamSize == nil && own.hoursPerMonth == nil
        ? nil : .yourTeamAndTime(team: own.teamSize, hoursPerMonth: own.hoursPerMonth)
    case .backing: own.backing.map { .yourBacking($0) }
    case .nationalFit: own.nationalPriorities == nil || own.mandate == nil ? nil : .notYourPriority
    case .likeness: .differentBodies
    case .earlierTies: own.tiesFact
    case .cohesion: strengths(for: own.side).first
    case .practicality:
      own.connection == nil && own.contact != .restrictedVisits
        ? nil : .yourConnection(own.connection, restrictedVisits: own.contact == .restrictedVisits)
    }
  }

  /// False where the few points come from the other side alone.
  func isWeakness(of side: MatchProfile.Side) -> Bool {
    guard points < 60, unknowns.count < factsAsked else { return false }
    guard component != .complementarity, let sides else { return true }
    return sides[side] < 60 && sides[side] <= sides[side.other]
  }

  private func coverFacts(for side: MatchProfile.Side) -> [PartyFact] {
    facts.compactMap { fact in
      guard case .covers(let theme, let need, let offer, let covered) = fact else { return nil }
      return covered == side
        ? .theyCoverYourNeed(theme: theme, need: need, offer: offer) : .youCoverTheirNeed(theme: theme, need: need, offer: offer)
    }
  }

  private func coverageFact(for side: MatchProfile.Side) -> PartyFact? {
    guard let sides, unknowns.isEmpty else { return nil }
    return sides[side] <= sides[side.other]
      ? .yourNeedsCovered(percent: sides[side]) : .yourOfferCovers(percent: sides[side.other])
  }
}

extension MatchProfile {
  /// A share of nothing says nothing.
  fileprivate var lackFact: PartyFact? {
    func isNothing(_ levels: [String: ThemeLevel]?) -> Bool { levels?.values.allSatisfy { $0.level == 0 } ?? false }
    return isNothing(needs) ? .youNeedNothing : isNothing(offers) ? .youOfferNothing : nil
  }

  fileprivate var tiesFact: PartyFact? {
    guard [earlierPartnerships, civilSocietyContacts, universityContacts].contains(where: { $0 != nil }) else { return nil }
    return .yourTies(partnerships: earlierPartnerships, civilSociety: civilSocietyContacts, universities: universityContacts)
  }
}

extension PairScore {
  /// Facts of the three components that lift the total most above the middle.
  func strongestReasons(for side: MatchProfile.Side) -> [PartyFact] {
    let lifting = components.filter { $0.points > Scoring.neutral }
    let order = lifting.sorted { ($0.points - 50) * $0.weight > ($1.points - 50) * $1.weight }
    return Array(order.compactMap { $0.strengths(for: side).first }.prefix(3))
  }

  /// Facts of the two components that cost the total most and that the party may know.
  func weakestPoints(for own: MatchProfile) -> [PartyFact] {
    let costing = components.filter { $0.weight > 0 && $0.isWeakness(of: own.side) }
    let order = costing.sorted { (100 - $0.points) * $0.weight > (100 - $1.points) * $1.weight }
    return Array(order.compactMap { $0.weakness(for: own) }.prefix(2))
  }
}

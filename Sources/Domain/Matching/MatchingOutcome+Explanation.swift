extension MatchingOutcome {
  /// What one party is shown; nil when it is not in the round.
  public func explanation(for id: String) -> PartyExplanation? {
    guard let own = profile(id, .swedish) ?? profile(id, .international) else { return nil }
    let chosen = Set(certificate.chosen)
    let mine = pairs(of: own)
    let cutOffs = cutOffs
    let missed = mine.filter { !chosen.contains($0) }.sorted { (-problem.pairs[$0].score, $0) < (-problem.pairs[$1].score, $1) }
    return PartyExplanation(
      party: id, partners: mine.filter(chosen.contains).compactMap { partner($0, of: own) },
      others: missed.map { other($0, of: own, cutOffs) } + impossible(for: own))
  }

  /// Changes in the hands of the party on one side that would raise the pair's total, each computed again by itself.
  public func improvements(of key: PairKey, by side: MatchProfile.Side) -> [Improvement] {
    guard let ours = profile(key.swedish, .swedish), let theirs = profile(key.international, .international) else { return [] }
    let before = candidates.scoring.score(ours, theirs).total
    return Improvement.Change.allCases.compactMap { change in
      let after =
        side == .swedish
        ? candidates.scoring.score(ours.after(change), theirs).total : candidates.scoring.score(ours, theirs.after(change)).total
      return after > before ? Improvement(change: change, from: before, to: after) : nil
    }
  }

  private func partner(_ index: Int, of own: MatchProfile) -> PartyExplanation.Partner? {
    let key = key(of: index)
    guard let score = score(key) else { return nil }
    return PartyExplanation.Partner(
      id: key[own.side.other], score: score.total, band: ScoreBand(score: score.total), confidence: score.confidence,
      reasons: score.strongestReasons(for: own.side), weakPoints: score.weakestPoints(for: own),
      unknowns: score.unknowns.filter { $0.side == own.side }.map(\.field), improvements: improvements(of: key, by: own.side))
  }

  private func other(_ index: Int, of own: MatchProfile, _ cutOffs: [String: CutOff]) -> PartyExplanation.Other {
    let id = key(of: index)[own.side.other]
    let score = problem.pairs[index].score
    let cutOff = cutOffs[id] ?? .placeFree
    if case .lastPlaceWentAt(let last) = cutOff, score < last {
      return PartyExplanation.Other(id: id, score: score, why: .scoreBelow(cutOff: last))
    }
    return PartyExplanation.Other(id: id, score: score, why: .otherwiseBetterInAll(cutOff))
  }

  private func impossible(for own: MatchProfile) -> [PartyExplanation.Other] {
    (own.side == .swedish ? international : swedish).compactMap { other in
      let key =
        own.side == .swedish
        ? PairKey(swedish: own.id, international: other.id) : PairKey(swedish: other.id, international: own.id)
      return exclusions[key].map { .init(id: other.id, score: nil, why: .notPossible(neutral($0, for: own))) }
    }
  }

  // Where something may be told, only that is told: "not possible" beside it would give away that more is hidden.
  private func neutral(_ reasons: [ExclusionReason], for own: MatchProfile) -> [NeutralReason] {
    let told = reasons.compactMap { reason -> NeutralReason? in
      switch reason {
      case .countryNotEligible: .countryNotEligible
      case .noEligibleTheme: .noEligibleTheme
      case .noSharedLanguage: .noSharedLanguage
      case .declarationNotConfirmed: round.rules.isConfirmed(own) ? nil : .yourDeclarationNotConfirmed
      case .noMandate, .vetoedBySwedishSide, .vetoedByInternationalSide, .noPlaceLeft, .conflictOfInterest, .contactNotAllowed,
        .forbiddenByOffice:
        nil
      }
    }
    return told.isEmpty ? [.notPossible] : told.sorted()
  }
}

extension MatchProfile {
  func after(_ change: Improvement.Change) -> MatchProfile {
    var changed = self
    switch change {
    case .councilDecision: changed.backing = .councilDecision
    case .teamOfThree: changed.teamSize = max(3, teamSize ?? 0)
    case .fortyHoursPerMonth: changed.hoursPerMonth = max(40, hoursPerMonth ?? 0)
    }
    return changed
  }
}

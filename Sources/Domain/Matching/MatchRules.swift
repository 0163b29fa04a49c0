import TwinhallCore

/// What a round asks of every pair.
public struct MatchRules: Hashable, Sendable {
  /// The day on which countries, themes and confirmations are judged.
  public var day: Day
  /// nil when every country is open.
  public var eligibleCountries: Set<String>?
  /// nil when every theme is open.
  public var eligibleThemes: Set<String>?
  /// True when the programme pays interpretation, so that no shared language is needed.
  public var interpretationAgreed = false
  /// True when the round plans visits, which a body open to digital contact only cannot take.
  public var plansVisits = true
  public var confirmedWithinMonths = 12

  public init(day: Day) { self.day = day }

  /// Every reason why the pair is impossible by its facts, in order of code; empty when it is possible. A missing fact excludes nobody.
  public func exclusions(_ swedish: MatchProfile, _ international: MatchProfile) -> [ExclusionReason] {
    var reasons: [ExclusionReason] = []
    if let countries = eligibleCountries, !countries.contains(international.country) { reasons.append(.countryNotEligible) }
    if let fault = themeFault(swedish, international) { reasons.append(fault) }
    if !shareLanguage(swedish, international) { reasons.append(.noSharedLanguage) }
    if swedish.vetoes.contains(international.id) { reasons.append(.vetoedBySwedishSide) }
    if international.vetoes.contains(swedish.id) { reasons.append(.vetoedByInternationalSide) }
    if plansVisits, [swedish.contact, international.contact].contains(.digitalOnly) { reasons.append(.contactNotAllowed) }
    if !isConfirmed(swedish) || !isConfirmed(international) { reasons.append(.declarationNotConfirmed) }
    return reasons.sorted()
  }

  /// False when the declaration was last confirmed too long ago; a day that is not known is no fault.
  public func isConfirmed(_ profile: MatchProfile) -> Bool {
    guard let confirmed = profile.confirmedOn else { return true }
    return confirmed.adding(months: confirmedWithinMonths) >= day
  }

  private func themeFault(_ one: MatchProfile, _ other: MatchProfile) -> ExclusionReason? {
    guard one.rankedThemes != nil, other.rankedThemes != nil else { return nil }
    let open = one.jointThemes(with: other).filter { eligibleThemes?.contains($0) ?? true }
    guard !open.isEmpty else { return .noEligibleTheme }
    return open.contains { (one.mandate?.contains($0) ?? true) && (other.mandate?.contains($0) ?? true) } ? nil : .noMandate
  }

  private func shareLanguage(_ one: MatchProfile, _ other: MatchProfile) -> Bool {
    guard !interpretationAgreed, let first = one.languages, let second = other.languages else { return true }
    return first.contains { skill in
      skill.level != .basic && second.contains { $0.level != .basic && $0.code == skill.code }
    }
  }
}

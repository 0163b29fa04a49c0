import Domain
import Testing
import TwinhallCore

@Suite struct MatchingConstraintTests {
  private let ours = MatchProfile.sample("s", .swedish)
  private let theirs = MatchProfile.sample("i", .international)
  private let key = PairKey(swedish: "s", international: "i")

  private func reasons(
    _ change: (inout MatchRules) -> Void = { _ in }, ours: MatchProfile? = nil, theirs: MatchProfile? = nil
  ) -> [ExclusionReason] {
    var rules = MatchRules(day: roundDay)
    change(&rules)
    return rules.exclusions(ours ?? self.ours, theirs ?? self.theirs)
  }

  @Test("Two bodies that fit have no reason against them")
  func possible() { #expect(reasons() == []) }

  @Test("Each constraint gives its own reason")
  func each() {
    #expect(reasons { $0.eligibleCountries = ["UA"] } == [.countryNotEligible])
    #expect(reasons { $0.eligibleThemes = ["health"] } == [.noEligibleTheme])
    #expect(reasons(theirs: theirs.changed { $0.mandate = ["health"] }) == [.noMandate])
    #expect(reasons(theirs: theirs.changed { $0.languages = [.init(code: "en", level: .basic)] }) == [.noSharedLanguage])
    #expect(reasons(ours: ours.changed { $0.vetoes = ["i"] }) == [.vetoedBySwedishSide])
    #expect(reasons(theirs: theirs.changed { $0.vetoes = ["s"] }) == [.vetoedByInternationalSide])
    #expect(reasons(theirs: theirs.changed { $0.contact = .digitalOnly }) == [.contactNotAllowed])
    #expect(reasons(ours: ours.changed { $0.confirmedOn = Day(2025, 11, 23) }) == [.declarationNotConfirmed])
  }

  @Test("A confirmation holds for twelve months to the day")
  func confirmation() { #expect(reasons(ours: ours.changed { $0.confirmedOn = Day(2025, 11, 24) }) == []) }

  @Test("A pair keeps every reason, not only the first")
  func all() {
    let other = theirs.changed { ($0.vetoes, $0.languages, $0.contact) = (["s"], [], .digitalOnly) }
    let expected: [ExclusionReason] = [.contactNotAllowed, .countryNotEligible, .noSharedLanguage, .vetoedByInternationalSide]
    #expect(reasons({ $0.eligibleCountries = [] }, theirs: other) == expected)
  }

  @Test("Agreed interpretation and a digital round lift what they are about")
  func agreements() {
    #expect(reasons({ $0.interpretationAgreed = true }, theirs: theirs.changed { $0.languages = [] }) == [])
    #expect(reasons({ $0.plansVisits = false }, theirs: theirs.changed { $0.contact = .digitalOnly }) == [])
  }

  @Test("A missing fact excludes nobody")
  func missing() {
    #expect(reasons(theirs: MatchProfile(id: "i", name: "i", country: "KE", side: .international)) == [])
  }

  @Test("The office's own decisions are reasons, and a locked pair takes the places of its parties")
  func office() throws {
    var round = MatchingRound.of([ours, theirs, .sample("s2", .swedish), .sample("i2", .international), .sample("i3", .international)])
    round.locked = [key]
    round.forbidden = [PairKey(swedish: "s2", international: "i2")]
    round.conflictsOfInterest = round.forbidden
    let outcome = try round.outcome()
    #expect(outcome.exclusions[PairKey(swedish: "s2", international: "i2")] == [.conflictOfInterest, .forbiddenByOffice])
    #expect(outcome.exclusions[PairKey(swedish: "s", international: "i2")] == [.noPlaceLeft])
    #expect(outcome.proposals.map(\.key) == [key, PairKey(swedish: "s2", international: "i3")])
    #expect(outcome.exclusionCounts == [.conflictOfInterest: 1, .forbiddenByOffice: 1, .noPlaceLeft: 3])
    #expect(outcome.unmatched.map(\.id) == ["i2"])
  }

  @Test("A locked pair that is impossible, an unknown body and a body named twice stop the run")
  func faults() {
    var round = MatchingRound.of([ours.changed { $0.vetoes = ["i"] }, theirs])
    round.locked = [key]
    #expect(throws: MatchingRound.Fault.lockedPairImpossible(key, [.vetoedBySwedishSide])) { try round.outcome() }
    round.locked = [PairKey(swedish: "i", international: "s")]
    #expect(throws: MatchingRound.Fault.unknownBody(PairKey(swedish: "i", international: "s"))) { try round.outcome() }
    #expect(throws: MatchingRound.Fault.repeatedBody("s")) { try MatchingRound.of([ours, ours]).outcome() }
  }

  @Test("Stored codes of reasons never change")
  func codes() {
    #expect(
      ExclusionReason.allCases.map(\.rawValue).sorted() == [
        "conflict-of-interest", "contact-not-allowed", "country-not-eligible", "declaration-not-confirmed", "forbidden-by-office",
        "no-eligible-theme", "no-mandate", "no-place-left", "no-shared-language", "vetoed-by-international-side", "vetoed-by-swedish-side",
      ])
  }
}

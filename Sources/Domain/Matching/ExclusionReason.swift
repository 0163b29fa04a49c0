/// Why a pair is impossible in a round. Raw values are kept in stored runs and never change.
public enum ExclusionReason: String, Hashable, Sendable, CaseIterable, Comparable {
  case countryNotEligible = "country-not-eligible"
  /// No theme that both could work on is open on the day of the round.
  case noEligibleTheme = "no-eligible-theme"
  /// There is a theme, but one side is not responsible for it.
  case noMandate = "no-mandate"
  case noSharedLanguage = "no-shared-language"
  case vetoedBySwedishSide = "vetoed-by-swedish-side"
  case vetoedByInternationalSide = "vetoed-by-international-side"
  /// Locked pairs take every place of a side.
  case noPlaceLeft = "no-place-left"
  case conflictOfInterest = "conflict-of-interest"
  /// The security situation does not allow the contact that the round plans.
  case contactNotAllowed = "contact-not-allowed"
  /// A declaration was confirmed too long ago.
  case declarationNotConfirmed = "declaration-not-confirmed"
  case forbiddenByOffice = "forbidden-by-office"

  public static func < (left: ExclusionReason, right: ExclusionReason) -> Bool { left.rawValue < right.rawValue }
}

/// What a party may be told. Vetoes, conflicts of interest, the office's own decisions, and faults that lie with the other side all
/// read the same, so that nobody can tell one from another.
public enum NeutralReason: String, Hashable, Sendable, CaseIterable, Comparable {
  case countryNotEligible = "country-not-eligible"
  case noEligibleTheme = "no-eligible-theme"
  case noSharedLanguage = "no-shared-language"
  case yourDeclarationNotConfirmed = "your-declaration-not-confirmed"
  case notPossible = "not-possible"

  public static func < (left: NeutralReason, right: NeutralReason) -> Bool { left.rawValue < right.rawValue }
}

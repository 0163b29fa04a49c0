/// Bands of population by which the public list is narrowed.
public enum SizeBand: String, CaseIterable, Sendable {
  case small
  case medium
  case large
  case veryLarge = "very-large"

  /// Inhabitants; the upper bound is not in the band.
  public var population: Range<Int> {
    switch self {
    case .small: 0..<10_000
    case .medium: 10_000..<50_000
    case .large: 50_000..<200_000
    case .veryLarge: 200_000..<Int.max
    }
  }
}

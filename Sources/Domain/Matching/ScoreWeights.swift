import TwinhallCore

/// The nine parts of a score, in the order they are shown.
public enum ScoreComponent: String, Hashable, Sendable, CaseIterable {
  case sharedThemes = "shared-themes"
  case complementarity
  case capacity
  case backing
  case nationalFit = "national-fit"
  case likeness
  case earlierTies = "earlier-ties"
  case cohesion
  case practicality
}

/// How much each component counts: whole numbers that sum to 100, versioned, dated and the same for every pair of a round.
public struct ScoreWeights: Hashable, Sendable {
  public let version: Int
  public let validFrom: Day
  private let values: [Int]

  /// nil unless there is one weight for each component (in the order of `ScoreComponent.allCases`), none negative, and they sum to 100.
  public init?(version: Int, validFrom: Day, _ values: [Int]) {
    guard values.count == ScoreComponent.allCases.count, values.allSatisfy({ (0...100).contains($0) }), values.reduce(0, +) == 100 else {
      return nil
    }
    self.version = version
    self.validFrom = validFrom
    self.values = values
  }

  private init(unchecked values: [Int], version: Int, validFrom: Day) {
    self.version = version
    self.validFrom = validFrom
    self.values = values
  }

  /// A starting point, to be agreed with the programme before a round.
  public static let initial = ScoreWeights(
    unchecked: [20, 25, 15, 15, 5, 5, 5, 5, 5], version: 1, validFrom: Day(number: 20_454))

  public subscript(_ component: ScoreComponent) -> Int { values[ScoreComponent.allCases.firstIndex(of: component) ?? 0] }

  /// In the order of `ScoreComponent.allCases`.
  public var all: [Int] { values }
}

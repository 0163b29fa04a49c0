import Domain
import TwinhallCore

/// How `twinhall match FILE.csv` is to run.
public struct MatchFileOptions: Hashable, Sendable {
  public var file: String
  public var seed: UInt64 = 1
  public var weights = ScoreWeights.initial
  public var day: Day

  public static let help = """
    twinhall match FILE.csv [--seed NUMBER] [--weights A,B,C,D,E,F,G,H,I] [--date YYYY-MM-DD]

      --seed     whole number that decides between results equal in everything else (1 when not given)
      --weights  nine whole numbers that sum to 100: \(ScoreComponent.allCases.map(\.rawValue).joined(separator: ", "))
      --date     day on which confirmations are judged (today when not given)

    Columns of the file (the first row names them; \(MatchFileColumn.required.map(\.rawValue).joined(separator: ", ")) must be there):
    \(MatchFileColumn.allCases.map { "  \($0.rawValue): \($0.meaning)" }.joined(separator: "\n"))
    """

  /// - Parameter arguments: what stands after `match`.
  /// - Throws: `MatchFileError.option` with what to write instead.
  public init(arguments: [String], today: Day) throws(MatchFileError) {
    day = today
    file = ""
    var files: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        files.append(argument)
        continue
      }
      guard ["--seed", "--weights", "--date"].contains(argument) else { throw .option("\(argument) is not an option of match.") }
      guard let value = rest.popFirst() else { throw .option("\(argument) needs a value after it.") }
      try set(argument, value)
    }
    guard files.count == 1 else { throw .option("Name one file: twinhall match FILE.csv") }
    file = files[0]
  }

  private mutating func set(_ option: String, _ value: String) throws(MatchFileError) {
    switch option {
    case "--seed":
      guard let seed = UInt64(value) else { throw .option("--seed needs a whole number, 0 or more.") }
      self.seed = seed
    case "--weights":
      let values = value.split(separator: ",").map { Int($0) ?? -1 }
      guard let weights = ScoreWeights(version: 0, validFrom: day, values) else {
        throw .option("--weights needs nine whole numbers that sum to 100, with commas between them.")
      }
      self.weights = weights
    default:
      guard let day = Day(value) else { throw .option("--date needs a day such as 2026-11-24.") }
      self.day = day
    }
  }
}

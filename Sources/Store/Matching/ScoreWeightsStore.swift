import Database
import Domain
import TwinhallCore

/// A version of the weights as it was published.
public struct PublishedWeights: Hashable, Sendable {
  public let weights: ScoreWeights
  /// Why the weights are as they are, in the office's words.
  public let note: String
  public let publishedAt: Instant
}

/// Versions of the weights. They are added, never changed: a round's result must stay explainable.
public struct ScoreWeightsStore {
  let connection: any Connection

  public func insert(_ weights: ScoreWeights, note: String, at instant: Instant) throws {
    let text = weights.all.map(String.init).joined(separator: ",")
    try connection.execute(
      """
      INSERT INTO score_weights (version, weights, note, published_at)
      VALUES (\(weights.version), \(text), \(note), \(instant))
      """)
  }

  /// Newest first; the first is in force for new rounds.
  public func all() throws -> [PublishedWeights] {
    try connection.rows("SELECT * FROM score_weights ORDER BY version DESC").map(PublishedWeights.init)
  }

  public func find(_ version: Int) throws -> PublishedWeights? {
    try connection.row("SELECT * FROM score_weights WHERE version = \(version)").map(PublishedWeights.init)
  }
}

extension PublishedWeights {
  fileprivate init(_ row: Row) throws {
    let text: String = try row["weights"]
    publishedAt = try row["published_at"]
    let values = text.split(separator: ",").compactMap { Int($0) }
    guard let weights = ScoreWeights(version: try row["version"], validFrom: publishedAt.day, values) else {
      throw DatabaseError.unexpectedValue(column: "weights", expected: "nine weights that sum to 100")
    }
    self.weights = weights
    note = try row["note"]
  }
}

extension Connection {
  public var scoreWeights: ScoreWeightsStore { ScoreWeightsStore(connection: self) }
}

import Database
import Domain
import TwinhallCore

/// A run as it is kept for ever: what went in, what came out, and the certificate, each as JSON with sorted keys.
public struct MatchingRun: Hashable, Sendable {
  public let id: Identifier<MatchingRun>
  public let round: Identifier<Round>
  public let createdAt: Instant
  public let input: String
  public let result: String
  public let certificate: String
  public let levels: MatchingLevels

  public init(
    id: Identifier<MatchingRun>, round: Identifier<Round>, createdAt: Instant, input: String, result: String, certificate: String,
    levels: MatchingLevels
  ) {
    self.id = id
    self.round = round
    self.createdAt = createdAt
    self.input = input
    self.result = result
    self.certificate = certificate
    self.levels = levels
  }
}

/// A run without its texts, for lists.
public struct MatchingRunSummary: Hashable, Sendable {
  public let id: Identifier<MatchingRun>
  public let round: Identifier<Round>
  public let createdAt: Instant
  public let levels: MatchingLevels
}

public struct MatchingRunStore {
  let connection: any Connection

  /// Gives the run the next number of its round.
  public func insert(_ run: MatchingRun) throws {
    let last: Int = try connection.value("SELECT COALESCE(MAX(number), 0) FROM matching_runs WHERE round_id = \(run.round)")
    try connection.execute(
      """
      INSERT INTO matching_runs (id, round_id, number, created_at, input, result, certificate, matched, worst, total)
      VALUES (\(run.id), \(run.round), \(last + 1), \(run.createdAt), \(run.input), \(run.result), \(run.certificate),
        \(run.levels.matched), \(run.levels.worst), \(run.levels.sum))
      """)
  }

  public func find(_ id: Identifier<MatchingRun>) throws -> MatchingRun? {
    try connection.row("SELECT * FROM matching_runs WHERE id = \(id)").map { row in
      MatchingRun(
        id: try row["id"], round: try row["round_id"], createdAt: try row["created_at"], input: try row["input"],
        result: try row["result"], certificate: try row["certificate"], levels: try MatchingLevels(row))
    }
  }

  /// What a run rests on and what proves it, without the larger result.
  public func proof(_ id: Identifier<MatchingRun>) throws -> (input: String, certificate: String)? {
    try connection.row("SELECT input, certificate FROM matching_runs WHERE id = \(id)").map { (try $0["input"], try $0["certificate"]) }
  }

  /// The latest run of a round.
  public func latest(of round: Identifier<Round>) throws -> Identifier<MatchingRun>? {
    try connection.row("SELECT id FROM matching_runs WHERE round_id = \(round) ORDER BY number DESC LIMIT 1")
      .map { try $0["id"] }
  }

  /// Every run of some rounds, oldest first.
  public func summaries(of rounds: [Identifier<Round>]) throws -> [MatchingRunSummary] {
    try connection.rows(
      """
      SELECT id, round_id, created_at, matched, worst, total FROM matching_runs
      WHERE round_id IN \(list: rounds) ORDER BY round_id, number
      """
    ).map { row in
      MatchingRunSummary(id: try row["id"], round: try row["round_id"], createdAt: try row["created_at"], levels: try MatchingLevels(row))
    }
  }
}

extension MatchingLevels {
  fileprivate init(_ row: Row) throws {
    self.init(matched: try row["matched"], worst: try row["worst"], sum: try row["total"])
  }
}

extension Connection {
  public var matchingRuns: MatchingRunStore { MatchingRunStore(connection: self) }
}

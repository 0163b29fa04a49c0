import Database
import Domain
import TwinhallCore

extension Round.State: SQLConvertible {}
extension FixedPair.Kind: SQLConvertible {}

public struct RoundStore {
  let connection: any Connection

  public func insert(_ round: Round, at instant: Instant) throws {
    try connection.execute(
      """
      INSERT INTO matching_rounds
        (id, name, state, matches_on, answers_by, weights_version, seed, pays_interpretation, plans_visits, created_at, version)
      VALUES (\(round.id), \(round.name), \(round.state), \(round.matchesOn), \(round.answersBy), \(round.weightsVersion), \(round.seed),
        \(round.paysInterpretation), \(round.plansVisits), \(instant), \(round.version))
      """)
  }

  /// Zero when the version is not the one that was read.
  public func update(_ round: Round) throws -> Int {
    try connection.execute(
      """
      UPDATE matching_rounds SET name = \(round.name), state = \(round.state), matches_on = \(round.matchesOn),
        answers_by = \(round.answersBy), weights_version = \(round.weightsVersion), seed = \(round.seed),
        pays_interpretation = \(round.paysInterpretation), plans_visits = \(round.plansVisits), version = version + 1
      WHERE id = \(round.id) AND version = \(round.version)
      """)
  }

  public func find(_ id: Identifier<Round>) throws -> Round? {
    try connection.row("SELECT * FROM matching_rounds WHERE id = \(id)").map(Round.init)
  }

  public func all(_ ids: Set<Identifier<Round>>) throws -> [Identifier<Round>: Round] {
    let rounds = try connection.rows("SELECT * FROM matching_rounds WHERE id IN \(list: ids)").map(Round.init)
    return Dictionary(uniqueKeysWithValues: rounds.map { ($0.id, $0) })
  }

  /// A page of rounds, newest first.
  public func page(offset: Int, limit: Int) throws -> [Round] {
    try connection.rows("SELECT * FROM matching_rounds ORDER BY created_at DESC, id DESC LIMIT \(limit) OFFSET \(offset)").map(Round.init)
  }

  public func count() throws -> Int { try connection.value("SELECT COUNT(*) FROM matching_rounds") }

  /// Rounds that are not closed, newest first.
  public func open() throws -> [Round] {
    try connection.rows("SELECT * FROM matching_rounds WHERE state <> 'closed' ORDER BY created_at DESC, id DESC").map(Round.init)
  }
}

extension Round {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], name: try row["name"], state: try row["state"], matchesOn: try row["matches_on"],
      answersBy: try row["answers_by"], weightsVersion: try row["weights_version"], seed: try row["seed"],
      paysInterpretation: try row["pays_interpretation"], plansVisits: try row["plans_visits"], version: try row["version"])
  }
}

/// Pairs of a round that are locked, ruled out or declined.
public struct FixedPairStore {
  let connection: any Connection

  public func all(of round: Identifier<Round>) throws -> [FixedPair] {
    try connection.rows("SELECT * FROM matching_fixed_pairs WHERE round_id = \(round) ORDER BY swedish_id, international_id").map { row in
      FixedPair(
        round: try row["round_id"], swedish: try row["swedish_id"], international: try row["international_id"], kind: try row["kind"],
        reason: try row["reason"])
    }
  }

  /// Adds the pair, or changes what is fixed about it.
  public func set(_ pair: FixedPair) throws {
    try connection.execute(
      """
      INSERT INTO matching_fixed_pairs (round_id, swedish_id, international_id, kind, reason)
      VALUES (\(pair.round), \(pair.swedish), \(pair.international), \(pair.kind), \(pair.reason))
      ON CONFLICT (round_id, swedish_id, international_id) DO UPDATE SET kind = excluded.kind, reason = excluded.reason
      """)
  }

  /// - Returns: rows removed, 0 or 1.
  public func remove(_ round: Identifier<Round>, swedish: Identifier<Organisation>, international: Identifier<Organisation>) throws -> Int {
    try connection.execute(
      "DELETE FROM matching_fixed_pairs WHERE round_id = \(round) AND swedish_id = \(swedish) AND international_id = \(international)")
  }
}

extension Connection {
  public var rounds: RoundStore { RoundStore(connection: self) }
  public var fixedPairs: FixedPairStore { FixedPairStore(connection: self) }
}

import Database
import Domain
import TwinhallCore

/// A row that goes, as an administrator sees it before.
public struct RowToGo: Hashable, Sendable {
  /// From when its period runs.
  public let since: Instant
  public let label: String
}

/// How long data is kept, and what is older.
public struct RetentionStore {
  let connection: any Connection

  /// Every rule, the operator's before the shipped ones.
  public func rules() throws -> [RetentionRule] {
    var stored: [RetainedData: RetentionRule] = [:]
    for row in try connection.rows("SELECT * FROM retention_rules") {
      guard let data = RetainedData(rawValue: try row["data"]) else { continue }
      stored[data] = RetentionRule(data: data, days: try row["days"], version: try row["version"])
    }
    for row in try connection.rows("SELECT * FROM retention_bases") {
      guard let data = RetainedData(rawValue: try row["data"]), let language = Language(rawValue: try row["language"]) else { continue }
      stored[data]?.bases[language] = try row["basis"]
    }
    return RetainedData.allCases.map { stored[$0] ?? .shipped($0) }
  }

  public func rule(for data: RetainedData) throws -> RetentionRule {
    try rules().first { $0.data == data } ?? .shipped(data)
  }

  /// nil: until somebody decides.
  public func days(_ data: RetainedData) throws -> Int? {
    guard let row = try connection.row("SELECT days FROM retention_rules WHERE data = \(data.rawValue)") else { return data.shippedDays }
    return try row["days"]
  }

  /// Writes a rule if nobody changed it since `rule.version`.
  /// - Returns: rows changed, 0 or 1.
  public func save(_ rule: RetentionRule) throws -> Int {
    let name = rule.data.rawValue
    let changed =
      rule.version == 0
      ? try connection.execute(
        "INSERT INTO retention_rules (data, days, version) VALUES (\(name), \(rule.days), 1) ON CONFLICT (data) DO NOTHING")
      : try connection.execute(
        "UPDATE retention_rules SET days = \(rule.days), version = version + 1 WHERE data = \(name) AND version = \(rule.version)")
    guard changed == 1 else { return changed }
    try connection.execute("DELETE FROM retention_bases WHERE data = \(name) AND language IN \(list: Language.allCases)")
    for (language, basis) in rule.bases.sorted(by: { $0.key.tag < $1.key.tag }) where !basis.isEmpty {
      try connection.execute("INSERT INTO retention_bases (data, language, basis) VALUES (\(name), \(language), \(basis))")
    }
    return changed
  }
}

extension RetentionStore {
  /// How many rows go at a limit, counted no further than `most`.
  public func count(_ data: RetainedData, before limit: Instant, upTo most: Int) throws -> Int {
    try data.rows.reduce(0) { $0 + (try connection.count("FROM \($1.table) WHERE \(older($1, limit))", upTo: most)) }
  }

  /// The first rows that go, the oldest of each table first.
  public func first(_ data: RetainedData, before limit: Instant, most: Int) throws -> [RowToGo] {
    let found = try data.rows.flatMap { rows in
      try connection.rows(
        """
        SELECT \(rows.time) AS since, \(rows.label) AS label FROM \(rows.table) WHERE \(older(rows, limit))
        ORDER BY \(rows.time) LIMIT \(most)
        """
      ).map { RowToGo(since: try $0["since"], label: try $0["label"] ?? "") }
    }
    return Array(found.prefix(most))
  }

  /// Keys of the first rows that go, for data that a use case takes away row by row.
  public func keys<Entity>(_ data: RetainedData, before limit: Instant, most: Int) throws -> [Identifier<Entity>] {
    guard let rows = data.rows.first else { return [] }
    return try connection.rows(
      "SELECT \(rows.key) AS found FROM \(rows.table) WHERE \(older(rows, limit)) ORDER BY \(rows.time) LIMIT \(most)"
    ).map { try $0["found"] }
  }

  /// Takes away at most so many rows of each table.
  /// - Returns: how many went; 0 when none is left.
  public func remove(_ data: RetainedData, before limit: Instant, most: Int) throws -> Int {
    try data.rows.reduce(0) { $0 + (try remove($1, before: limit, most: most)) }
  }

  private func remove(_ rows: RetainedRows, before limit: Instant, most: Int) throws -> Int {
    let keys: [String] = try connection.rows(
      "SELECT \(rows.key) AS found FROM \(rows.table) WHERE \(older(rows, limit)) ORDER BY \(rows.time) LIMIT \(most)"
    ).map { try $0["found"] }
    if keys.isEmpty { return 0 }
    let chosen: SQL = "\(rows.key) IN \(list: keys) AND \(older(rows, limit))"
    switch rows.end {
    case .set(let assignment): return try connection.execute("UPDATE \(rows.table) SET \(assignment) WHERE \(chosen)")
    case .delete(let before):
      if let before { try connection.execute("DELETE FROM \(before.table) WHERE \(before.column) IN \(list: keys)") }
      return try connection.execute("DELETE FROM \(rows.table) WHERE \(chosen)")
    }
  }

  private func older(_ rows: RetainedRows, _ limit: Instant) -> SQL {
    "\(rows.time) < \(limit - .days(rows.offset)) AND \(rows.condition)"
  }
}

extension Connection {
  public var retention: RetentionStore { RetentionStore(connection: self) }
}

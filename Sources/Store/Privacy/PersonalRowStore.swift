import Database
import Domain
import TwinhallCore

public struct PersonalRowStore {
  let connection: any Connection

  /// The shown columns of a person's rows, as text; empty values are left out.
  public func values(of rows: PersonalRows, _ keys: PersonalKeys, limit: Int) throws -> [[(column: String, text: String)]] {
    guard !rows.shown.isEmpty else { return [] }
    let columns = rows.shown.map(name).joined(separator: ", ")
    return try connection.rows(
      "SELECT \(columns) FROM \(name(rows.table)) WHERE \(firstCondition(rows, keys)) LIMIT \(limit)"
    ).map { row in
      zip(rows.shown, row.values).compactMap { column, value in
        guard let text = text(value), !text.isEmpty else { return nil }
        return ("\(column)", rows.holdsForms && "\(column)" == "fields" ? FormFields(stored: text).words.joined(separator: "\n") : text)
      }
    }
  }

  public func count(of rows: PersonalRows, _ keys: PersonalKeys) throws -> Int {
    try connection.value("SELECT COUNT(*) FROM \(name(rows.table)) WHERE \(firstCondition(rows, keys))")
  }

  /// Does with a person's rows what is declared for them.
  public func erase(_ rows: PersonalRows, _ keys: PersonalKeys, formerName: String) throws {
    switch rows.erasure {
    case .keep, .replace: return
    case .delete: try connection.execute("DELETE FROM \(name(rows.table)) WHERE \(condition(rows, keys))")
    case .set(let values):
      let assignments: [SQL] = values.map { column, value in
        switch value {
        case .empty: "\(name(column)) = ''"
        case .null: "\(name(column)) = NULL"
        case .formerName: "\(name(column)) = \(formerName)"
        }
      }
      try connection.execute("UPDATE \(name(rows.table)) SET \(assignments.joined(separator: ", ")) WHERE \(condition(rows, keys))")
    }
  }

  /// A row that an earlier declaration of the same table finds is not found again.
  private func firstCondition(_ rows: PersonalRows, _ keys: PersonalKeys) -> SQL {
    let own = condition(rows, keys)
    let earlier = PersonalData.all.prefix { !($0.tableName == rows.tableName && $0.columns == rows.columns) }.filter {
      $0.tableName == rows.tableName
    }
    let seen: [SQL] = earlier.map { "CASE WHEN \(condition($0, keys)) THEN 1 ELSE 0 END = 0" }
    return ([own] + seen).joined(separator: " AND ")
  }

  private func condition(_ rows: PersonalRows, _ keys: PersonalKeys) -> SQL {
    switch rows.match {
    case .person(let column): return "\(name(column)) = \(keys.person.description)"
    case .owner(let column): return "\(name(column)) = \(DraftOwner.person(keys.person).text)"
    case .address(let column): return "lower(\(name(column))) IN \(list: keys.addresses.sorted())"
    case .through(let column, let table, let key):
      guard let owner = PersonalData.all.first(where: { $0.tableName == "\(table)" && $0.columns.first == key }) else { return "1 = 0" }
      return "\(name(column)) IN (SELECT id FROM \(name(table)) WHERE \(condition(owner, keys)))"
    }
  }

  private func name(_ text: StaticString) -> SQL { SQL(name: text) }

  private func text(_ value: SQLValue) -> String? {
    switch value {
    case .null, .bytes: nil
    case .integer(let number): String(number)
    case .real(let number): "\(number)"
    case .text(let text): text
    }
  }
}

extension Connection {
  public var personalRows: PersonalRowStore { PersonalRowStore(connection: self) }
}

extension PersonalRows {
  /// Whether the column `fields` is a form as `FormFields.stored` writes it.
  fileprivate var holdsForms: Bool { tableName == "drafts" }
}

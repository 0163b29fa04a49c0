import Database
import Store
import TestSupport
import Testing

@Suite("Where personal data is")
struct PersonalDataTests {
  private static let words = ["email", "phone", "password", "contact_", "author", "delegate_id", "successor_", "leaver_id", "actor_id"]
  private static let names: Set<String> = ["person_id", "by_person", "from_name", "from_address", "to_address", "owner"]

  /// Named like personal data, or pointing to a person.
  private func isPersonal(_ column: TableShape.Column) -> Bool {
    if column.reference == "people.id" || Self.names.contains(column.name) { return true }
    return column.name.hasSuffix("_by") || Self.words.contains { column.name.contains($0) }
  }

  @Test("Every column that points to a person or is named like personal data is declared", arguments: TestDatabases.all)
  func complete(on kind: TestDatabase) throws {
    try kind.use(migrations: Schema.migrations) { database in
      let declared = Set(PersonalData.all.flatMap { rows in rows.columns.map { "\(rows.tableName).\($0)" } })
      let tables = try database.read { try $0.tableShapes(without: Schema.derivedPrefix) }
      let missing = tables.flatMap { table in
        table.columns.filter(isPersonal).map { "\(table.name).\($0.name)" }
      }.filter { !declared.contains($0) && !PersonalData.impersonal.contains($0) }
      #expect(missing == [])
      let there = Set(tables.flatMap { table in table.columns.map { "\(table.name).\($0.name)" } })
      #expect(declared.union(PersonalData.impersonal).subtracting(there).sorted() == [])
    }
  }

  @Test("Every table is declared, as one that holds something of a person or as one that does not", arguments: TestDatabases.all)
  func everyTable(on kind: TestDatabase) throws {
    try kind.use(migrations: Schema.migrations) { database in
      let tables = Set(try database.read { try $0.tableShapes(without: Schema.derivedPrefix) }.map(\.name))
      let personal = Set(PersonalData.all.map(\.tableName))
      #expect(tables.subtracting(personal).subtracting(PersonalData.without).sorted() == [])
      #expect(PersonalData.without.subtracting(tables).sorted() == [] && personal.isDisjoint(with: PersonalData.without))
    }
  }

  @Test("No secret is handed out")
  func secrets() {
    let shown = PersonalData.all.flatMap { rows in rows.shown.map { "\($0)" } }
    #expect(shown.filter { $0.contains("digest") || $0.contains("hash") || $0.contains("key") || $0.contains("code") } == [])
  }
}

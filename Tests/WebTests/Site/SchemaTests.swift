import Database
import Store
import TestSupport
import Testing

@Suite("The schema")
struct SchemaTests {
  @Test("The tables are those that were last looked at", arguments: TestDatabases.all)
  func golden(on kind: TestDatabase) throws {
    try kind.use(migrations: Schema.migrations) { database in
      let text = try goldenSchema(database)
      let difference = Golden("schema-\(kind.rawValue).txt").difference(from: text)
      #expect(difference == nil)
    }
  }
}

import Application
import Domain
import Stage
import TestSupport
import Testing

@Suite("The end of the audit trail")
struct AuditHeadTests {
  @Test("A trail whose end was cut off with its head verifies, but holds no hash noted before", arguments: TestDatabases.all)
  func truncation(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try stage.administrator()
      let early = try stage.application.auditHead()
      _ = try stage.officer()
      let noted = try stage.application.auditHead()
      #expect(early != noted)
      #expect(try stage.application.auditTrailHolds(noted))
      try stage.application.database.transaction { connection in
        try connection.execute("DELETE FROM audit_entries WHERE sequence > 2")
        try connection.execute(
          "UPDATE audit_head SET sequence = 2, hash = (SELECT hash FROM audit_entries WHERE sequence = 2)")
      }
      #expect(try stage.application.verifyAuditTrail() == .intact(entries: 2))
      #expect(try stage.application.auditTrailHolds(early))
      #expect(try !stage.application.auditTrailHolds(noted))
    }
  }

  @Test("A server with HTTPS cannot be started with the pages for developers")
  func development() {
    #expect(throws: ConfigurationFaults.self) {
      try Configuration(environment: ["TWINHALL_URL": "https://partners.example"], readFile: { _ in nil })
    }
  }
}

import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Confirming every twelve months")
struct ConfirmationTests {
  @Test("The owner is reminded once, then the declaration is hidden, and one button brings it back", arguments: TestDatabases.all)
  func year(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let id = try stage.makePublished()
      let owner = try stage.owner(of: id)
      func subjects(after days: Int) throws -> [String] {
        let before = Set(try stage.mails().map(\.id))
        stage.now = stage.now + .days(days)
        try ConfirmationJob.run(stage.application)
        return try stage.mails().filter { !before.contains($0.id) }.map(\.subject)
      }
      #expect(try subjects(after: 334) == [])
      #expect(try subjects(after: 1) == ["Do you still seek a partner?"])
      #expect(try subjects(after: 30) == [])
      #expect(try stage.declaration(id).state == .published)
      #expect(try subjects(after: 1) == ["Your declaration of interest is off the list"])
      #expect(try stage.declaration(id).state == .hidden)
      #expect(try subjects(after: 1) == [])
      try stage.application.confirmDeclaration(permit: owner)
      #expect(try stage.declaration(id).state == .published)
      #expect(try stage.declaration(id).confirmedOn == stage.now.day)
    }
  }

  @Test("The queue does it by itself", arguments: TestDatabases.all)
  func queue(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.stage(settings: ["TWINHALL_DATA": folder]) { stage in
        try stage.makeThemes()
        let id = try stage.makePublished()
        let runner = stage.application.jobRunner()
        try runner.runDue()
        stage.now = stage.now + .days(367)
        try runner.runDue()
        #expect(try stage.declaration(id).state == .hidden)
      }
    }
  }
}

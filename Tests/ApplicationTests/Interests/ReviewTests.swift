import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("The office reviews declarations")
struct ReviewTests {
  let permit = try! Policy.permit(PublishDeclaration.self, to: .system)

  @Test("A returned declaration comes back with the office's words and can be sent again", arguments: TestDatabases.all)
  func giveBack(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let id = try stage.makeSubmitted()
      #expect(throws: InvalidInput([Problem("note", .missing)])) {
        try stage.application.returnDeclaration(id, note: " ", permit: permit)
      }
      try stage.application.returnDeclaration(id, note: "Say more about water", permit: permit)
      #expect(try stage.declaration(id).officeNote == "Say more about water")
      let mail = try #require(try stage.mail("Please correct your declaration of interest"))
      #expect(mail.body.contains("Say more about water"))
      let owner = try stage.owner(of: id)
      try stage.application.submitDeclaration(permit: owner)
      #expect(try stage.declaration(id).officeNote == "")
    }
  }

  @Test("What the office hides with a reason is not brought back by the owner's confirmation", arguments: TestDatabases.all)
  func hide(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let id = try stage.makePublished()
      let owner = try stage.owner(of: id)
      try stage.application.hideDeclaration(id, note: "A fault", permit: permit)
      #expect(throws: StepRefused([.hiddenByOffice])) { try stage.application.confirmDeclaration(permit: owner) }
      try stage.application.reopenDeclaration(permit: owner)
      try stage.application.submitDeclaration(permit: owner)
      try stage.application.publishDeclaration(id, permit: permit)
      #expect(try stage.declaration(id).state == .published)
    }
  }

  @Test("A body has one declaration on the list at a time", arguments: TestDatabases.all)
  func onlyOne(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let body = try stage.makeBody("Kasama", "ZM")
      _ = try stage.makePublished(body: body)
      let second = try stage.makeSubmitted()
      try stage.application.tieDeclaration(second, to: body, invitesContact: false, permit: permit)
      #expect(throws: StepRefused([.otherPublished])) { try stage.application.publishDeclaration(second, permit: permit) }
    }
  }

  @Test("Tying can make the contact coordinator of the body, who then has the owner's rights", arguments: TestDatabases.all)
  func invite(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let body = try stage.makeBody("Kasama", "ZM")
      let id = try stage.makeSubmitted()
      try stage.application.tieDeclaration(id, to: body, invitesContact: true, permit: permit)
      try stage.application.tieDeclaration(id, to: body, invitesContact: true, permit: permit)
      let scope = try #require(try stage.application.read { try $0.declarations.scope(id) })
      let people = try stage.application.read {
        try $0.heldRoles.people(as: .coordinator, in: .organisation(body), on: stage.now.day)
      }
      #expect(people.map(\.email) == ["chanda@example.org"])
      let viewer = Viewer(person: try #require(people.first), roles: [HeldRole(.coordinator, in: .organisation(body))])
      #expect(Policy.allows(EditDeclaration.self, to: viewer, in: scope))
      #expect(!Policy.allows(EditDeclaration.self, to: .visitor(), in: scope))
    }
  }

  @Test("The list is narrowed by state, country, theme, size, language and part of the name", arguments: TestDatabases.all)
  func filters(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      _ = try stage.makeDraft("Åmål", "SE")
      let kasama = try stage.makePublished("Kasama", "ZM")
      func found(_ set: (inout DeclarationFilter) -> Void) throws -> [String] {
        var filter = DeclarationFilter()
        set(&filter)
        let chosen = filter
        return try stage.application.read { connection in
          let rows = try connection.declarations.page(chosen, offset: 0, limit: 50)
          #expect(try connection.declarations.count(chosen, upTo: 1_000) == rows.count)
          return rows.map { $0.name(in: .english) }
        }
      }
      let themes = try stage.application.read { try $0.themes.all() }
      #expect(try found { _ in } == ["Kasama", "Åmål"])
      #expect(try found { $0.state = .draft } == ["Åmål"])
      #expect(try found { $0.country = "ZM" } == ["Kasama"])
      #expect(try found { $0.theme = themes.first { $0.code == "water" }?.id } == ["Kasama"])
      #expect(try found { $0.theme = themes.first { $0.code == "youth" }?.id } == [])
      #expect(try found { $0.size = .veryLarge } == ["Kasama"])
      #expect(try found { $0.size = .small } == [])
      #expect(try found { $0.language = "sv" } == ["Kasama"])
      #expect(try found { $0.search = "mal" } == ["Åmål"])
      #expect(try stage.declaration(kasama).state == .published)
    }
  }
}

import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Partnerships")
struct PartnershipTests {
  @Test("A partnership is named by its parties, and the next between the same ones by a number", arguments: TestDatabases.all)
  func slugs(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (lund, francistown) = (try stage.makeBody("Lund"), try stage.makeBody("Francistown", "BW"))
      let first = try stage.makePartnership(lund, francistown)
      let second = try stage.makePartnership(lund, francistown)
      let slugs = try stage.application.read { connection in try [first, second].map { try connection.partnerships.find($0)?.slug } }
      #expect(slugs == ["lund-francistown", "lund-francistown-2"])
    }
  }

  @Test("A change is written once: who saw an older version is told so", arguments: TestDatabases.all)
  func versions(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let id = try stage.makePartnership(stage.makeBody("Lund"), stage.makeBody("Francistown", "BW"))
      let stored = try #require(try stage.application.read { try $0.partnerships.find(id) })
      var entry = PartnershipEntry(stored)
      entry.status = .dormant
      let permit = try stage.permit(ManagePartnerships.self)
      try stage.application.changePartnership(id, version: 1, to: entry, permit: permit)
      entry.status = .ended
      let late = entry
      #expect(throws: VersionConflict.self) { try stage.application.changePartnership(id, version: 1, to: late, permit: permit) }
      let after = try #require(try stage.application.read { try $0.partnerships.find(id) })
      #expect(after.status == .dormant)
      #expect(after.version == 2)
      #expect(after.members == stored.members)
    }
  }

  @Test("The trail keeps what changed, and nothing when nothing did", arguments: TestDatabases.all)
  func trail(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let id = try stage.makePartnership(stage.makeBody("Lund"), stage.makeBody("Francistown", "BW"), title: "Youth")
      var entry = PartnershipEntry(try #require(try stage.application.read { try $0.partnerships.find(id) }))
      let permit = try stage.permit(ManagePartnerships.self)
      try stage.application.changePartnership(id, version: 1, to: entry, permit: permit)
      entry.title = "Youth and culture"
      try stage.application.changePartnership(id, version: 1, to: entry, permit: permit)
      let entries = try stage.application.read { try $0.audit.entries(about: "Partnership", id.description) }
      #expect(entries.count == 2)
      #expect(entries.last?.before == "{\"title\":\"Youth\"}")
      #expect(entries.last?.after == "{\"title\":\"Youth and culture\"}")
    }
  }

  @Test("A list is found by the names of members, by former ones too, by title, country and status", arguments: TestDatabases.all)
  func filters(on kind: TestDatabase) throws {
    try kind.stage { stage in
      var marks = OrganisationProfile()
      (marks.name, marks.country) = ("JB Marks", "ZA")
      let register = try stage.permit(ManageRegister.self)
      let jbMarks = try stage.application.addOrganisation(marks, names: [OrganisationName(name: "Tlokwe", kind: .former)], permit: register)
      let vaxjo = try stage.makePartnership(stage.makeBody("Växjö"), jbMarks, title: "Local Coalition Work")
      let lund = try stage.makePartnership(stage.makeBody("Lund"), stage.makeBody("Francistown", "BW")) { $0.status = .ended }
      func found(_ filter: PartnershipFilter) throws -> [Identifier<Partnership>] {
        try stage.application.read { connection in
          let page = try connection.partnerships.page(filter, offset: 0, limit: 50).map(\.id)
          #expect(try connection.partnerships.count(filter) == page.count)
          return page
        }
      }
      #expect(try found(PartnershipFilter(words: ["tlok"])) == [vaxjo])
      #expect(try found(PartnershipFilter(words: ["coal", "vaxjo"])) == [vaxjo])
      #expect(try found(PartnershipFilter(words: ["lund", "coalition"])) == [])
      #expect(try found(PartnershipFilter(country: "BW")) == [lund])
      #expect(try found(PartnershipFilter(statuses: [.ended])) == [lund])
      #expect(try found(PartnershipFilter()) == [lund, vaxjo])
    }
  }

  @Test("An organisation or theme that does not exist is refused at its field, and nothing is written", arguments: TestDatabases.all)
  func unknown(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let nobody = Identifier<Organisation>(at: stage.now)
      let lund = try stage.makeBody("Lund")
      #expect(throws: InvalidInput([Problem("organisation-2", .unknownOrganisation), Problem("themes", .unknownTheme)])) {
        try stage.makePartnership(lund, nobody) { $0.themes = [Identifier(at: stage.now)] }
      }
      let count = try stage.application.read { try $0.partnerships.count(PartnershipFilter()) }
      #expect(count == 0)
    }
  }

  @Test("Names, page names and what a form wrote lead to the same organisation", arguments: TestDatabases.all)
  func names(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let habo = try stage.makeBody("Håbo Municipality")
      let brief = try #require(try stage.application.read { try $0.organisations.names([habo])[habo] })
      let written = Application.formName(brief, in: .english)
      let found = try stage.application.organisations(named: [written, brief.slug, "habo municipality", "Nowhere"])
      #expect(found == [written: habo, brief.slug: habo, "habo municipality": habo])
    }
  }
}

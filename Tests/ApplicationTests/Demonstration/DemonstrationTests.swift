import Domain
import Localization
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@testable import Application

@Suite("The demonstration programme")
struct DemonstrationTests {
  /// Loaded once for every question about it: it takes as long as all of them.
  @Test("It loads whole, keeps the traps of identity apart, and loads only once", arguments: TestDatabases.all)
  func loads(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      #expect(try Demonstration.isPossible(in: stage.application))
      var demonstration = Demonstration(stage.application)
      try demonstration.load()
      try expectCounts(stage)
      try expectIdentities(stage)
      try expectDeclarations(stage)
      try expectRound(stage)
      #expect(try stage.mails().isEmpty)
      guard case .intact = try stage.application.verifyAuditTrail() else {
        Issue.record("the audit trail does not fit together")
        return
      }
      #expect(throws: DatabaseIsNotEmpty.self) {
        var again = Demonstration(stage.application)
        try again.load()
      }
      let roles = try Demonstration.signInLinks(stage.application).map(\.role)
      #expect(roles == Role.allCases)
    }
  }

  private func expectCounts(_ stage: Stage) throws {
    func expect(_ table: String, _ count: Int, _ file: DemonstrationFile) { #expect(count == file.rows.count, "\(table)") }
    try stage.application.read { connection in
      try expect("organisations", connection.organisations.count(OrganisationFilter()), .organisations())
      try expect("names", connection.organisations.allOtherNames().values.map(\.count).reduce(0, +), .names())
      try expect("themes", connection.themes.all().count, .themes())
      try expect("countries", connection.eligibility.all().count, .countries())
      try expect("partnerships", connection.partnerships.count(PartnershipFilter()), .partnerships())
      try expect("members", connection.value("SELECT COUNT(*) FROM partnership_members"), .partnershipMembers())
      try expect("networks", connection.networks.all().count, .networks())
      try expect("network members", connection.value("SELECT COUNT(*) FROM network_members"), .networkMembers())
      try expect("people", connection.people.count(), .people())
      try expect("seekers", connection.declarations.count(DeclarationFilter(), upTo: .max), .seekers())
      try expect("interests", connection.value("SELECT COUNT(*) FROM conversations WHERE question IS NOT NULL"), .interests())
      let posts: Int = try connection.value(
        "SELECT COUNT(*) FROM posts WHERE conversation_id IN (SELECT id FROM conversations WHERE question IS NULL)")
      try expect("conversations", posts, .conversations())
    }
  }

  private func expectIdentities(_ stage: Stage) throws {
    func found(_ text: String) throws -> Set<String> {
      Set(try stage.application.read { try $0.organisations.page(OrganisationFilter(searching: text), offset: 0, limit: 50) }.map(\.slug))
    }
    #expect(try found("Tlokwe") == ["jb-marks", "tlokwe"])
    #expect(try found("Cherson") == ["kherson"])
    #expect(try found("Херсон") == ["kherson"])
    let (habo, habouppsala) = try stage.application.read {
      (try $0.organisations.find(slug: "habo"), try $0.organisations.find(slug: "habo-uppsala"))
    }
    #expect(habo?.profile.name == "Habo Municipality")
    #expect(habouppsala?.profile.name == "Håbo Municipality")
    #expect(habo?.profile.officialCode != habouppsala?.profile.officialCode)
    let dorotea = try stage.application.read { try $0.partnerships.find(slug: "dorotea") }
    #expect(dorotea?.members.count == 1)
  }

  private func expectDeclarations(_ stage: Stage) throws {
    let wanted = Dictionary(grouping: try DemonstrationFile.seekers().rows) { $0["status"] }.mapValues(\.count)
    for (status, count) in wanted {
      var filter = DeclarationFilter()
      filter.state = Declaration.State(rawValue: status)
      let narrowed = filter
      #expect(try stage.application.read { try $0.declarations.count(narrowed, upTo: .max) } == count, "\(status)")
    }
  }

  private func expectRound(_ stage: Stage) throws {
    let permit = try stage.permit(ManageMatching.self)
    let (rounds, total) = try stage.application.rounds(page: 1, size: 50, permit: stage.permit(ReadMatching.self))
    #expect(total == 1)
    let round = try #require(rounds.first)
    #expect(round.state == .preparing)
    try stage.application.runRound(round.id, permit: permit)
    let view = try stage.application.roundView(round.id, in: .english, permit: stage.permit(ReadMatching.self))
    #expect(view.round.state == .proposed)
    #expect((view.run?.outcome.proposals.count ?? 0) > 10)
  }

  @Test("Every row of a file has every column that is read")
  func columns() throws {
    let seekers = try DemonstrationFile.seekers()
    #expect(seekers.rows.count > 40)
    #expect(
      seekers.rows.allSatisfy {
        !$0["organisation"].isEmpty && !$0["contact_email"].isEmpty && $0["contact_email"].hasSuffix("@example.org")
      })
  }

  @Test("A scale multiplies organisations, partnerships and declarations")
  func scale() throws {
    try TestDatabase.sqlite.stageWithFiles { stage in
      var demonstration = Demonstration(stage.application, scale: 2)
      try demonstration.load()
      let (organisations, partnerships, declarations, copy) = try stage.application.read { connection in
        (
          try connection.organisations.count(OrganisationFilter()), try connection.partnerships.count(PartnershipFilter()),
          try connection.declarations.count(DeclarationFilter(), upTo: .max), try connection.partnerships.find(slug: "pitea-chinsali-2")
        )
      }
      #expect(organisations == 2 * (try DemonstrationFile.organisations().rows.count))
      #expect(partnerships == 2 * (try DemonstrationFile.partnerships().rows.count))
      #expect(declarations == 2 * (try DemonstrationFile.seekers().rows.count))
      #expect(copy?.members.count == 2)
    }
  }
}

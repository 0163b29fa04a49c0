import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("What matching is told")
struct MatchProfileTests {
  @Test("A published declaration of a known body becomes a profile with its facts", arguments: TestDatabases.all)
  func facts(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let body = try stage.makeBody("Kasama", "ZM")
      _ = try stage.makePublished(body: body)
      let profile = try #require(try stage.application.read { try matchProfiles(on: $0, stage.now.day) }.first)
      #expect(profile.id == body.description)
      #expect(profile.side == .international)
      #expect(profile.rankedThemes == ["water"])
      #expect(profile.needs == ["water": .init(3, proof: "Half of the homes have no tap")])
      #expect(profile.offers == ["youth": .init(2, proof: "Our youth council has met since 2018")])
      #expect(profile.languages == [.init(code: "en", level: .fluent), .init(code: "sv", level: .basic)])
      #expect(profile.connection == .fair)
      #expect(profile.confirmedOn == stage.now.day)
    }
  }

  @Test("To need and to offer nothing is known, and scores as nothing rather than as the middle", arguments: TestDatabases.all)
  func nothing(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let body = try stage.makeBody("Kasama", "ZM")
      let id = try stage.makeDraft()
      for question in DeclarationQuestion.allCases where question != .needs && question != .offers {
        try stage.save(question, Stage.typed(question), of: id)
      }
      #expect(try stage.declaration(id).answers.missing == [.needs, .offers])
      try stage.save(.needs, Entries([(name: "need-water", value: "0"), (name: "need-youth", value: "0")]), of: id)
      try stage.save(.offers, Entries([(name: "offer-water", value: "0")]), of: id)
      try stage.application.submitDeclaration(permit: stage.owner(of: id))
      try stage.application.tieDeclaration(id, to: body, invitesContact: false, permit: Policy.permit(PublishDeclaration.self, to: .system))
      try stage.application.publishDeclaration(id, permit: Policy.permit(PublishDeclaration.self, to: .system))
      let profile = try #require(try stage.application.read { try matchProfiles(on: $0, stage.now.day) }.first)
      #expect(profile.needs == [:] && profile.offers == [:])
      let score = Scoring(weights: .initial, profiles: [profile]).score(profile, profile)
      #expect(score[.complementarity].points == 0)
      #expect(!score.unknowns.contains { $0.field == .needs || $0.field == .offers })
    }
  }

  @Test("What no declaration asks for is neither unknown nor less sure", arguments: TestDatabases.all)
  func unasked(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      _ = try stage.makePublished(body: stage.makeBody("Kasama", "ZM"))
      let profile = try #require(try stage.application.read { try matchProfiles(on: $0, stage.now.day) }.first)
      let score = Scoring(weights: .initial, profiles: [profile]).score(profile, profile)
      #expect(score[.nationalFit].points == Scoring.neutral)
      #expect(!score.unknowns.contains { $0.field == .nationalPriorities || $0.field == .contact })
    }
  }

  @Test("Who is not published, not tied or not confirmed is left out", arguments: TestDatabases.all)
  func leftOut(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      _ = try stage.makeSubmitted("Solwezi")
      _ = try stage.makePublished("Chipata")
      let body = try stage.makeBody("Kasama", "ZM")
      _ = try stage.makePublished(body: body)
      func profiles(_ day: Day) throws -> [String] { try stage.application.read { try matchProfiles(on: $0, day) }.map(\.name) }
      #expect(try profiles(stage.now.day) == ["Kasama"])
      #expect(try profiles(stage.now.day.adding(months: 12)) == ["Kasama"])
      #expect(try profiles(stage.now.day.adding(months: 12).adding(days: 1)) == [])
    }
  }
}

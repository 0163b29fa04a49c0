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

import Application
import Database
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("A matching round")
struct RoundTests {
  @Test("A run keeps what went in, what came out and a certificate that verifies", arguments: TestDatabases.all)
  func run(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let round = try scene.makeRound()
      try stage.application.runRound(round, permit: scene.managing)
      let view = try scene.view(round)
      #expect(view.round.state == .proposed)
      let outcome = try #require(view.run?.outcome)
      #expect(outcome.levels.matched == 4)
      let pairs = outcome.proposals.map { proposal in proposal.key }
      let wanted = [
        PairKey(swedish: scene.mora.description, international: scene.chipata.description),
        PairKey(swedish: scene.kiruna.description, international: scene.kasama.description),
      ]
      #expect(Set(pairs) == Set(wanted))
      let vetoed = PairKey(swedish: scene.kiruna.description, international: scene.chipata.description)
      #expect(outcome.exclusions[vetoed] == [.vetoedBySwedishSide])
    }
  }

  @Test("The same input gives the same bytes again", arguments: TestDatabases.all)
  func sameBytes(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let round = try scene.makeRound()
      let first = try stage.application.runRound(round, permit: scene.managing)
      stage.now = stage.now + .minutes(1)
      let second = try stage.application.runRound(round, permit: scene.managing)
      let (one, other) = try stage.application.read { (try $0.matchingRuns.find(first), try $0.matchingRuns.find(second)) }
      #expect(first != second)
      #expect(one?.input == other?.input)
      #expect(one?.result == other?.result)
      #expect(one?.certificate == other?.certificate)
      #expect(one?.input.isEmpty == false)
    }
  }

  @Test("A certificate that was tampered with is refused, and nothing is sent", arguments: TestDatabases.all)
  func tampering(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let round = try scene.makeRound()
      let run = try stage.application.runRound(round, permit: scene.managing)
      #expect(try scene.view(round).run?.id == run)
      try stage.application.database.transaction { connection in
        _ = try connection.execute(
          "UPDATE matching_runs SET certificate = replace(certificate, '\"matched\":4', '\"matched\":2') WHERE id = \(run)")
      }
      #expect(throws: StepRefused([.runRefused])) { try scene.view(round) }
      let managing = try scene.managing
      #expect(throws: StepRefused([.runRefused])) { try stage.application.sendProposals(round, permit: managing) }
      #expect(try stage.application.read { try $0.proposals.all(of: [round]) }.isEmpty)
    }
  }

  @Test("A pair that is ruled out with a reason leaves the proposal, and the preview said so", arguments: TestDatabases.all)
  func forbidding(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let round = try scene.makeRound()
      let managing = try scene.managing
      try stage.application.runRound(round, permit: managing)
      let key = PairKey(swedish: scene.kiruna.description, international: scene.kasama.description)
      let change = PairChange(key, to: .forbidden)
      let difference = try stage.application.preview(change, in: round, permit: managing)
      #expect(difference.removed.contains(key))
      #expect(difference.after.matched == 2)
      #expect(throws: InvalidInput([Problem("reason", .missing)])) {
        try stage.application.fixPair(change, in: round, reason: " ", permit: managing)
      }
      try stage.application.fixPair(change, in: round, reason: "They share an auditor", permit: managing)
      let after = try scene.view(round)
      #expect(after.run?.outcome.levels == difference.after)
      #expect(after.fixedPairs.map(\.reason) == ["They share an auditor"])
      try stage.application.fixPair(PairChange(key, to: nil), in: round, reason: "They do not", permit: managing)
      #expect(try scene.view(round).run?.outcome.levels == difference.before)
    }
  }

  @Test("A pair that a rule forbids cannot be locked", arguments: TestDatabases.all)
  func impossibleLock(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let round = try scene.makeRound()
      let managing = try scene.managing
      try stage.application.runRound(round, permit: managing)
      let key = PairKey(swedish: scene.kiruna.description, international: scene.chipata.description)
      #expect(throws: StepRefused([.pairImpossible])) {
        try stage.application.fixPair(PairChange(key, to: .locked), in: round, reason: "We like it", permit: managing)
      }
      #expect(try scene.view(round).fixedPairs.isEmpty)
    }
  }

  @Test("The costs that pages show are those of deciding again", arguments: TestDatabases.all)
  func costs(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let round = try scene.makeRound()
      try stage.application.runRound(round, permit: scene.managing)
      let run = try #require(try scene.view(round).run)
      #expect(!run.overrideCosts.isEmpty)
      for (key, cost) in run.overrideCosts {
        let forced = try #require(try run.outcome.override(forcing: key))
        #expect(forced.cost.after == cost.after)
      }
    }
  }

  @Test("A round that was changed by somebody else meanwhile is not overwritten", arguments: TestDatabases.all)
  func versions(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let round = try scene.makeRound()
      let managing = try scene.managing
      var entry = RoundEntry(try scene.view(round).round)
      entry.name = "Round of the first"
      try stage.application.changeRound(round, version: 1, to: entry, permit: managing)
      entry.name = "Round of the second"
      let second = entry
      #expect(throws: VersionConflict()) { try stage.application.changeRound(round, version: 1, to: second, permit: managing) }
      #expect(try scene.view(round).round.name == "Round of the first")
    }
  }

  @Test("Weights sum to 100 or are refused; a version that is published stays", arguments: TestDatabases.all)
  func weights(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let managing = try scene.managing
      let wrong = ["20", "25", "15", "15", "5", "5", "5", "5", "4"]
      #expect(throws: InvalidInput([Problem("shared-themes", .sumNotHundred, ["sum": "99"])])) {
        try stage.application.publishWeights(wrong, note: "Agreed", permit: managing)
      }
      let right = ["30", "20", "15", "15", "5", "5", "5", "5", "0"]
      #expect(try stage.application.publishWeights(right, note: "Agreed on 20 November", permit: managing) == 2)
      let versions = try stage.application.publishedWeights(permit: scene.reading)
      #expect(versions.map(\.weights.version) == [2, 1])
      #expect(versions.last?.weights == .initial)
    }
  }
}

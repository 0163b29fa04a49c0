import Domain
import Testing

@Suite struct MatchingExplanationTests {
  @Test("Every improvement is the true score after the change")
  func improvements() throws {
    for seed in UInt64(1)...10 {
      let round = MatchingRound.random(6, seed: seed)
      let outcome = try round.outcome()
      for proposal in outcome.proposals {
        for side in MatchProfile.Side.allCases {
          for improvement in outcome.improvements(of: proposal.key, by: side) {
            #expect(improvement.from == proposal.score.total)
            #expect(improvement.to > improvement.from)
            var again = round
            let index = try #require(again.profiles.firstIndex { $0.id == proposal.key[side] })
            switch improvement.change {
            case .councilDecision: again.profiles[index].backing = .councilDecision
            case .teamOfThree: again.profiles[index].teamSize = max(3, again.profiles[index].teamSize ?? 0)
            case .fortyHoursPerMonth: again.profiles[index].hoursPerMonth = max(40, again.profiles[index].hoursPerMonth ?? 0)
            }
            #expect(try again.outcome().score(proposal.key)?.total == improvement.to)
          }
        }
      }
    }
  }

  @Test("Each party hears of every other body exactly once, at most three reasons and two weak points")
  func complete() throws {
    let outcome = try MatchingRound.random(8, seed: 3).outcome()
    for body in outcome.swedish + outcome.international {
      let explanation = try #require(outcome.explanation(for: body.id))
      let others = body.side == .swedish ? outcome.international : outcome.swedish
      #expect((explanation.partners.map(\.id) + explanation.others.map(\.id)).sorted() == others.map(\.id))
      #expect(explanation.partners.allSatisfy { $0.reasons.count <= 3 && $0.weakPoints.count <= 2 })
    }
    #expect(outcome.explanation(for: "nobody") == nil)
  }

  @Test("A cut-off is the lowest total among those who got the place, and only a full body has one")
  func cutOffs() throws {
    for seed in UInt64(1)...10 {
      let outcome = try MatchingRound.random(7, seed: seed).outcome()
      for body in outcome.swedish + outcome.international {
        let scores = outcome.proposals.filter { $0.key[body.side] == body.id }.map(\.score.total)
        #expect(outcome.cutOffs[body.id] == (scores.count < body.places ? .placeFree : .lastPlaceWentAt(scores.min()!)))
      }
      for body in outcome.swedish {
        for other in try #require(outcome.explanation(for: body.id)).others {
          if case .scoreBelow(let cutOff) = other.why { #expect(try #require(other.score) < cutOff) }
        }
      }
    }
  }

  @Test("A veto reads as any other reason that is not told, to both sides")
  func veto() throws {
    let bodies = [MatchProfile.sample("s", .swedish), .sample("i", .international)]
    func why(_ id: String, _ round: MatchingRound) throws -> PartyExplanation.Other.Why? {
      try round.outcome().explanation(for: id)?.others.first?.why
    }
    let vetoed = MatchingRound.of([bodies[0], bodies[1].changed { $0.vetoes = ["s"] }])
    var conflict = MatchingRound.of(bodies)
    conflict.conflictsOfInterest = [PairKey(swedish: "s", international: "i")]
    for id in ["s", "i"] {
      #expect(try why(id, vetoed) == .notPossible([.notPossible]))
      #expect(try why(id, conflict) == why(id, vetoed))
    }
    let both = MatchingRound.of([bodies[0], bodies[1].changed { ($0.vetoes, $0.languages) = (["s"], []) }])
    #expect(try why("s", both) == .notPossible([.noSharedLanguage]))
  }

  @Test("An outdated declaration is told to its owner only")
  func outdated() throws {
    let round = MatchingRound.of([.sample("s", .swedish).changed { $0.confirmedOn = .init(2020, 1, 1) }, .sample("i", .international)])
    let outcome = try round.outcome()
    #expect(outcome.explanation(for: "s")?.others.first?.why == .notPossible([.yourDeclarationNotConfirmed]))
    #expect(outcome.explanation(for: "i")?.others.first?.why == .notPossible([.notPossible]))
  }

  @Test("Wishes and vetoes of one party change no word of what another is shown, unless a pair becomes impossible")
  func privacy() throws {
    let round = MatchingRound.random(6, seed: 9)
    let before = try round.outcome()
    var wishing = round
    for index in wishing.profiles.indices { wishing.profiles[index].wishes = ["i0", "s0"] }
    let after = try wishing.outcome()
    for body in before.swedish + before.international { #expect(before.explanation(for: body.id) == after.explanation(for: body.id)) }
  }

  @Test("The weak side of a pair is told its weak point; the strong side is not told the other's")
  func weakPoints() throws {
    let strong = MatchProfile.sample("s", .swedish).changed { $0.backing = .councilDecision }
    let weak = MatchProfile.sample("i", .international).changed { $0.backing = MatchProfile.Backing.none }
    let round = MatchingRound.of([strong, weak])
    let outcome = try round.outcome()
    #expect(outcome.explanation(for: "i")?.partners.first?.weakPoints.contains(.yourBacking(.none)) == true)
    let told = try #require(outcome.explanation(for: "s")?.partners.first?.weakPoints)
    #expect(!told.contains { if case .yourBacking = $0 { true } else { false } })
  }

  @Test("Pairs that both would prefer are exactly those that pass both displaceable scores")
  func blocking() throws {
    for seed in UInt64(1)...10 {
      let outcome = try MatchingRound.random(7, seed: seed).outcome()
      let proposals = outcome.proposals
      func wouldTake(_ body: MatchProfile, _ score: Int) -> Bool {
        let own = proposals.filter { $0.key[body.side] == body.id }
        return own.count < body.places || own.contains { $0.score.total < score }
      }
      var expected: Set<PairKey> = []
      for ours in outcome.swedish {
        for theirs in outcome.international {
          let key = PairKey(swedish: ours.id, international: theirs.id)
          guard outcome.exclusions[key] == nil, !proposals.contains(where: { $0.key == key }) else { continue }
          let total = try #require(outcome.score(key)).total
          if wouldTake(ours, total), wouldTake(theirs, total) { expected.insert(key) }
        }
      }
      #expect(Set(outcome.blockingPairs.map(\.key)) == expected)
    }
  }

  @Test("Overrides name the bodies that move and cost what the list of all costs says")
  func overrides() throws {
    let outcome = try MatchingRound.random(6, seed: 4).outcome()
    for (key, cost) in try outcome.overrideCosts() {
      let override = try #require(try outcome.override(forcing: key))
      #expect(override.cost == cost)
      #expect(override.added.contains(key))
    }
  }

  @Test("Firmness counts every proposed pair, repeats itself and does not exceed the runs")
  func firmness() throws {
    let outcome = try MatchingRound.random(6, seed: 5).outcome()
    let stays = try Firmness.stays(of: outcome, runs: 20)
    #expect(stays.keys.sorted() == outcome.proposals.map(\.key))
    #expect(stays.values.allSatisfy { (0...20).contains($0) } && stays.values.contains { $0 > 0 })
    #expect(try Firmness.stays(of: outcome, runs: 20) == stays)
  }

  @Test("A round gives the same outcome in whatever order its bodies come")
  func order() throws {
    var round = MatchingRound.random(8, seed: 6)
    let certificate = try round.outcome().certificate
    round.profiles.shuffle()
    #expect(try round.outcome().certificate == certificate)
  }
}

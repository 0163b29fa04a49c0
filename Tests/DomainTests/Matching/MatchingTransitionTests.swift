import Domain
import Testing
import TwinhallCore

@Suite("Steps of rounds and proposals")
struct MatchingTransitionTests {
  let instant = Instant("2026-11-24T09:00:00.000Z")!
  let today = Day("2026-11-24")!

  func round(_ state: Round.State) -> Round {
    Round(
      id: Identifier(at: instant), name: "Round", state: state, matchesOn: today, answersBy: today.adding(days: 10), weightsVersion: 1,
      seed: 1, version: 1)
  }

  func proposal(_ swedish: Proposal.Answer, _ international: Proposal.Answer) -> Proposal {
    Proposal(
      id: Identifier(at: instant), round: Identifier(at: instant), swedish: Identifier(at: instant), international: Identifier(at: instant),
      score: 60, swedishAnswer: swedish, internationalAnswer: international, partnership: nil, version: 1)
  }

  @Test("A run leads from preparing to proposed, and leaves an answering round where it is")
  func runs() throws {
    #expect(try round(.preparing).afterRun().state == .proposed)
    #expect(try round(.answering).afterRun().state == .answering)
    #expect(throws: StepRefused([.closed])) { try round(.closed).afterRun() }
  }

  @Test("Sending names everything that is missing")
  func sending() throws {
    #expect(try round(.proposed).afterSending(unsent: 1, on: today).state == .answering)
    #expect(throws: StepRefused([.noVerifiedRun, .nothingToSend, .answersOver])) {
      try round(.preparing).afterSending(unsent: 0, on: today.adding(days: 11))
    }
  }

  @Test("A round that was sent is not changed any more")
  func changing() throws {
    #expect(try round(.proposed).afterChange().state == .preparing)
    #expect(throws: StepRefused([.roundNotOpen])) { try round(.answering).afterChange() }
  }

  @Test("A pair is confirmed by two acceptances and ended by one decline")
  func answers() throws {
    let once = try proposal(.waiting, .waiting).answered(.accepted, by: .swedish, in: round(.answering), on: today)
    #expect(once.state == .acceptedByOne)
    #expect(once.awaited == [.international])
    #expect(try once.answered(.accepted, by: .international, in: round(.answering), on: today).state == .confirmed)
    let ended = try once.answered(.declined, by: .international, in: round(.answering), on: today)
    #expect(ended.state == .declined)
    #expect(ended.awaited.isEmpty)
  }

  @Test("Nobody answers after the other side has declined")
  func afterDecline() {
    #expect(throws: StepRefused([.closed])) {
      try proposal(.declined, .waiting).answered(.accepted, by: .international, in: round(.answering), on: today)
    }
  }

  @Test("A pair is strong from 70, good from 55, possible below")
  func bands() {
    #expect([70, 69, 55, 54].map { ScoreBand(score: $0) } == [.strong, .good, .good, .possible])
  }
}

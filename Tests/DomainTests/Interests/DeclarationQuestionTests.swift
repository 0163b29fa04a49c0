import Testing
import TwinhallCore

@testable import Domain

@Suite("The questions of a declaration")
struct DeclarationQuestionTests {
  @Test("There are at most fifteen, and each leads to the next")
  func order() {
    #expect(DeclarationQuestion.allCases.count <= 15)
    #expect(DeclarationQuestion.allCases.compactMap(\.next) == Array(DeclarationQuestion.allCases.dropFirst()))
    #expect(DeclarationQuestion.allCases.map(\.number) == Array(1...DeclarationQuestion.allCases.count))
  }

  @Test("An empty draft misses exactly the questions that are not optional")
  func missing() {
    let missing = DeclarationAnswers().missing
    #expect(missing == DeclarationQuestion.allCases.filter { !$0.isOptional })
  }

  @Test("A ranked theme without a motive leaves its question open")
  func motive() {
    var answers = DeclarationAnswers()
    answers.themes = [RankedTheme(theme: Identifier(at: Instant(milliseconds: 0)), motive: "")]
    #expect(!answers.isAnswered(.themes))
    answers.themes[0].motive = "Our wells run dry"
    #expect(answers.isAnswered(.themes))
  }

  @Test("Size bands meet without a gap")
  func bands() {
    let bands = SizeBand.allCases.map(\.population)
    #expect(zip(bands, bands.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
  }

  @Test("A message is answered or taken back once")
  func message() throws {
    let now = Instant(milliseconds: 1_795_000_000_000)
    let message = InterestMessage(
      id: Identifier(at: now), from: Identifier(at: now), to: Identifier(at: now), message: "Hello", state: .sent, answer: "", sentAt: now,
      answeredAt: nil, version: 1)
    let accepted = try message.answered(.accept, words: "Yes", at: now)
    #expect(accepted.state == .accepted)
    #expect(throws: StepRefused([.alreadyAnswered])) { try accepted.answered(.decline, words: "", at: now) }
    #expect(throws: StepRefused([.alreadyAnswered])) { try accepted.withdrawn() }
    #expect(throws: StepRefused([.closed])) { try message.withdrawn().answered(.accept, words: "", at: now) }
  }
}

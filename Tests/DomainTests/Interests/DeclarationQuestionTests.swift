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
}

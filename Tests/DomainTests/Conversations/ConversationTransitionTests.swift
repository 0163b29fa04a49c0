import Domain
import Testing
import TwinhallCore

@Suite("The question in a conversation between two bodies")
struct ConversationTransitionTests {
  private func conversation(_ question: Conversation.Question?) -> Conversation {
    let now = Instant(milliseconds: 1_795_000_000_000)
    return Conversation(
      id: Identifier(at: now), place: .organisations(Identifier(at: now), Identifier(at: now)), subject: "Mora – Kasama",
      question: question,
      createdAt: now, lastPostAt: now)
  }

  @Test("It is answered or taken back once")
  func once() throws {
    let accepted = try conversation(.sent).answered(.accept)
    #expect(accepted.question == .accepted)
    #expect(throws: StepRefused([.alreadyAnswered])) { try accepted.answered(.decline) }
    #expect(throws: StepRefused([.alreadyAnswered])) { try accepted.withdrawn() }
    #expect(throws: StepRefused([.closed])) { try conversation(.sent).withdrawn().answered(.accept) }
  }

  @Test("Without a question there is nothing to answer")
  func none() {
    #expect(throws: StepRefused([.closed])) { try conversation(nil).answered(.accept) }
  }

  @Test("Officers have every conversation on their list but those between two bodies")
  func keys() {
    let now = Instant(milliseconds: 1_795_000_000_000)
    #expect(Conversation.Place.partnership(Identifier(at: now)).keys.contains(.office))
    #expect(Conversation.Place.network(Identifier(at: now)).keys.contains(.office))
    #expect(!Conversation.Place.organisations(Identifier(at: now), Identifier(at: now)).keys.contains(.office))
  }
}

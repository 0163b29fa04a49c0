import TwinhallCore

/// The life of the question between two bodies.
extension Conversation {
  /// What the other body can say. No reason is asked for.
  public enum Answer: String, CaseIterable, Sendable {
    case accept
    case decline
  }

  /// The other body says yes or no.
  public func answered(_ answer: Answer) throws(StepRefused) -> Conversation {
    try asking(answer == .accept ? .accepted : .declined)
  }

  /// The sender takes it back while there is no answer.
  public func withdrawn() throws(StepRefused) -> Conversation { try asking(.withdrawn) }

  private func asking(_ next: Question) throws(StepRefused) -> Conversation {
    var guards = Guards()
    guards.require(question != .accepted && question != .declined, .alreadyAnswered)
    guards.require(question != .withdrawn && question != nil, .closed)
    try guards.finish()
    var conversation = self
    conversation.question = next
    return conversation
  }
}

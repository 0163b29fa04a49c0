import TwinhallCore

/// The life of a message between two bodies.
extension InterestMessage {
  /// The other body says yes or no. No reason is asked for.
  public func answered(_ answer: Answer, words: String, at instant: Instant) throws(StepRefused) -> InterestMessage {
    var next = try closing()
    next.state = answer == .accept ? .accepted : .declined
    next.answer = words
    next.answeredAt = instant
    return next
  }

  /// The sender takes it back while there is no answer.
  public func withdrawn() throws(StepRefused) -> InterestMessage {
    var next = try closing()
    next.state = .withdrawn
    return next
  }

  /// What the other body can say.
  public enum Answer: String, CaseIterable, Sendable {
    case accept
    case decline
  }

  private func closing() throws(StepRefused) -> InterestMessage {
    var guards = Guards()
    guards.require(state != .accepted && state != .declined, .alreadyAnswered)
    guards.require(state != .withdrawn, .closed)
    try guards.finish()
    return self
  }
}

import TwinhallCore

/// The life of an invitation. It is answered once, by whoever has the link, while its time lasts.
extension Invitation {
  /// The invited person takes the role.
  public func accepted(by person: Identifier<Person>, at instant: Instant) throws(StepRefused) -> Invitation {
    var next = try answering(at: instant)
    (next.state, next.acceptedBy) = (.accepted, person)
    return next
  }

  public func declined(at instant: Instant) throws(StepRefused) -> Invitation {
    var next = try answering(at: instant)
    next.state = .declined
    return next
  }

  /// Who may invite takes it back; the link is worth nothing from then on.
  public func withdrawn() throws(StepRefused) -> Invitation {
    var next = try closing()
    next.state = .withdrawn
    return next
  }

  /// Sent once more, with a new link and a new last day.
  public func sentAgain(at instant: Instant, until last: Instant) throws(StepRefused) -> Invitation {
    var next = try closing()
    (next.sentAt, next.expiresAt) = (instant, last)
    return next
  }

  private func answering(at instant: Instant) throws(StepRefused) -> Invitation {
    var guards = Guards()
    guards.require(state != .accepted && state != .declined, .alreadyAnswered)
    guards.require(state != .withdrawn && (state != .open || expiresAt > instant), .invitationOver)
    try guards.finish()
    return self
  }

  private func closing() throws(StepRefused) -> Invitation {
    var guards = Guards()
    guards.require(state != .accepted && state != .declined, .alreadyAnswered)
    guards.require(state != .withdrawn, .invitationOver)
    try guards.finish()
    return self
  }
}

import TwinhallCore

/// What can happen to a round (states §6.1). A refusal names every failed guard.
extension Round {
  /// A run was stored. While parties answer, a run matches only what is left and the round stays where it is.
  public func afterRun() throws(StepRefused) -> Round {
    guard state != .closed else { throw StepRefused([.closed]) }
    return with(state == .preparing ? .proposed : state)
  }

  /// Something of the round itself was changed, so that the stored run no longer answers it.
  public func afterChange() throws(StepRefused) -> Round {
    guard state == .preparing || state == .proposed else { throw StepRefused([state == .closed ? .closed : .roundNotOpen]) }
    return with(.preparing)
  }

  /// Proposals went out.
  /// - Parameter unsent: pairs of the last run that nobody has been sent.
  public func afterSending(unsent: Int, on day: Day) throws(StepRefused) -> Round {
    var failed: [Guard] = []
    if state == .preparing { failed.append(.noVerifiedRun) }
    if state == .closed { failed.append(.closed) }
    if unsent == 0 { failed.append(.nothingToSend) }
    if day > answersBy { failed.append(.answersOver) }
    guard failed.isEmpty else { throw StepRefused(failed) }
    return with(.answering)
  }

  /// The office ends the round when everybody has answered or the last day has passed.
  public func afterClosing(_ proposals: [Proposal], on day: Day) throws(StepRefused) -> Round {
    var failed: [Guard] = []
    if state == .closed { failed.append(.alreadyDone) }
    if state == .preparing || state == .proposed { failed.append(.notProposed) }
    if day <= answersBy, proposals.contains(where: \.isWaiting) { failed.append(.answersAwaited) }
    guard failed.isEmpty else { throw StepRefused(failed) }
    return with(.closed)
  }

  /// Whether a party may still answer.
  public func takesAnswers(on day: Day) -> Bool { state == .answering && day <= answersBy }

  private func with(_ state: State) -> Round {
    var changed = self
    changed.state = state
    return changed
  }
}

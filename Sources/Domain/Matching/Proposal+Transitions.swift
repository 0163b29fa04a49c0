import TwinhallCore

/// What can happen to a proposal: each side answers once, in the name of a person, before the last day.
extension Proposal {
  /// Whether an answer is awaited that could still bring the pair about.
  public var isWaiting: Bool { state == .waitingForBoth || state == .acceptedByOne }

  /// One side's answer.
  public func answer(of side: MatchProfile.Side) -> Answer { side == .swedish ? swedishAnswer : internationalAnswer }

  /// The body on one side.
  public func party(_ side: MatchProfile.Side) -> Identifier<Organisation> { side == .swedish ? swedish : international }

  /// The side an organisation stands on; nil when it is no party.
  public func side(of organisation: Identifier<Organisation>) -> MatchProfile.Side? {
    organisation == swedish ? .swedish : organisation == international ? .international : nil
  }

  /// Sides whose answer is awaited; none once one has declined.
  public var awaited: [MatchProfile.Side] { isWaiting ? MatchProfile.Side.allCases.filter { answer(of: $0) == .waiting } : [] }

  /// One side has answered.
  public func answered(_ answer: Answer, by side: MatchProfile.Side, in round: Round, on day: Day) throws(StepRefused) -> Proposal {
    var failed: [Guard] = []
    if self.answer(of: side) != .waiting { failed.append(.alreadyAnswered) }
    if round.state == .closed || state == .declined { failed.append(.closed) }
    if round.state == .preparing || round.state == .proposed { failed.append(.notProposed) }
    if day > round.answersBy { failed.append(.answersOver) }
    guard failed.isEmpty else { throw StepRefused(failed) }
    var changed = self
    if side == .swedish { changed.swedishAnswer = answer } else { changed.internationalAnswer = answer }
    return changed
  }

  /// The office may remind whoever has not answered, once a day.
  public func reminded(in round: Round, on day: Day) throws(StepRefused) -> Proposal {
    var failed: [Guard] = []
    if awaited.isEmpty { failed.append(.alreadyAnswered) }
    if !round.takesAnswers(on: day) { failed.append(.answersOver) }
    if remindedOn == day { failed.append(.remindedToday) }
    guard failed.isEmpty else { throw StepRefused(failed) }
    var changed = self
    changed.remindedOn = day
    return changed
  }
}

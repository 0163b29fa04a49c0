import TwinhallCore

/// The life of a declaration, one function for each event. Time comes in as a parameter; a refusal names every failed guard.
extension Declaration {
  /// Months for which a confirmation holds.
  public static let confirmationMonths = 12
  /// Days before the end at which the owner is reminded.
  public static let reminderDays = 30

  /// The owner sends it to the office. That it is sent today confirms it today.
  public func submitted(at instant: Instant) throws(StepRefused) -> Declaration {
    var guards = Guards()
    guards.require(state != .submitted && state != .published, .alreadyDone)
    guards.require(state != .hidden && state != .withdrawn && state != .matched, .closed)
    guards.require(answers.missing.isEmpty, .incomplete)
    try guards.finish()
    var next = moved(to: .submitted)
    next.submittedAt = instant
    next.confirmedOn = instant.day
    next.remindedOn = nil
    next.officeNote = ""
    return next
  }

  /// The owner takes it back to change answers. It leaves the public list until the office has read it again.
  public func reopened() throws(StepRefused) -> Declaration {
    var guards = Guards()
    guards.require(state != .draft && state != .returned, .alreadyDone)
    guards.require(state != .matched, .closed)
    try guards.finish()
    return moved(to: .draft)
  }

  /// The office asks the owner to mend something.
  public func returned(note: String) throws(StepRefused) -> Declaration {
    var guards = Guards()
    guards.require(state != .returned, .alreadyDone)
    guards.require(state == .submitted || state == .returned, .notSubmitted)
    try guards.finish()
    var next = moved(to: .returned)
    next.officeNote = note
    return next
  }

  /// The office puts it on the public list, or back there after having taken it off.
  /// - Parameter hasOther: whether the same body has another declaration there.
  public func published(at instant: Instant, hasOther: Bool) throws(StepRefused) -> Declaration {
    var guards = Guards()
    guards.require(state != .published, .alreadyDone)
    guards.require(state == .submitted || state == .published || isHiddenByOffice, .notSubmitted)
    guards.require(!hasOther, .otherPublished)
    try guards.finish()
    var next = moved(to: .published)
    next.publishedAt = instant
    next.officeNote = ""
    return next
  }

  /// The office takes it off the list, with a reason for the owner.
  public func hidden(note: String) throws(StepRefused) -> Declaration {
    var guards = Guards()
    guards.require(state != .hidden, .alreadyDone)
    guards.require(state == .published || state == .hidden, .notPublished)
    try guards.finish()
    var next = moved(to: .hidden)
    next.officeNote = note
    return next
  }

  /// The owner or the office ends it. It can be taken up again.
  public func withdrawn() throws(StepRefused) -> Declaration {
    var guards = Guards()
    guards.require(state != .withdrawn, .alreadyDone)
    guards.require(state != .matched, .closed)
    try guards.finish()
    return moved(to: .withdrawn)
  }

  /// The owner says that it still holds. What was hidden for want of this comes back.
  public func confirmed(on day: Day) throws(StepRefused) -> Declaration {
    var guards = Guards()
    guards.require(state == .published || state == .hidden, .notPublished)
    guards.require(!isHiddenByOffice, .hiddenByOffice)
    try guards.finish()
    var next = moved(to: .published)
    next.confirmedOn = day
    next.remindedOn = nil
    return next
  }

  /// The clock hides what was not confirmed in time.
  public func expired(on day: Day) throws(StepRefused) -> Declaration {
    var guards = Guards()
    guards.require(state == .published, .notPublished)
    guards.require(lastDay.map { $0 < day } ?? false, .notDue)
    try guards.finish()
    return moved(to: .hidden)
  }

  /// A confirmed partnership ends the search.
  public func matched() throws(StepRefused) -> Declaration {
    var guards = Guards()
    guards.require(state != .matched, .alreadyDone)
    guards.require(state == .published || state == .matched, .notPublished)
    try guards.finish()
    return moved(to: .matched)
  }

  /// The last day on which the latest confirmation holds.
  public var lastDay: Day? { confirmedOn?.adding(months: Self.confirmationMonths) }

  /// Only the office's own hiding has a note; a confirmation by the owner does not undo it.
  public var isHiddenByOffice: Bool { state == .hidden && !officeNote.isEmpty }

  private func moved(to state: State) -> Declaration {
    var next = self
    next.state = state
    return next
  }
}

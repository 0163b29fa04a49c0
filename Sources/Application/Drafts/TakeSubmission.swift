import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// The same application for one request that brings a form.
  public func taking(_ submission: Submission) -> Application {
    var copy = self
    copy.submission = submission
    return copy
  }

  /// Keeps the answer to the form that this request has taken.
  /// - Throws: `AlreadyTaken` when nothing was changed and another request has taken the form.
  public func answered(_ answer: TakenAnswer) throws {
    guard let submission else { return }
    try database.transaction { connection in
      try submission.accept(on: connection, at: time.now)
      try connection.submissions.setAnswer(
        submission.sealed(answer), token: submission.token, content: submission.content, request: submission.request)
    }
  }

  /// Whether the form of a token was taken, for a device that waits for the answer.
  public func isTaken(_ token: String, permit: Permit<KeepDraft>) throws -> Bool { try read { try $0.submissions.isTaken(token: token) } }

  /// What the other request that took this form was answered; nil when no other has taken it.
  /// The answer has no headers when it is not known yet, or not to be known by this browser.
  public func earlierAnswer() throws -> TakenAnswer? {
    guard let submission else { return nil }
    let found = try read { try $0.submissions.find(token: submission.token, content: submission.content) }
    guard let found, found.request != submission.request else { return nil }
    return found.answer.flatMap(submission.opened) ?? TakenAnswer(headers: [])
  }
}

extension WrittenForm {
  /// Ends the draft of a form that is being sent. Text that another tab wrote stays.
  func endDraft(on connection: any Connection) throws {
    for draft in try connection.drafts.find(access.owners, address: address) where isDraftOfAuthor(draft) {
      let isSent = draft.version == version || draft.text.tab == tab || draft.text.fields.isContained(in: fields)
      let rival = draft.rival.flatMap { $0.tab == tab || $0.fields.isContained(in: fields) ? nil : $0 }
      var next = draft
      next.rival = isSent ? nil : rival
      if isSent, let rival { next.text = rival }
      if isSent && rival == nil {
        try connection.drafts.delete(draft.id)
      } else if isSent || draft.rival?.tab != rival?.tab {
        _ = try connection.drafts.update(next)
      }
    }
  }
}

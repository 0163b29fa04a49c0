import Domain
import Jobs
import Store
import TwinhallCore

/// What waits in the office, in numbers.
public struct WaitingWork: Sendable {
  public let declarationsToReview: Int
  /// When the oldest declaration to review was sent in.
  public let oldestSubmission: Day?
  public let proposalsWaiting: Int
  /// The first day on which answers to proposals end.
  public let proposalsDueOn: Day?
  /// Matching rounds that the office has to run or to send.
  public let roundsToLead: Int
  /// The first day on which answers in such a round end.
  public let roundsDueOn: Day?
  /// Published declarations not confirmed for twelve months.
  public let staleDeclarations: Int
  /// Mails that have waited longer than ten minutes.
  public let unsentMails: Int
  /// Mails to the office from people whom nobody knows.
  public let unconfirmedMails: Int
  /// Addresses to which nothing is sent any more.
  public let failingAddresses: Int
  /// Mails that failed for good.
  public let failedMails: Int
  /// People who are to be erased.
  public let erasures: Int
  /// The first day on which one of them is.
  public let erasuresDueOn: Day?
  /// Jobs that failed all their tries.
  public let failedJobs: Int
}

extension Application {
  public func waitingWork(permit: Permit<UseOffice>) throws -> WaitingWork {
    try read { connection in
      let jobs = try JobQueue.overview(at: time.now, on: connection)
      let rounds = try connection.waiting.roundsToLead()
      let erasures = try connection.erasures.waiting()
      return WaitingWork(
        declarationsToReview: try connection.waiting.declarationsToReview(),
        oldestSubmission: try connection.waiting.oldestSubmission()?.day,
        proposalsWaiting: try connection.waiting.proposalsWaiting(), proposalsDueOn: try connection.waiting.firstAnswerDay(),
        roundsToLead: rounds.count, roundsDueOn: rounds.answersBy,
        staleDeclarations: try connection.waiting.staleDeclarations(confirmedBefore: time.today.adding(months: -12)),
        unsentMails: try connection.waiting.unsentMails(before: time.now - .minutes(10)),
        unconfirmedMails: try connection.unconfirmedMails.count(upTo: 1000), failingAddresses: try connection.addressFaults.countStopped(),
        failedMails: try connection.mails.countOutbox(failed: true, upTo: 1000),
        erasures: erasures.count, erasuresDueOn: erasures.dueAt?.day, failedJobs: jobs.failed)
    }
  }
}

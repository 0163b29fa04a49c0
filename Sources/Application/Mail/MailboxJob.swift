import Domain
import Jobs
import Mail
import Store
import TwinhallCore

/// Fetches mails from a mailbox, for installations to which no mail server hands them.
public enum MailboxJob {
  public static let kind = "mail.fetch"
  public static let recurring = RecurringJob(kind, .every(.minutes(2)))
  /// Mails taken in one run, so that a run ends before its lease does.
  private static let most = 200

  static func run(_ job: Job, _ application: Application) throws {
    guard let mailbox = application.configuration.mail.mailbox else { return }
    do {
      try fetch(mailbox, application)
    } catch let error as MailError {
      // The next run tries again anyway; one job that goes on failing is enough to tell.
      let others = try application.read { try JobQueue.others(like: job, on: $0) }
      if others == 0 { throw JobFailure("the mailbox cannot be read: \(error.words)") }
    }
  }

  /// A mail is moved or deleted only when its receipt is stored; ended in between, it comes again and is known.
  static func fetch(_ configuration: MailboxConfiguration, _ application: Application) throws {
    let mailbox = try Mailbox(configuration.access, folder: configuration.folder, limit: MailReader.limit)
    for message in try mailbox.messages().prefix(most) {
      do {
        try application.receiveMail(try mailbox.fetch(message), way: .mailbox)
      } catch MailError.tooLarge {
        try application.refuseTooLarge(way: .mailbox)
      }
      if let done = configuration.doneFolder { try mailbox.move(message, to: done) } else { try mailbox.delete(message) }
    }
  }
}

extension MailError {
  fileprivate var words: String {
    if case .unreachable(let words) = self { return words }
    return "the server refused"
  }
}

import TwinhallCore

/// Data that goes by itself some time after an event, or stays until somebody decides.
public enum RetainedData: String, CaseIterable, Sendable {
  /// Sign-in links, confirmations of an address, questions of passkeys and keys of declarations, after they ran out.
  case links
  /// After their end.
  case sessions
  /// Counted attempts, after they were made.
  case attempts
  /// Unsent text after its last change, and the marks of forms that were sent.
  case drafts
  /// Files begun and not finished or not used, after their time is over.
  case uploads
  /// Documents in the bin.
  case deletedDocuments = "deleted-documents"
  /// The words of e-mails that never went.
  case failedMails = "failed-mails"
  /// To whom which e-mail went, and when.
  case sentMails = "sent-mails"
  /// Of what somebody was told by e-mail.
  case notices
  /// Whose address an e-mail came from.
  case mailSenders = "mail-senders"
  /// Addresses that failed now and then.
  case failingAddresses = "failing-addresses"
  /// E-mails to the office that somebody has dealt with.
  case officeMails = "office-mails"
  /// Invitations, after their time is over.
  case invitations
  /// Long work that has ended.
  case longWork = "long-work"
  /// People who were shut out.
  case closedAccounts = "closed-accounts"

  /// Days until it goes, where the operator has decided nothing; nil where nobody has a reason for a number.
  public var shippedDays: Int? {
    switch self {
    case .links, .uploads: 0
    case .attempts: 1
    case .sessions, .deletedDocuments, .failedMails, .longWork: 30
    case .drafts, .failingAddresses: 90
    case .mailSenders: 180
    case .sentMails, .notices, .officeMails, .invitations, .closedAccounts: nil
    }
  }

  /// Whether there has to be a period, since pages tell people of it.
  public var needsPeriod: Bool { self == .drafts || self == .deletedDocuments }

  /// Days that may be set.
  public var possibleDays: ClosedRange<Int> { (shippedDays == 0 ? 0 : 1)...36_500 }
}

/// How long some data is kept, and why.
public struct RetentionRule: Hashable, Sendable {
  public let data: RetainedData
  /// nil: until somebody decides.
  public var days: Int?
  /// The operator's reason, in the languages it was written in.
  public var bases: [Language: String]
  /// 0 as long as the operator has changed nothing.
  public var version: Int

  public init(data: RetainedData, days: Int?, bases: [Language: String] = [:], version: Int = 0) {
    (self.data, self.days, self.bases, self.version) = (data, days, bases, version)
  }

  /// As it is until somebody changes it.
  public static func shipped(_ data: RetainedData) -> RetentionRule { RetentionRule(data: data, days: data.shippedDays) }
}

import Domain
import Jobs
import Store
import TwinhallCore

/// A page of one of the administrator's lists of mail.
public struct MailPage<Line: Sendable>: Sendable {
  public let lines: [Line]
  /// Counted a little further than the page and its next.
  public let counted: Int
  /// Names of the people that the lines name.
  public let people: [Identifier<Person>: String]
}

extension Application {
  public func outbox(failed: Bool, offset: Int, countTo most: Int, permit: Permit<ManageMail>) throws -> MailPage<OutboxLine> {
    try read { connection in
      MailPage(
        lines: try connection.mails.outbox(failed: failed, offset: offset, limit: 50),
        counted: try connection.mails.countOutbox(failed: failed, upTo: most), people: [:])
    }
  }

  public func mailReceipts(offset: Int, countTo most: Int, permit: Permit<ManageMail>) throws -> MailPage<MailReceipt> {
    try read { connection in
      let lines = try connection.mailReceipts.page(offset: offset, limit: 50)
      return MailPage(
        lines: lines, counted: try connection.mailReceipts.count(upTo: most),
        people: try connection.people.names(lines.compactMap(\.person)))
    }
  }

  public func addressFaults(offset: Int, countTo most: Int, permit: Permit<ManageMail>) throws -> MailPage<AddressFault> {
    try read { connection in
      let lines = try connection.addressFaults.page(offset: offset, limit: 50)
      return MailPage(
        lines: lines, counted: try connection.addressFaults.count(upTo: most),
        people: try connection.people.names(lines.compactMap(\.person)))
    }
  }

  /// Lets a mail that failed for good go again.
  /// - Throws: `StepRefused(.nothingToSend)` when it went meanwhile or its words are deleted.
  public func retryMail(_ id: Identifier<OutgoingMail>, permit: Permit<ManageMail>) throws {
    try change(permit) { change in
      guard let job = try change.connection.mails.failedJob(of: id).flatMap({ Identifier<Job>($0) }),
        try JobQueue.retry(job, at: change.at, on: change.connection)
      else { throw StepRefused([.nothingToSend]) }
      try change.connection.mails.markWaiting(id)
      try change.record(id, before: ["state": "failed"], after: ["state": "waiting"])
    }
  }

  /// Begins anew with an address from which mails came back.
  public func trustAddress(_ email: String, permit: Permit<ManageMail>) throws {
    try change(permit) { try $0.trust(email) }
  }

  /// Says that mails reach oneself again.
  public func trustOwnAddress(permit: Permit<UseOwnAccount>) throws {
    guard let person = permit.viewer.person else { throw NotFound() }
    try change(permit) { try $0.trust(person.email.foldedAddress) }
  }

  /// Mails to the office from people whom nobody knows.
  public func unconfirmedMails(offset: Int, countTo most: Int, permit: Permit<ReadOfficeMail>) throws -> MailPage<UnconfirmedMail> {
    try read { connection in
      MailPage(
        lines: try connection.unconfirmedMails.waiting(offset: offset, limit: 50),
        counted: try connection.unconfirmedMails.count(upTo: most), people: [:])
    }
  }

  /// Takes such a mail off the list. Its words are deleted.
  public func handleMail(_ id: Identifier<UnconfirmedMail>, permit: Permit<ReadOfficeMail>) throws {
    try change(permit) { change in
      try change.expectOne(change.connection.unconfirmedMails.markHandled(id, by: permit.viewer.person?.id, at: change.at))
      try change.record(id, before: ["state": "waiting"], after: ["state": "handled"])
    }
  }
}

extension Change {
  fileprivate func trust(_ email: String) throws {
    let fault = try connection.addressFaults.find(email)
    guard try connection.addressFaults.forget(email) == 1 else { return recordNothing() }
    let name = fault?.person?.description ?? digest(email).hexadecimal
    try record(kind: "Address", id: name, before: ["mails": "stopped"], after: ["mails": "sent"])
  }
}

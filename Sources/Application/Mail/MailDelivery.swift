import Database
import Domain
import Jobs
import Mail
import Store
import TwinhallCore

/// Takes mails from the outbox to where they go. A mail whose delivery was cut off goes again under the same Message-ID.
public enum MailDelivery {
  public static let kind = "mail.send"

  /// The handler of the queue.
  static func send(_ job: Job, _ application: Application) throws {
    guard let id = Identifier<OutgoingMail>(job.payload) else { throw JobFailure("the job names no mail", isFinal: true) }
    let (mail, settings) = try application.read { (try $0.mails.unsent(id), try OperatorSettings($0)) }
    do throws(DeliveryFault) {
      if let mail { try deliver(MailMessage(mail, settings, application.configuration), application.configuration) }
    } catch {
      try note(error, of: mail, job, application)
      throw error.failure
    }
    try application.database.transaction { connection in
      try connection.mails.markSent(id, at: application.time.now)
      try JobQueue.finish(job, on: connection)
    }
  }

  /// What the administrator sees, and what counts against an address that a server says does not exist.
  private static func note(_ fault: DeliveryFault, of mail: OutgoingMail?, _ job: Job, _ application: Application) throws {
    guard let mail else { return }
    let now = application.time.now
    let isLast = fault.failure.isFinal || job.attempt >= JobQueue.attempts
    try application.database.transaction { connection in
      try connection.mails.markFailed(mail.id, fault.failure.reason, at: isLast ? now : nil)
      guard let code = fault.refusedAddress else { return }
      try connection.addressFaults.count(
        mail.to.foldedAddress, of: mail.person, status: String(code), at: now, most: application.configuration.mail.mostBounces)
    }
  }

  private static func deliver(_ message: MailMessage, _ configuration: Configuration) throws(DeliveryFault) {
    do {
      if let server = configuration.server { try server.send(message) } else { try configuration.mailFolder.deliver(message) }
    } catch {
      throw DeliveryFault(error)
    }
  }
}

/// Why a delivery failed, for the job and for the address.
private struct DeliveryFault: Error {
  let failure: JobFailure
  /// The reply code of a server that says the address takes no mail, now or ever.
  let refusedAddress: Int?

  init(_ error: MailError) {
    switch error {
    case .malformedAddress: self.init("the address is malformed", isFinal: true)
    case .refused(let code):
      // 5xx is for good (RFC 5321 section 4.2.1), but a wrong password or setting is mended by the operator.
      let isFinal = (550..<560).contains(code)
      self.init("the mail server refused with \(code)", isFinal: isFinal, refusedAddress: [550, 551, 553].contains(code) ? code : nil)
    case .unreachable(let words): self.init("the mail server cannot be reached: \(words)")
    case .folder, .tooLarge: self.init("the folder for mails cannot be written")
    }
  }

  private init(_ reason: String, isFinal: Bool = false, refusedAddress: Int? = nil) {
    failure = JobFailure(reason, isFinal: isFinal)
    self.refusedAddress = refusedAddress
  }
}

extension Configuration {
  /// The server mails go through; nil keeps them in the folder.
  public var server: MailServer? {
    mailServer.map { address in
      let host = publicAddress.split(separator: "/").dropFirst().first?.split(separator: ":").first
      let access = MailAccess(
        address: address, user: mailUser, password: mailPassword, encryption: mail.encryption, authorities: mail.authorities)
      return MailServer(access, ownName: host.map(String.init) ?? "localhost")
    }
  }

  /// Where mails stay in development.
  public var mailFolder: MailFolder { MailFolder(path: dataFolder + "/mails") }
}

import Database
import Domain
import Jobs
import Mail
import Store
import TwinhallCore

/// Takes mails from the outbox to where they go. A mail whose delivery was cut off goes again under the same Message-ID.
public enum MailDelivery {
  public static let kind = "mail.send"

  static func enqueue(_ mail: Identifier<OutgoingMail>, at instant: Instant, on connection: any Connection) throws {
    try JobQueue.enqueue(kind, payload: mail.description, runAt: instant, createdAt: instant, on: connection)
  }

  /// The handler of the queue.
  static func send(_ job: Job, _ application: Application) throws {
    guard let id = Identifier<OutgoingMail>(job.payload) else { throw JobFailure("the job names no mail", isFinal: true) }
    let (mail, settings) = try application.read { (try $0.mails.unsent(id), try OperatorSettings($0)) }
    if let mail { try deliver(message(mail, settings, application.configuration), application.configuration) }
    try application.database.transaction { connection in
      try connection.mails.markSent(id, at: application.time.now)
      try JobQueue.finish(job, on: connection)
    }
  }

  private static func message(_ mail: OutgoingMail, _ settings: OperatorSettings, _ configuration: Configuration) -> MailMessage {
    let contact = settings.text(.contactEmail)
    return MailMessage(
      from: configuration.mailSender, fromName: settings.name(in: mail.language), to: mail.to, replyTo: contact.isEmpty ? nil : contact,
      language: mail.language, subject: mail.subject, body: mail.body, date: mail.createdAt, identifier: mail.id.description)
  }

  private static func deliver(_ message: MailMessage, _ configuration: Configuration) throws {
    do {
      if let server = configuration.server { try server.send(message) } else { try configuration.mailFolder.deliver(message) }
    } catch MailError.malformedAddress {
      throw JobFailure("the address is malformed", isFinal: true)
    } catch MailError.refused(let code) {
      // 5xx is for good (RFC 5321 section 4.2.1), but a wrong password or setting is mended by the operator.
      throw JobFailure("the mail server refused with \(code)", isFinal: code >= 550 && code < 560)
    } catch MailError.unreachable(let words) {
      throw JobFailure("the mail server cannot be reached: \(words)")
    } catch MailError.folder {
      throw JobFailure("the folder for mails cannot be written")
    }
  }
}

extension Configuration {
  /// The server mails go through; nil keeps them in the folder.
  public var server: MailServer? {
    mailServer.map { address in
      let host = publicAddress.split(separator: "/").dropFirst().first?.split(separator: ":").first
      return MailServer(address: address, user: mailUser, password: mailPassword, ownName: host.map(String.init) ?? "localhost")
    }
  }

  /// Where mails stay in development.
  public var mailFolder: MailFolder { MailFolder(path: dataFolder + "/mails") }
}

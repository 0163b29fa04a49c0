import Isolation
import Mail

extension Doctor {
  func mail() -> Finding {
    guard let server = configuration.server else {
      return .fine("mail", "kept in \(configuration.mailFolder.path) (no TWINHALL_MAIL_SERVER is set)")
    }
    do {
      try server.check()
      return .fine("mail", "\(server.access.address) answers")
    } catch {
      return .fault("mail", advice(for: error))
    }
  }

  private func advice(for error: MailError) -> String {
    switch error {
    case .refused(let code) where code == 535 || code == 530:
      "the server refuses the sign-in (\(code)). Check TWINHALL_MAIL_USER and TWINHALL_MAIL_PASSWORD."
    case .refused(let code): "the server refuses with \(code). Ask whoever runs it whether this machine may send."
    case .unreachable(let words):
      "cannot be used: \(words). Check TWINHALL_MAIL_SERVER, the firewall, and that the server offers TLS."
    case .malformedAddress, .folder, .tooLarge: "cannot be used."
    }
  }

  /// Whether people can answer by mail; nothing where that is not set up.
  func incomingMail() -> [Finding] {
    guard configuration.mail.replyDomain != nil else { return [] }
    let reader = IsolatedProgram("twinhall-mail")
    guard reader.isInstalled else {
      return [.fault("incoming mail", "\(reader.path) is missing. Install the whole package: mails are read by that program.")]
    }
    guard let mailbox = configuration.mail.mailbox else { return [.fine("incoming mail", "handed over by 'twinhall receive'")] }
    do {
      let waiting = try Mailbox(mailbox.access, folder: mailbox.folder).messages().count
      return [.fine("incoming mail", "\(mailbox.access.address) answers, \(waiting) waiting in \(mailbox.folder)")]
    } catch {
      return [.fault("incoming mail", "the mailbox cannot be read (\(error)). Check the settings TWINHALL_IMAP_….")]
    }
  }
}

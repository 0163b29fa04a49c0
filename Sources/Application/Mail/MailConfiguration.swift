import Mail

/// Settings of mail beyond the server that takes it.
public struct MailConfiguration: Sendable {
  /// nil requires TLS, except on this machine.
  public var encryption: MailEncryption?
  /// A file of certificates to trust instead of the system's, for both servers.
  public var authorities: String?
  /// What stands behind the `@` in identifiers of mails.
  public var host: String
  /// The domain whose mails come in here, so that people can answer; nil when none do.
  public var replyDomain: String?
  /// The address that begins a conversation with the office.
  public var officeAddress: String?
  /// What addresses for answers and for stopping mails are signed with. Empty until the program has made one.
  public var key: String
  /// Where the key is kept when it is not set.
  public var keyFile: String
  /// The name by which a server that is trusted signs what it found out about a sender; nil asks none.
  public var authenticationServer: String?
  /// How many mails have to come back before nothing more is sent to an address.
  public var mostBounces: Int
  /// The mailbox that is read for mails; nil when a mail server hands them over by `twinhall receive`.
  public var mailbox: MailboxConfiguration?

  init(_ reader: inout ConfigurationReader, sender: String, dataFolder: String) {
    let domain = sender.split(separator: "@").last.map(String.init) ?? "localhost"
    encryption = reader.word("TWINHALL_MAIL_TLS")
    authorities = reader.text("TWINHALL_MAIL_CA_FILE")
    host = reader.text("TWINHALL_MAIL_HOST") ?? domain
    replyDomain = reader.text("TWINHALL_MAIL_REPLY_DOMAIN")
    officeAddress = replyDomain.map { "office@" + $0 }
    if let address = reader.text("TWINHALL_MAIL_OFFICE") { officeAddress = address }
    keyFile = dataFolder + "/mail.key"
    key = reader.text("TWINHALL_MAIL_KEY") ?? reader.readFile(keyFile)?.split(separator: "\n").first.map(String.init) ?? ""
    reader.require(key.isEmpty || key.utf8.count >= 32, "TWINHALL_MAIL_KEY", "has to have at least 32 characters")
    authenticationServer = reader.text("TWINHALL_MAIL_AUTHENTICATION_SERVER")
    mostBounces = reader.number("TWINHALL_MAIL_MOST_BOUNCES", in: 1...20, default: 3)
    mailbox = MailboxConfiguration(&reader, encryption, authorities)
    reader.require(
      mailbox == nil || replyDomain != nil, "TWINHALL_MAIL_REPLY_DOMAIN", "is needed to know which mails in the mailbox are answers")
  }
}

/// A mailbox that mails are fetched from.
public struct MailboxConfiguration: Sendable {
  public var access: MailAccess
  public var folder: String
  /// Where read mails are moved to; nil deletes them.
  public var doneFolder: String?

  init?(_ reader: inout ConfigurationReader, _ encryption: MailEncryption?, _ authorities: String?) {
    guard let address = reader.mailServer("TWINHALL_IMAP_SERVER", "imap") else { return nil }
    let (user, password) = (reader.text("TWINHALL_IMAP_USER"), reader.text("TWINHALL_IMAP_PASSWORD"))
    access = MailAccess(address: address, user: user, password: password, encryption: encryption, authorities: authorities)
    folder = reader.text("TWINHALL_IMAP_FOLDER") ?? "INBOX"
    doneFolder = reader.text("TWINHALL_IMAP_DONE_FOLDER")
  }
}

import TwinhallCore

/// One plain-text mail, written as a message of RFC 5322 with MIME (RFC 2045, 2047).
public struct MailMessage: Sendable {
  /// Who wrote it, which tells other programs whether they may answer (RFC 3834 section 5).
  public enum Origin: Sendable {
    /// The program, because something happened or a day came.
    case generated
    /// The program, in answer to a mail.
    case answer
    /// A person, whose words are passed on as a mailing list does.
    case person
  }

  /// The sender's address, such as `programme@example.org`.
  public var from: String
  /// What stands beside the sender's address: the operator's name, or a person's and the operator's.
  public var fromName: String
  public var to: String
  /// Where answers go; nil leaves it to the sender's address.
  public var replyTo: String?
  public var language: Language
  public var subject: String
  /// Plain text with `\n` as line end.
  public var body: String
  public var date: Instant
  /// The part of `Message-ID` before the `@`; the same mail sent again keeps it, so that a reader's program shows it once.
  public var identifier: String
  /// The part after the `@`; nil takes the domain of `from`.
  public var host: String?
  /// Whole identifiers, with their angle brackets, of the mails before it in its thread, oldest first (RFC 5322 section 3.6.4).
  public var references: [String] = []
  public var list: MailList?
  public var origin = Origin.generated
  /// Where the servers on the way report to (RFC 5321 section 3.6.3): nil is `from`, an empty text wants no report.
  public var envelopeSender: String?

  public init(
    from: String, fromName: String, to: String, replyTo: String? = nil, language: Language, subject: String, body: String, date: Instant,
    identifier: String
  ) {
    self.from = from
    self.fromName = fromName
    self.to = to
    self.replyTo = replyTo
    self.language = language
    self.subject = subject
    self.body = body
    self.date = date
    self.identifier = identifier
  }

  /// The message's bytes with CRLF line ends.
  /// - Throws: `MailError.malformedAddress` when an address or identifier could end its header line.
  public func encoded() throws(MailError) -> [UInt8] {
    Array((try headers().joined(separator: "\r\n") + "\r\n\r\n" + quotedPrintable(body)).utf8)
  }

  private func headers() throws(MailError) -> [String] {
    for address in [from, to, identifier] + [replyTo, host, envelopeSender].compactMap({ $0 }) where !isSafe(address) {
      if address != envelopeSender || !address.isEmpty { throw .malformedAddress }
    }
    var lines = ["Date: \(mailDate(date))", "From: \(encodedWords(fromName)) <\(from)>", "To: <\(to)>"]
    if let replyTo { lines.append("Reply-To: <\(replyTo)>") }
    lines += ["Subject: \(encodedWords(subject))", "Message-ID: <\(identifier)@\(domain)>"]
    let references = references.filter(isIdentifier)
    if let last = references.last {
      lines += ["In-Reply-To: \(last)", "References: " + references.joined(separator: "\r\n ")]
    }
    lines += try list?.headers(safe: isSafe) ?? []
    lines += origin.headers
    lines += [
      "X-Loop: \(domain)", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable", "Content-Language: \(language.tag)",
    ]
    return lines
  }

  private var domain: String { host ?? from.split(separator: "@").last.map(String.init) ?? "localhost" }

  private func isSafe(_ address: String) -> Bool {
    !address.isEmpty && address.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 && $0 != "<" && $0 != ">" }
  }

  /// Identifiers of other programs go back to them as they came, if they can stand in a header at all.
  private func isIdentifier(_ text: String) -> Bool {
    text.utf8.count <= 250 && text.hasPrefix("<") && text.hasSuffix(">") && isSafe(String(text.dropFirst().dropLast()))
  }
}

extension MailMessage.Origin {
  fileprivate var headers: [String] {
    switch self {
    case .generated: ["Auto-Submitted: auto-generated"]
    case .answer: ["Auto-Submitted: auto-replied", "Precedence: bulk"]
    // Programs that answer for people on leave keep quiet on lists.
    case .person: ["Precedence: list"]
    }
  }
}

/// What a mail belongs to that its reader can leave (RFC 2369, 2919, 8058).
public struct MailList: Sendable {
  /// What the list is called, for people.
  public var name: String
  /// The list's identifier: labels with dots between them, such as `4f2a.conversations.example.org`.
  public var identifier: String
  /// The web address that a POST to ends these mails; it works without signing in.
  public var unsubscribeAddress: String
  /// The mail address that any mail to ends these mails; nil where no mail is taken in.
  public var unsubscribeMail: String?

  public init(name: String, identifier: String, unsubscribeAddress: String, unsubscribeMail: String? = nil) {
    self.name = name
    self.identifier = identifier
    self.unsubscribeAddress = unsubscribeAddress
    self.unsubscribeMail = unsubscribeMail
  }

  fileprivate func headers(safe isSafe: (String) -> Bool) throws(MailError) -> [String] {
    for text in [identifier, unsubscribeAddress] + [unsubscribeMail].compactMap({ $0 }) where !isSafe(text) { throw .malformedAddress }
    let targets = [unsubscribeMail.map { "<mailto:\($0)>" }, "<\(unsubscribeAddress)>"].compactMap { $0 }
    var lines = ["List-Id: \(encodedWords(name))\r\n <\(identifier)>", "List-Unsubscribe: " + targets.joined(separator: ",\r\n ")]
    // RFC 8058 section 3.1 asks for HTTPS.
    if unsubscribeAddress.hasPrefix("https://") { lines.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click") }
    return lines
  }
}

/// Why a mail did not go. The texts name no person: they are kept with the job and shown to the operator.
public enum MailError: Error, Hashable, Sendable {
  case malformedAddress
  /// The server could not be reached or does not offer what is needed, in libcurl's words.
  case unreachable(String)
  /// The server said no; the SMTP reply code (RFC 5321 section 4.2), 500 and above for good.
  case refused(code: Int)
  /// The folder for mails cannot be written.
  case folder
  /// A message in a mailbox is larger than it may be.
  case tooLarge
}

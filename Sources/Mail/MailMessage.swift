import TwinhallCore

/// One plain-text mail, written as a message of RFC 5322 with MIME (RFC 2045, 2047).
public struct MailMessage: Sendable {
  /// The sender's address, such as `programme@example.org`.
  public var from: String
  /// What stands beside the sender's address: the operator's name.
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
  /// - Throws: `MailError.malformedAddress` when an address could end its header line.
  public func encoded() throws(MailError) -> [UInt8] {
    for address in [from, to] + (replyTo.map { [$0] } ?? []) where !isSafe(address) { throw .malformedAddress }
    let domain = from.split(separator: "@").last.map(String.init) ?? "localhost"
    var lines = [
      "Date: \(mailDate(date))", "From: \(encodedWords(fromName)) <\(from)>", "To: <\(to)>", "Subject: \(encodedWords(subject))",
      "Message-ID: <\(identifier)@\(domain)>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable", "Content-Language: \(language.tag)", "Auto-Submitted: auto-generated",
    ]
    if let replyTo { lines.insert("Reply-To: <\(replyTo)>", at: 2) }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + quotedPrintable(body)).utf8)
  }

  private func isSafe(_ address: String) -> Bool {
    !address.isEmpty && address.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 && $0 != "<" && $0 != ">" }
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
}

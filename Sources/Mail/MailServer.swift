import CShims

/// A mail server that takes mails for delivery by SMTP (RFC 5321).
public struct MailServer: Sendable {
  /// `smtp://host:port` (STARTTLS) or `smtps://host:port`.
  public var address: String
  public var user: String?
  public var password: String?
  /// The name this installation gives itself in EHLO.
  public var ownName: String
  /// Seconds for a whole delivery.
  public var timeout = 30

  public init(address: String, user: String? = nil, password: String? = nil, ownName: String) {
    self.address = address
    self.user = user
    self.password = password
    self.ownName = ownName
  }

  /// Mails hold sign-in links, so they travel by TLS, except to a server on this machine.
  var needsTLS: Bool {
    let host = address.split(separator: "/").dropFirst().first ?? ""
    return !["localhost", "127.0.0.1", "[::1]"].contains { host == $0 || host.hasPrefix($0 + ":") }
  }

  /// Hands one mail to the server. Blocks until the server has taken it.
  public func send(_ message: MailMessage) throws(MailError) {
    let bytes = try message.encoded()
    try run(sender: message.from, recipient: message.to, message: bytes, twinhall_mail_send)
  }

  /// Connects, greets and signs in, as far as a delivery goes before its first mail.
  public func check() throws(MailError) { try run(sender: "", recipient: "", message: [], twinhall_mail_connect) }

  private typealias Call = (UnsafePointer<twinhall_mail>, UnsafeMutablePointer<Int>, UnsafeMutablePointer<CChar>) -> Int32

  private func run(sender: String, recipient: String, message: [UInt8], _ call: Call) throws(MailError) {
    MailServer.prepareLibrary
    var reply = 0
    var problem = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    let code = withCStrings([address + "/" + ownName, user, password, "<\(sender)>", "<\(recipient)>"]) { texts in
      message.withUnsafeBytes { bytes in
        var mail = twinhall_mail()
        (mail.server, mail.user, mail.password, mail.sender, mail.recipient) = (texts[0], texts[1], texts[2], texts[3], texts[4])
        mail.needs_tls = needsTLS ? 1 : 0
        mail.timeout_seconds = timeout
        (mail.message, mail.message_size) = (bytes.baseAddress, bytes.count)
        return call(&mail, &reply, &problem)
      }
    }
    guard code != 0 else { return }
    if reply >= 400 { throw .refused(code: reply) }
    throw .unreachable(String(decoding: problem.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  /// Before the first use, once, in whatever thread is first.
  private static let prepareLibrary: Void = { curl_global_init(Int(CURL_GLOBAL_DEFAULT)) }()
}

/// Pointers to the texts as C wants them, good within `body`; nil stays nil.
private func withCStrings<T>(_ texts: [String?], _ body: ([UnsafePointer<CChar>?]) -> T) -> T {
  func next(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> T {
    guard index < texts.count else { return body(pointers) }
    guard let text = texts[index] else { return next(index + 1, pointers + [nil]) }
    return text.withCString { next(index + 1, pointers + [$0]) }
  }
  return next(0, [])
}

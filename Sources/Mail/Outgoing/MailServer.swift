import CShims

/// Whether mails travel by TLS. A certificate is verified whenever there is one.
public enum MailEncryption: String, CaseIterable, Sendable {
  /// A server that offers no TLS is refused.
  case required
  /// TLS where the server offers it.
  case optional
  case none

  var option: Int {
    switch self {
    case .required: Int(CURLUSESSL_ALL.rawValue)
    case .optional: Int(CURLUSESSL_TRY.rawValue)
    case .none: Int(CURLUSESSL_NONE.rawValue)
    }
  }

  /// Mails hold sign-in links, so they travel by TLS, except to a server on this machine.
  static func standard(for address: String) -> MailEncryption {
    let host = address.split(separator: "/").dropFirst().first ?? ""
    return ["localhost", "127.0.0.1", "[::1]"].contains { host == $0 || host.hasPrefix($0 + ":") } ? .none : .required
  }
}

/// How a server is reached and signed in to.
public struct MailAccess: Sendable {
  /// `smtp://host:port` or `imap://host:port` (STARTTLS), `smtps://…` or `imaps://…` (TLS from the first byte).
  public var address: String
  public var user: String?
  public var password: String?
  public var encryption: MailEncryption
  /// A file of certificates to trust instead of the system's.
  public var authorities: String?
  /// Seconds for a whole delivery or command.
  public var timeout = 30

  /// - Parameter encryption: nil requires TLS, except on this machine.
  public init(
    address: String, user: String? = nil, password: String? = nil, encryption: MailEncryption? = nil, authorities: String? = nil
  ) {
    self.address = address
    self.user = user
    self.password = password
    self.encryption = encryption ?? .standard(for: address)
    self.authorities = authorities
  }

  /// The same as C wants it, good within `body`.
  func withServer<T>(path: String, _ body: (UnsafePointer<twinhall_mail_server>) -> T) -> T {
    MailAccess.prepareLibrary
    return withCStrings([address + path, user, password, authorities]) { texts in
      var server = twinhall_mail_server()
      (server.address, server.user, server.password, server.ca_file) = (texts[0], texts[1], texts[2], texts[3])
      (server.tls, server.timeout_seconds) = (encryption.option, timeout)
      return body(&server)
    }
  }

  /// Before the first use, once, in whatever thread is first.
  private static let prepareLibrary: Void = { curl_global_init(Int(CURL_GLOBAL_DEFAULT)) }()
}

/// A mail server that takes mails for delivery by SMTP (RFC 5321).
public struct MailServer: Sendable {
  public var access: MailAccess
  /// The name this installation gives itself in EHLO.
  public var ownName: String

  public init(_ access: MailAccess, ownName: String) {
    self.access = access
    self.ownName = ownName
  }

  /// Hands one mail to the server. Blocks until the server has taken it.
  public func send(_ message: MailMessage) throws(MailError) {
    let bytes = try message.encoded()
    try run { server, reply, problem in
      bytes.withUnsafeBytes { bytes in
        twinhall_mail_send(
          server, "<\(message.envelopeSender ?? message.from)>", "<\(message.to)>", bytes.baseAddress, bytes.count, reply, problem)
      }
    }
  }

  /// Connects, greets and signs in, as far as a delivery goes before its first mail.
  public func check() throws(MailError) { try run { twinhall_mail_connect($0, $1, $2) } }

  private typealias Call = (
    UnsafePointer<twinhall_mail_server>, UnsafeMutablePointer<Int>, UnsafeMutablePointer<CChar>
  ) -> Int32

  private func run(_ call: Call) throws(MailError) {
    var reply = 0
    var problem = ProblemText()
    let code = access.withServer(path: "/" + ownName) { server in problem.withBuffer { call(server, &reply, $0) } }
    guard code != 0 else { return }
    if code == Int32(CURLE_LOGIN_DENIED.rawValue) { throw .refused(code: max(reply, 535)) }
    if reply >= 400 { throw .refused(code: reply) }
    throw .unreachable(problem.text)
  }
}

/// What libcurl says went wrong.
struct ProblemText {
  private var buffer = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))

  mutating func withBuffer<T>(_ body: (UnsafeMutablePointer<CChar>) -> T) -> T {
    buffer.withUnsafeMutableBufferPointer { pointer in
      // The buffer has CURL_ERROR_SIZE bytes, so it has a first one.
      body(pointer.baseAddress.unsafelyUnwrapped)
    }
  }

  var text: String { String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) }
}

/// Pointers to the texts as C wants them, good within `body`; nil stays nil.
func withCStrings<T>(_ texts: [String?], _ body: ([UnsafePointer<CChar>?]) -> T) -> T {
  func next(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> T {
    guard index < texts.count else { return body(pointers) }
    guard let text = texts[index] else { return next(index + 1, pointers + [nil]) }
    return text.withCString { next(index + 1, pointers + [$0]) }
  }
  return next(0, [])
}

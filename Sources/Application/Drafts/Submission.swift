import CSodium
import Database
import Domain
import Store
import TwinhallCore

/// A form on its way through one request. The token that every form carries names it, so that the same form sent twice, by a double
/// click or because the first answer was lost, is taken once (docs/decisions/0024-unsent-text.md).
public struct Submission: Sendable {
  /// Digest of the form's token and address: the database holds nothing that could be sent again.
  public let token: String
  /// Digest of what was sent. Whoever goes back and sends other text means it.
  let content: String
  /// Tells this request from another one with the same form.
  let request = Secret.random().text
  /// Opens the answer that is kept; made of secrets that only the sender has.
  private let key: [UInt8]
  let form: WrittenForm?

  /// - Parameters:
  ///   - id: the one-time part of the form's token.
  ///   - secret: the browser's form cookie.
  ///   - fields: everything that was sent but the token.
  ///   - form: nil when the form has no written text.
  public init(id: String, address: String, secret: Secret, fields: [(name: String, value: String)], form: WrittenForm?) {
    token = Submission.token(id: id, address: address)
    content = digest(fields.map { "\($0.name)\u{0}\($0.value)\u{0}" }.joined()).hexadecimal
    key = digest("answer:\(id):\(secret.text)")
    self.form = form
  }

  public static func token(id: String, address: String) -> String { digest("submission:\(id):\(address)").hexadecimal }
}

/// Another request has taken the same form: nothing was written.
public struct AlreadyTaken: Error {}

/// What the request that took a form was answered: headers such as `Location`, which together with cookies is all that a redirect has.
public struct TakenAnswer: Sendable {
  public var headers: [(name: String, value: String)]

  public init(headers: [(name: String, value: String)]) { self.headers = headers }
}

extension Submission {
  /// Takes the form in the transaction of what it changes, and ends the draft that it was.
  /// - Throws: `AlreadyTaken`.
  func accept(on connection: any Connection, at instant: Instant) throws {
    guard try connection.submissions.accept(token: token, content: content, request: request, at: instant) else { throw AlreadyTaken() }
    if let form { try form.endDraft(on: connection) }
  }

  func sealed(_ answer: TakenAnswer) -> String {
    let text = Array(answer.headers.map { "\($0.name): \($0.value)\n" }.joined().utf8)
    var nonce = [UInt8](repeating: 0, count: Int(crypto_secretbox_NONCEBYTES))
    randombytes_buf(&nonce, nonce.count)
    var box = [UInt8](repeating: 0, count: text.count + Int(crypto_secretbox_MACBYTES))
    crypto_secretbox_easy(&box, text, UInt64(text.count), nonce, key)
    return (nonce + box).hexadecimal
  }

  /// nil when this browser is not the one that was answered.
  func opened(_ sealed: String) -> TakenAnswer? {
    let bytes = Array(sealed.utf8)
    let all = stride(from: 0, to: bytes.count - 1, by: 2).compactMap { index in
      hexadecimalValue(bytes[index]).flatMap { high in hexadecimalValue(bytes[index + 1]).map { high << 4 | $0 } }
    }
    let (nonce, box) = (Array(all.prefix(Int(crypto_secretbox_NONCEBYTES))), Array(all.dropFirst(Int(crypto_secretbox_NONCEBYTES))))
    guard box.count >= Int(crypto_secretbox_MACBYTES) else { return nil }
    var text = [UInt8](repeating: 0, count: box.count - Int(crypto_secretbox_MACBYTES))
    guard crypto_secretbox_open_easy(&text, box, UInt64(box.count), nonce, key) == 0 else { return nil }
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    return TakenAnswer(
      headers: lines.compactMap { line in
        line.firstRange(of: ": ").map { (String(line[..<$0.lowerBound]), String(line[$0.upperBound...])) }
      })
  }
}

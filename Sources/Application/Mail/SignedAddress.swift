import CSodium
import TwinhallCore

/// A code with a proof that this installation gave it out for one purpose. It names a row and holds nothing about a person.
///
/// Twelve characters of code and sixteen of BLAKE2b keyed with the installation's key (80 bits), in lower case, since mail servers may
/// change the case of an address.
public struct SignedCode: Sendable {
  public enum Purpose: String, Sendable, CaseIterable {
    /// Answers in one conversation, from one person.
    case reply
    /// Ends mails of one conversation to one person.
    case mute
    /// Ends mails of a kind, or gathered mails, to one person.
    case stop
    /// Takes reports about one mail.
    case bounce
  }

  /// A new code: 60 random bits.
  public static func random() -> String {
    var bytes = [UInt8](repeating: 0, count: 12)
    randombytes_buf(&bytes, bytes.count)
    return String(decoding: bytes.map { alphabet[Int($0 & 31)] }, as: UTF8.self)
  }

  /// The code with its proof.
  public static func sign(_ code: String, for purpose: Purpose, key: String) -> String { code + proof(code, purpose, key) }

  /// The code, when the proof is right; compared in constant time.
  public static func verify(_ token: some StringProtocol, for purpose: Purpose, key: String) -> String? {
    let token = token.lowercased()
    guard !key.isEmpty, token.utf8.count == 28, token.utf8.allSatisfy(alphabet.contains) else { return nil }
    let code = String(token.prefix(12))
    let (given, right) = (Array(token.utf8.suffix(16)), Array(proof(code, purpose, key).utf8))
    return sodium_memcmp(given, right, 16) == 0 ? code : nil
  }

  private static func proof(_ code: String, _ purpose: Purpose, _ key: String) -> String {
    let (text, key) = (Array("\(purpose.rawValue):\(code)".utf8), digest("mail addresses:" + key))
    var output = [UInt8](repeating: 0, count: 16)
    crypto_generichash(&output, output.count, text, UInt64(text.count), key, key.count)
    return String(decoding: output.map { alphabet[Int($0 & 31)] }, as: UTF8.self)
  }

  private static let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)
}

extension Configuration {
  /// `reply+TOKEN@domain`; nil when no mails come in here.
  func address(_ purpose: SignedCode.Purpose, _ code: String) -> String? {
    guard let domain = mail.replyDomain, !mail.key.isEmpty, !code.isEmpty else { return nil }
    return "\(purpose.rawValue)+\(SignedCode.sign(code, for: purpose, key: mail.key))@\(domain)"
  }

  /// What an address of ours is for, and its code; nil for any other address, a bad proof included.
  func read(address: String) -> (purpose: SignedCode.Purpose, code: String?)? {
    guard let domain = mail.replyDomain else { return nil }
    let address = address.lowercased()
    guard address.hasSuffix("@" + domain.lowercased()) else { return nil }
    let local = address.dropLast(domain.count + 1).split(separator: "+", maxSplits: 1)
    guard local.count == 2, let purpose = SignedCode.Purpose(rawValue: String(local[0])) else { return nil }
    return (purpose, SignedCode.verify(local[1], for: purpose, key: mail.key))
  }
}

import CSodium
import Domain
import TwinhallCore

/// The installation's own secret. It seals what the database must be able to give back (the keys of code apps) and keys the digests of
/// short secrets, so that the database alone is not enough to find them. It stands in a file beside the database, or is set from outside.
struct SealingKey {
  private let bytes: [UInt8]

  typealias Unusable = SecretFile.Unusable

  /// Reads the key; makes it at the first need, readable to the service's user only.
  static func load(_ configuration: Configuration) throws -> SealingKey {
    try SealingKey(configuration.secretKey ?? SecretFile.line(configuration.secretKeyPath))
  }

  /// - Parameter text: 64 hexadecimal digits, with white space around them or not.
  private init(_ text: String) throws {
    guard let bytes = Configuration.keyBytes(text) else { throw Unusable(reason: "the secret key is not 64 hexadecimal digits") }
    self.bytes = bytes
  }

  /// Sealed with XSalsa20-Poly1305 under a new random nonce, together with whom it belongs to.
  func seal(_ secret: [UInt8], for person: Identifier<Person>) -> [UInt8] {
    let plain = Array(person.description.utf8) + secret
    var nonce = [UInt8](repeating: 0, count: crypto_secretbox_noncebytes())
    randombytes_buf(&nonce, nonce.count)
    var sealed = [UInt8](repeating: 0, count: plain.count + crypto_secretbox_macbytes())
    crypto_secretbox_easy(&sealed, plain, UInt64(plain.count), nonce, bytes)
    return nonce + sealed
  }

  /// - Throws: when it was sealed under another key or for somebody else.
  func open(_ box: [UInt8], for person: Identifier<Person>) throws -> [UInt8] {
    let owner = Array(person.description.utf8)
    let (nonce, sealed) = (Array(box.prefix(crypto_secretbox_noncebytes())), Array(box.dropFirst(crypto_secretbox_noncebytes())))
    var plain = [UInt8](repeating: 0, count: max(0, sealed.count - crypto_secretbox_macbytes()))
    guard plain.count > owner.count, crypto_secretbox_open_easy(&plain, sealed, UInt64(sealed.count), nonce, bytes) == 0,
      plain.starts(with: owner)
    else { throw Unusable(reason: "what the database holds was sealed under another secret key") }
    return Array(plain.dropFirst(owner.count))
  }

  /// A digest that nobody without the key can make (BLAKE2b, keyed).
  func digest(_ text: String) -> String {
    let input = Array(text.utf8)
    var output = [UInt8](repeating: 0, count: 32)
    crypto_generichash(&output, output.count, input, UInt64(input.count), bytes, bytes.count)
    return output.hexadecimal
  }
}

extension Configuration {
  /// Where the key is kept that is not set from outside.
  public var secretKeyPath: String { dataFolder + "/secret.key" }

  /// The bytes of a key; nil unless it is 64 hexadecimal digits.
  static func keyBytes(_ text: String) -> [UInt8]? {
    let digits = text.utf8.filter { $0 > 32 }.map(hexadecimalValue)
    guard digits.count == 64, digits.allSatisfy({ $0 != nil }) else { return nil }
    return stride(from: 0, to: 64, by: 2).map { (digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0) }
  }
}

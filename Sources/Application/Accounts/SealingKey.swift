import CSodium
import Domain
import Glibc
import TwinhallCore

/// The installation's own secret. It seals what the database must be able to give back (the keys of code apps) and keys the digests of
/// short secrets, so that the database alone is not enough to find them. It stands in a file beside the database, or is set from outside.
struct SealingKey {
  private let bytes: [UInt8]

  /// The key cannot be read or made; what to do is in the words.
  struct Unusable: Error { let reason: String }

  /// Reads the key; makes it at the first need, readable to the service's user only.
  static func load(_ configuration: Configuration) throws -> SealingKey {
    if let text = configuration.secretKey { return try SealingKey(text) }
    let path = configuration.secretKeyPath
    if let text = read(path) { return try SealingKey(text) }
    try make(path)
    guard let text = read(path) else { throw Unusable(reason: "the file of the secret key cannot be read") }
    return try SealingKey(text)
  }

  /// - Parameter text: 64 hexadecimal digits, with white space around them or not.
  private init(_ text: String) throws {
    guard let bytes = Configuration.keyBytes(text) else { throw Unusable(reason: "the secret key is not 64 hexadecimal digits") }
    self.bytes = bytes
  }

  /// Two processes may begin at once: the file appears whole under its name, and the first one stays.
  private static func make(_ path: String) throws {
    let draft = "\(path).\(getpid()).\(Secret.random().text.prefix(8))"
    let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Unusable(reason: "no file for the secret key can be made in the data folder") }
    let line = Array((Secret.random().text + "\n").utf8)
    let isWritten = write(descriptor, line, line.count) == line.count && fsync(descriptor) == 0
    close(descriptor)
    defer { unlink(draft) }
    guard isWritten, link(draft, path) == 0 || errno == EEXIST else { throw Unusable(reason: "the secret key cannot be written") }
  }

  private static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    return fgets(&line, Int32(line.count), file) == nil ? nil : String(decoding: line.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
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

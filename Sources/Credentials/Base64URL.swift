/// Base 64 for addresses (RFC 4648 section 5) without padding, as WebAuthn writes bytes.
public enum Base64URL {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static let values: [UInt8: Int] = Dictionary(uniqueKeysWithValues: alphabet.enumerated().map { ($0.element, $0.offset) })

  public static func encode(_ bytes: [UInt8]) -> String {
    var (text, buffer, bits) = ([UInt8](), 0, 0)
    for byte in bytes {
      (buffer, bits) = ((buffer << 8 | Int(byte)) & 0xFFFF, bits + 8)
      while bits >= 6 {
        bits -= 6
        text.append(alphabet[buffer >> bits & 63])
      }
    }
    if bits > 0 { text.append(alphabet[buffer << (6 - bits) & 63]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// nil for other characters, padding, a length that no bytes have, and bits that are left over.
  public static func decode(_ text: String) -> [UInt8]? {
    var (bytes, buffer, bits) = ([UInt8](), 0, 0)
    for character in text.utf8 {
      guard let value = values[character] else { return nil }
      (buffer, bits) = ((buffer << 6 | value) & 0xFFFF, bits + 6)
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
    }
    return bits < 6 && buffer & (1 << bits - 1) == 0 ? bytes : nil
  }
}

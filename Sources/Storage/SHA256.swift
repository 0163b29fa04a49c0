import CSodium
import TwinhallCore

/// SHA-256 (FIPS 180-4) of what comes piece by piece.
public struct SHA256 {
  private var state = crypto_hash_sha256_state()

  public init() { crypto_hash_sha256_init(&state) }

  /// Of bytes that are all there.
  public static func bytes(of content: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.add(content)
    return hash.bytes()
  }

  public mutating func add(_ bytes: some Collection<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { part in
      _ = crypto_hash_sha256_update(&state, part.baseAddress, UInt64(part.count))
    }
    if isDone == nil { add(Array(bytes)) }
  }

  /// 64 hexadecimal digits. Call it once.
  public mutating func finish() -> String { bytes().hexadecimal }

  private mutating func bytes() -> [UInt8] {
    var output = [UInt8](repeating: 0, count: 32)
    crypto_hash_sha256_final(&state, &output)
    return output
  }
}

import CSodium
import TwinhallCore

/// BLAKE2b-256 (RFC 7693) over bytes that come part by part: the name of a file that somebody sent.
public final class ContentDigest {
  // Swift does not import the type of the state, for its alignment.
  private let memory: UnsafeMutableRawPointer
  private let state: OpaquePointer

  public init() {
    memory = .allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)
    state = OpaquePointer(memory)
    crypto_generichash_init(state, nil, 0, 32)
  }

  deinit { memory.deallocate() }

  public func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  func add(_ bytes: UnsafeRawBufferPointer) {
    crypto_generichash_update(state, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
  }

  /// 64 hexadecimal digits. Nothing can be added after it.
  public func finish() -> String {
    var output = [UInt8](repeating: 0, count: 32)
    crypto_generichash_final(state, &output, output.count)
    return output.hexadecimal
  }
}

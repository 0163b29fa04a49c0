import CSodium
import TwinhallCore

/// BLAKE2b-256 (RFC 7693).
func digest(_ text: String) -> [UInt8] { digest(Array(text.utf8)) }

func digest(_ input: [UInt8]) -> [UInt8] {
  var output = [UInt8](repeating: 0, count: 32)
  crypto_generichash(&output, output.count, input, UInt64(input.count), nil, 0)
  return output
}

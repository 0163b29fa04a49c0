/// The decoded address of a request in origin form (RFC 9112 section 3.2.1), the only form that may be used here.
struct RequestTarget {
  let path: String
  let query: Parameters

  init(_ target: [UInt8]) throws(Refusal) {
    guard target.first == UInt8(ascii: "/"), target.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else {
      throw .malformed("its address is not a plain path")
    }
    let halves = target.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    path = try decodePath(halves[0])
    guard let query = halves.count > 1 ? Parameters.parse(urlEncoded: halves[1]) : Parameters() else {
      throw .malformed("the part of its address after the question mark is not encoded well")
    }
    self.query = query
  }
}

/// An encoded slash is refused, since routers before and behind would cut the path at different places; so are segments that walk about.
private func decodePath(_ encoded: ArraySlice<UInt8>) throws(Refusal) -> String {
  guard let bytes = percentDecoded(encoded), let path = text(utf8: bytes) else { throw .malformed("its path is not encoded well") }
  let slash = UInt8(ascii: "/")
  guard bytes.count(where: { $0 == slash }) == encoded.count(where: { $0 == slash }) else { throw .malformed("its path hides a slash") }
  guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw .malformed("its path holds control characters") }
  guard !path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) else { throw .malformed("its path holds dot segments") }
  return path
}

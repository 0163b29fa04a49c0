import HTTPServer

/// The network address of a client, as limits count it.
public enum NetworkAddress {
  /// Behind a proxy of the same machine it is the one the proxy names, the last in the last `X-Forwarded-For` field: what stands before
  /// it the client may have made up. From any other peer that field is not believed. An IPv6 client counts by its network of 64 bits,
  /// since it can choose any address in it (RFC 4291 section 2.5.1).
  public static func counted(_ request: Request) -> String {
    let peer = withoutMapping(request.remoteAddress)
    guard isThisMachine(peer), let named = forwarded(request.headers) else { return network(peer) }
    return network(withoutMapping(named))
  }

  /// Whether the request was made on this machine itself, with no proxy in between that names another.
  static func isLocal(_ request: Request) -> Bool {
    isThisMachine(withoutMapping(request.remoteAddress)) && request.headers["X-Forwarded-For"] == nil && request.headers["Forwarded"] == nil
  }

  private static func isThisMachine(_ address: String) -> Bool { address == "127.0.0.1" || address == "::1" }

  private static func forwarded(_ headers: Headers) -> String? {
    let last = headers.values("X-Forwarded-For").last?.split(separator: ",").last?.filter { $0 != " " && $0 != "\t" } ?? ""
    let isAddress = !last.isEmpty && last.utf8.count <= 45 && last.utf8.allSatisfy(isAddressByte)
    return isAddress ? last : nil
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || UnicodeScalar(byte).properties.isASCIIHexDigit
  }

  /// An IPv4 client at a socket for both has an address such as `::ffff:192.0.2.1` (RFC 4291 section 2.5.5.2).
  private static func withoutMapping(_ address: String) -> String {
    let lower = address.lowercased()
    return lower.hasPrefix("::ffff:") && lower.contains(".") ? String(lower.dropFirst(7)) : lower
  }

  private static func network(_ address: String) -> String {
    guard address.contains(":") else { return address }
    let halves = address.firstRange(of: "::").map { (address[..<$0.lowerBound], address[$0.upperBound...]) } ?? (address[...], "")
    let (head, tail) = (groups(halves.0), groups(halves.1))
    let zeros = [UInt16](repeating: 0, count: max(0, 8 - head.count - tail.count))
    return (head + zeros + tail).prefix(4).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
  }

  private static func groups(_ text: Substring) -> [UInt16] { text.split(separator: ":").map { UInt16($0, radix: 16) ?? 0 } }
}

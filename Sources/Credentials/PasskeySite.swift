import CShims

/// The site that passkeys are made for.
public struct PasskeySite: Hashable, Sendable {
  /// Scheme, host and port, as browsers name them.
  public let origin: String
  /// The relying party's identifier: the host.
  public let identifier: String

  /// From the public address of an installation. nil where browsers make no passkeys: without HTTPS other than on this machine, and
  /// where the host is a number (WebAuthn level 2, section 5.1.3).
  public init?(address: String) {
    guard let scheme = ["https://", "http://"].first(where: address.hasPrefix) else { return nil }
    let authority = String(address.dropFirst(scheme.count).prefix { $0 != "/" }).lowercased()
    let host = String(authority.prefix { $0 != ":" })
    let isName = host.contains(where: \.isLetter) && host.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
    guard isName, scheme == "https://" || host == "localhost" || host.hasSuffix(".localhost") else { return nil }
    let usual = scheme == "https://" ? ":443" : ":80"
    origin = scheme + (authority.hasSuffix(usual) && authority == host + usual ? host : authority)
    identifier = host
  }

  var digest: [UInt8] { sha256(Array(identifier.utf8)) }

  /// Checks what the browser says it did, by the limited algorithm of WebAuthn level 2, section 5.8.1.2: browsers write the first three
  /// members in this order, and no other site can make one write them otherwise.
  func check(_ clientData: [UInt8], type: String, challenge: [UInt8]) throws(PasskeyRefusal) {
    guard clientData.count <= 4096, let text = String(validating: clientData, as: UTF8.self) else { throw .malformed }
    let start = "{\"type\":\"\(type)\",\"challenge\":\""
    guard text.hasPrefix(start) else { throw text.hasPrefix("{\"type\":\"webauthn.") ? .otherSite : .malformed }
    let asked = Base64URL.encode(challenge) + "\""
    guard text.dropFirst(start.count).hasPrefix(asked) else { throw .otherChallenge }
    let rest = text.dropFirst(start.count + asked.count)
    let origin = ",\"origin\":\"\(origin)\""
    guard rest.hasPrefix(origin) else { throw .otherSite }
    let others = rest.dropFirst(origin.count)
    guard others == "}" || others.hasPrefix(",") && others.hasSuffix("}") else { throw .malformed }
    guard !others.contains("\"crossOrigin\":true"), !others.contains("\"topOrigin\"") else { throw .otherSite }
  }
}

func sha256(_ bytes: [UInt8]) -> [UInt8] {
  var output = [UInt8](repeating: 0, count: 32)
  precondition(twinhall_sha256(bytes, bytes.count, &output) == 1, "OpenSSL has no SHA-256")
  return output
}

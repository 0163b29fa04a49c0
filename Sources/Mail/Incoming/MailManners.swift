extension ReceivedMail {
  /// Whether a program wrote it, so that an answer could go round for ever (RFC 3834 section 2): automatic answers, reports, lists.
  public var isAutomatic: Bool {
    let submitted = header("auto-submitted").first?.lowercased() ?? "no"
    if !submitted.hasPrefix("no") || report != nil || header("return-path").contains(where: { $0.contains("<>") }) { return true }
    if !header("list-id").isEmpty || !header("x-autoreply").isEmpty { return true }
    return ["bulk", "junk", "list", "auto_reply"].contains(header("precedence").first?.lowercased() ?? "")
  }

  /// Whether it has been here before.
  /// - Parameter host: the part after the `@` in our identifiers.
  public func isOwn(host: String) -> Bool {
    header("x-loop").contains { $0.contains(host) } || messageID.lowercased().hasSuffix("@" + host.lowercased())
  }

  /// What a server that the operator trusts found out about the sender's domain: `pass`, `fail`, `none` (RFC 8601); nil when it says
  /// nothing. Headers of other servers may have been written by the sender.
  public func dmarc(trusting server: String) -> String? {
    for line in header("authentication-results") {
      let parts = line.lowercased().split(separator: ";").map { $0.drop { $0.isWhitespace } }
      guard let first = parts.first, String(first.prefix { !$0.isWhitespace }) == server.lowercased() else { continue }
      let result = parts.dropFirst().first { $0.hasPrefix("dmarc=") }
      if let result { return String(result.dropFirst("dmarc=".count).prefix { $0.isLetter }) }
    }
    return nil
  }
}

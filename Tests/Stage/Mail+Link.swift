import Store

extension OutgoingMail {
  /// The secret at the end of the first address in the mail.
  public var link: String {
    let address = body.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("http") } ?? ""
    return address.split(separator: "/").last.map(String.init) ?? ""
  }
}

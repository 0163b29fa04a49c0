/// A mail that came in, as `twinhall-mail` tells of it. Everything in it was written by a stranger.
public struct ReceivedMail: Sendable {
  /// A part that is no text of the mail.
  public struct Attachment: Hashable, Sendable {
    /// The media type, such as `application/pdf`.
    public let type: String
    public let bytes: Int
    public let name: String
  }

  /// Each sender's address; nearly always one.
  public let from: [String]
  public let fromName: String
  /// Every address it was sent to, as far as the mail itself says.
  public let to: [String]
  public let subject: String
  /// Without angle brackets; empty when there is none.
  public let messageID: String
  /// Whole identifiers, with their angle brackets.
  public let references: [String]
  /// Plain text with `\n` as line end, quotations and all.
  public let text: String
  /// Whether the text was made of HTML.
  public let isFromHTML: Bool
  /// Whether the text was longer than is read.
  public let isCut: Bool
  public let attachments: [Attachment]
  /// What a server reports of a delivery (RFC 3464); nil when the mail is no such report.
  public let report: DeliveryReport?
  private let headers: [String: [String]]

  /// Reads what `twinhall-mail` wrote: `name length\n`, so many bytes, `\n`, until the field `end`. nil when it is anything else.
  public init?(_ output: [UInt8]) {
    guard let fields = Self.fields(output) else { return nil }
    func all(_ name: String) -> [String] { fields[name] ?? [] }
    func first(_ name: String) -> String { fields[name]?.first ?? "" }
    headers = fields
    from = all("from")
    fromName = first("from-name")
    to = all("to") + all("delivered-to") + all("x-original-to")
    subject = first("subject")
    messageID = first("message-id")
    references = (all("references") + all("in-reply-to")).flatMap(identifiers)
    text = first("text").replacing("\r\n", with: "\n")
    isFromHTML = !first("is-html").isEmpty
    isCut = !first("is-cut").isEmpty
    attachments = all("attachment").compactMap(Attachment.init)
    report = fields["delivery-status"]?.first.flatMap(DeliveryReport.init)
  }

  /// Every line of a header that the reader passes on, by its name in lower case.
  public func header(_ name: String) -> [String] { headers[name] ?? [] }

  private static func fields(_ output: [UInt8]) -> [String: [String]]? {
    var fields: [String: [String]] = [:]
    var rest = output[...]
    while let end = rest.firstIndex(of: 10) {
      let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      rest = rest[(end + 1)...]
      guard words.count == 2, let length = Int(words[1]), length >= 0, rest.count > length else { return nil }
      let bytes = rest.prefix(length)
      rest = rest.dropFirst(length)
      guard rest.popFirst() == 10 else { return nil }
      if words[0] == "end" { return rest.isEmpty ? fields : nil }
      fields[String(words[0]), default: []].append(String(decoding: bytes, as: UTF8.self))
    }
    return nil
  }
}

extension ReceivedMail.Attachment {
  fileprivate init?(_ line: String) {
    let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Int(parts[1]) else { return nil }
    self.init(type: String(parts[0]), bytes: bytes, name: String(parts[2]))
  }
}

/// Every `<…>` in a header.
private func identifiers(_ header: String) -> [String] {
  header.split(separator: "<").compactMap { part in
    part.firstIndex(of: ">").map { "<\(part[..<$0].filter { !$0.isWhitespace })>" }
  }
}

/// What became of one recipient, from a delivery status notification (RFC 3464 section 2.3).
public struct DeliveryReport: Hashable, Sendable {
  public enum Action: String, Sendable {
    case failed
    case delayed
    case delivered
    case relayed
    case expanded
  }

  public let action: Action
  /// Class, subject and detail, such as `5.1.1` (RFC 3463).
  public let status: String

  /// Whether the address will never take a mail: failed, and not merely for now (4.x.x).
  public var isPermanent: Bool { action == .failed && !status.hasPrefix("4") }

  public init(action: Action, status: String) {
    self.action = action
    self.status = status
  }

  /// Reads the fields of the first recipient that failed, or else of the first.
  /// - Parameter text: groups of header fields with empty lines between them; the first is about the message.
  init?(_ text: String) {
    let groups = text.replacing("\r\n", with: "\n").split(separator: "\n\n").map(fields)
    let recipients = groups.compactMap { group -> DeliveryReport? in
      guard let action = group["action"].flatMap({ Action(rawValue: $0.lowercased()) }) else { return nil }
      let status = group["status"]?.prefix { $0.isNumber || $0 == "." } ?? ""
      return DeliveryReport(action: action, status: String(status.prefix(12)))
    }
    guard let report = recipients.first(where: { $0.action == .failed }) ?? recipients.first else { return nil }
    self = report
  }
}

private func fields(_ group: Substring) -> [String: String] {
  var found: [String: String] = [:]
  for line in group.split(separator: "\n") {
    guard let colon = line.firstIndex(of: ":") else { continue }
    let value = line[line.index(after: colon)...].drop { $0 == " " }
    // The first word: `failed`, `5.1.1 (unknown user)`.
    found[line[..<colon].lowercased()] = String(value.prefix { !$0.isWhitespace && $0 != "(" && $0 != ";" })
  }
  return found
}

import Database

/// The fields of an audit entry that are somebody's personal data, kept apart so that they can be erased while the entry's hash goes on to
/// verify: the hash covers a salted digest of them.
public struct PersonalFields: Hashable, Sendable {
  /// JSON objects, as in the entry itself.
  public var before: String
  public var after: String
  /// Random; without it nobody can find the values by trying out names and addresses.
  public var salt: String

  public init(before: String, after: String, salt: String) {
    (self.before, self.after, self.salt) = (before, after, salt)
  }

  /// nil when there are none, or none any more.
  init?(_ row: Row) throws {
    guard let before: String = try row["personal_before"], let after: String = try row["personal_after"],
      let salt: String = try row["personal_salt"]
    else { return nil }
    self.init(before: before, after: after, salt: salt)
  }
}

extension AuditEntry {
  /// Every field that changed, as far as it is still known: what people read.
  public var shownBefore: String { joined(before, personal?.before) }
  public var shownAfter: String { joined(after, personal?.after) }
}

/// Two JSON objects as one.
private func joined(_ first: String, _ second: String?) -> String {
  guard let second, second != "{}" else { return first }
  return first == "{}" ? second : first.dropLast() + "," + second.dropFirst()
}

import Store

/// Which fields of the audit trail are somebody's personal data, by the kind of record. They stand apart in the entry.
enum PersonalTrail {
  static func fields(of kind: String) -> Set<String> { byKind[kind] ?? [] }

  private static let byKind: [String: Set<String>] = [
    "Person": ["name", "email"],
    "Invitation": ["name", "email", "reason"],
    "Handover": ["successor", "email", "note"],
    "Declaration": ["contact", "function", "email"],
  ]
}

extension PersonalFields {
  /// Takes the personal fields out of both sides; nil when there are none.
  init?(taking changed: inout (before: AuditFields, after: AuditFields), of kind: String) {
    let names = PersonalTrail.fields(of: kind)
    guard !names.isEmpty else { return nil }
    let (before, after) = (changed.before.take(names), changed.after.take(names))
    if before.isEmpty && after.isEmpty { return nil }
    self.init(before: before.json, after: after.json, salt: Secret.random().text)
  }
}

import Store

/// What the verifier knows of entries whose personal fields were erased: each has to be named by the later entry that says so.
struct ErasedEntries {
  /// Sequence numbers of erased entries by that of the entry that has to name them.
  private var waiting: [Int64: [Int64]] = [:]

  /// The fields of the naming entry: how many, and the digest of their numbers.
  static let countField = "erased-entries"
  static let digestField = "erased-digest"

  static func digest(of sequences: [Int64]) -> String {
    AuditChain.fingerprint(of: sequences.map { String($0) }.joined(separator: ","))
  }

  /// Whether an entry's content fits its hash, as far as the content is still there, and the entries that it says it erased are those
  /// found.
  mutating func fits(_ entry: AuditEntry) -> Bool {
    if let eraser = entry.erasedBy {
      guard eraser > entry.sequence, entry.personal == nil else { return false }
      waiting[eraser, default: []].append(entry.sequence)
      // Before personal fields stood apart the hash covered them: only its place in the chain can be checked.
      if entry.personalDigest.isEmpty { return namesErased(entry) }
    } else if entry.personalDigest != entry.personal.map(AuditChain.commitment) ?? "" {
      return false
    }
    return AuditChain.hash(of: entry) == entry.hash && namesErased(entry)
  }

  private mutating func namesErased(_ entry: AuditEntry) -> Bool {
    let fields = AuditFields(json: entry.after)
    let found = waiting.removeValue(forKey: entry.sequence) ?? []
    guard let named = fields[Self.digestField] else { return found.isEmpty }
    return named == Self.digest(of: found) && fields[Self.countField] == String(found.count)
  }

  /// The first erased entry that no later entry names.
  var firstUnexplained: Int64? { waiting.values.compactMap(\.first).min() }
}

import Database
import Store
import TwinhallCore

/// The audit trail's hash chain: each entry's hash covers its content and the hash before it, so that no line can be changed or
/// taken out without breaking every later one.
public enum AuditChain {
  /// BLAKE2b-256 (RFC 7693) over the entry's fields, each preceded by its length, in hexadecimal. Of personal fields it
  /// covers their digest.
  public static func hash(of entry: AuditEntry) -> String {
    let commitment = entry.personalDigest.isEmpty ? [] : [entry.personalDigest]
    let fields = [
      entry.previousHash, String(entry.sequence), entry.at.description, entry.actorKind.rawValue, entry.actor?.description ?? "",
      entry.action, entry.subjectKind, entry.subjectID, entry.before, entry.after,
    ]
    return hash(fields + commitment)
  }

  static func fingerprint(of text: String) -> String { digest(text).hexadecimal }

  private static func hash(_ fields: [String]) -> String {
    digest(fields.map { "\($0.utf8.count):\($0)" }.joined()).hexadecimal
  }

  /// What an entry's hash covers of its personal fields.
  static func commitment(to personal: PersonalFields) -> String { hash([personal.salt, personal.before, personal.after]) }

  /// What the verifier found.
  public enum Verdict: Hashable, Sendable {
    case intact(entries: Int64)
    /// The first entry whose content, place or predecessor does not fit.
    case broken(at: Int64)
  }
}

extension AuditChain {
  /// Walks the whole chain that a connection sees, from the first entry to the head.
  static func verify(_ connection: any Connection) throws -> Verdict {
    var (sequence, hash) = (Int64(0), "")
    var erased = ErasedEntries()
    while true {
      let entries = try connection.audit.entries(after: sequence, limit: 500)
      for entry in entries {
        guard entry.sequence == sequence + 1, entry.previousHash == hash, erased.fits(entry) else { return .broken(at: sequence + 1) }
        (sequence, hash) = (entry.sequence, entry.hash)
      }
      if entries.isEmpty { break }
    }
    if let lost = erased.firstUnexplained { return .broken(at: lost) }
    let head = try connection.audit.head()
    return head.sequence == sequence && head.hash == hash ? .intact(entries: sequence) : .broken(at: sequence + 1)
  }
}

extension Application {
  /// Walks the whole chain.
  public func verifyAuditTrail() throws -> AuditChain.Verdict { try read { try AuditChain.verify($0) } }
}

extension Application {
  /// The hash at the end of the trail: kept elsewhere, it later tells whether entries were taken off the end or the trail was written anew,
  /// which the chain by itself cannot.
  public func auditHead() throws -> String { try read { try $0.audit.head().hash } }

  /// Whether an entry has this hash. In a trail that verifies, everything up to that entry then stands as it stood when the hash was noted.
  public func auditTrailHolds(_ hash: String) throws -> Bool { try read { try $0.audit.holds(hash: hash) } }
}

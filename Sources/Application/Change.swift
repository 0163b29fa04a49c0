import Database
import Domain
import Store
import TwinhallCore

/// One transaction in the making: the connection to write with, and what is recorded beside the write.
public final class Change {
  public let connection: any Connection
  public let viewer: Viewer
  public let at: Instant
  private let action: String
  /// Whose role the viewer acts in, when it is somebody else's.
  private let actsFor: Identifier<Person>?
  private(set) var isRecorded = false
  /// The end of the audit trail as this transaction has extended it; nil until the first line.
  private(set) var head: (sequence: Int64, hash: String)?
  /// Records that the search has to look at again, by their kinds.
  private var recorded: [String: Set<String>] = [:]

  init(connection: any Connection, viewer: Viewer, action: String, actsFor: Identifier<Person>? = nil, at: Instant) {
    self.connection = connection
    self.viewer = viewer
    self.action = action
    self.actsFor = actsFor
    self.at = at
  }

  public func makeIdentifier<Entity>() -> Identifier<Entity> { Identifier(at: at) }

  /// Adds an audit line: which record, and the fields that differ between `before` and `after`. Secrets never go in.
  public func record<Entity>(_ subject: Identifier<Entity>, before: AuditFields = [:], after: AuditFields = [:]) throws {
    try record(kind: String(describing: Entity.self), id: subject.description, before: before, after: after)
  }

  /// As above for records that are not named by an identifier, such as a setting.
  public func record(kind: String, id: String, before: AuditFields = [:], after: AuditFields = [:]) throws {
    let (sequence, previousHash) = try head ?? connection.audit.takeHead()
    var changed = AuditFields.changes(from: before, to: after)
    if let actsFor { changed.after.set(AuditEntry.actsForField, actsFor.description) }
    let personal = PersonalFields(taking: &changed, of: kind)
    var entry = AuditEntry(
      sequence: sequence + 1, at: at, actorKind: viewer.auditKind, actor: viewer.person?.id, action: action, subjectKind: kind,
      subjectID: id, before: changed.before.json, after: changed.after.json, previousHash: previousHash, hash: "",
      personal: personal, personalDigest: personal.map(AuditChain.commitment) ?? "")
    entry.hash = AuditChain.hash(of: entry)
    try connection.audit.append(entry)
    head = (entry.sequence, entry.hash)
    isRecorded = true
    recorded[kind, default: []].insert(id)
  }

  /// Writes what is written once for the whole transaction.
  func finish() throws {
    try indexRecorded(recorded)
    if let head { try connection.audit.setHead(sequence: head.sequence, hash: head.hash) }
  }

  /// Nothing had to be written, for instance because the same text was saved again.
  public func recordNothing() { isRecorded = true }

  /// Throws unless exactly one row was written: zero means that someone changed the record first.
  public func expectOne(_ rowsChanged: Int) throws {
    guard rowsChanged == 1 else { throw VersionConflict() }
  }
}

extension Viewer {
  fileprivate var auditKind: AuditEntry.ActorKind {
    if isSystem { return .system }
    return person == nil ? .visitor : .person
  }
}

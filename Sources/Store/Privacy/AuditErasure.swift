import Database
import Domain
import TwinhallCore

extension AuditStore {
  /// Entries that may hold personal data of somebody: those about the person, and those in which one of the addresses stands. Reads the
  /// whole trail.
  /// - Parameter addresses: folded.
  public func personal(of person: Identifier<Person>, addresses: Set<String>) throws -> [AuditEntry] {
    let named = addresses.sorted().filter { !$0.isEmpty }.flatMap { address in
      [
        position("personal_before", address), position("personal_after", address), position("before_text", address),
        position("after_text", address),
      ]
    }
    let own: SQL = "(subject_kind = 'Person' AND subject_id = \(person.description))"
    return try connection.rows(
      "SELECT * FROM audit_entries WHERE erased_by IS NULL AND (\(([own] + named).joined(separator: " OR "))) ORDER BY sequence"
    ).map(AuditEntry.init)
  }

  private func position(_ column: SQL, _ text: String) -> SQL {
    "\(sqlite: "instr", postgresql: "strpos")(lower(COALESCE(\(column), '')), \(text)) > 0"
  }

  /// Erases the personal fields of an entry.
  /// - Parameters:
  ///   - before: what stays of the fields before, and `after` of those after; they differ from what is stored in entries of the time when
  ///     personal fields did not stand apart.
  ///   - sequence: of the entry that says so.
  public func erase(_ entry: AuditEntry, before: String, after: String, by sequence: Int64) throws {
    try connection.execute(
      """
      UPDATE audit_entries SET before_text = \(before), after_text = \(after), personal_before = NULL, personal_after = NULL,
        personal_salt = NULL, erased_by = \(sequence)
      WHERE sequence = \(entry.sequence)
      """)
  }
}

extension AuditStore {
  /// Entries about a person or by them, newest first.
  public func entries(aboutOrBy person: Identifier<Person>, limit: Int) throws -> [AuditEntry] {
    try connection.rows(
      """
      SELECT * FROM audit_entries WHERE sequence IN (
        SELECT sequence FROM audit_entries WHERE actor_id = \(person)
        UNION SELECT sequence FROM audit_entries WHERE subject_kind = 'Person' AND subject_id = \(person.description))
      ORDER BY sequence DESC LIMIT \(limit)
      """
    ).map(AuditEntry.init)
  }
}

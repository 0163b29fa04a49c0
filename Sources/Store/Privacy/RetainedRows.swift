import Database
import Domain

/// Rows of one table that go some days after the time in one of their columns.
struct RetainedRows: Sendable {
  enum End: Sendable {
    /// Rows of another table that point to them go first.
    case delete(before: (table: SQL, column: SQL)?)
    case set(SQL)
  }

  let table: SQL
  let key: SQL
  let time: SQL
  /// What an administrator sees of a row before it goes.
  let label: SQL
  let condition: SQL
  /// Days for which it holds after that time; only then the period begins.
  let offset: Int
  let end: End

  /// - Parameters:
  ///   - condition: which rows, besides their age.
  ///   - spared: whose rows stay.
  init(
    _ table: SQL, key: SQL = "id", _ time: SQL, label: SQL = "''", if condition: SQL = "1 = 1", unless spared: SQL? = nil, offset: Int = 0,
    _ end: End = .delete(before: nil)
  ) {
    (self.table, self.key, self.time, self.label, self.offset, self.end) = (table, key, time, label, offset, end)
    self.condition = spared.map { "(\(condition)) AND NOT EXISTS (\($0))" } ?? condition
  }
}

extension RetainedData {
  /// Where it is.
  var rows: [RetainedRows] {
    switch self {
    case .links:
      [
        RetainedRows("sign_in_links", key: "token_digest", "expires_at", label: personName, unless: held("sign_in_links.person_id")),
        RetainedRows("email_changes", key: "token_digest", "expires_at", label: "email", unless: held("email_changes.person_id")),
        RetainedRows("passkey_challenges", key: "digest", "expires_at"),
        RetainedRows("declaration_keys", key: "digest", "created_at", offset: DeclarationStore.keyDays),
      ]
    case .sessions:
      [RetainedRows("sessions", key: "token_digest", "expires_at", label: personName, unless: held("sessions.person_id"))]
    case .attempts: [RetainedRows("rate_limits", key: "bucket", "window_start")]
    case .drafts:
      [
        RetainedRows(
          "drafts", "saved_at", label: "title",
          unless: "SELECT 1 FROM legal_holds WHERE 'person:' || legal_holds.person_id = drafts.owner"),
        RetainedRows("submissions", key: "token", "accepted_at"),
      ]
    case .uploads:
      [
        RetainedRows(
          "uploads", "expires_at", label: "name", unless: held("uploads.person_id"), .delete(before: ("upload_parts", "upload_id")))
      ]
    case .deletedDocuments: [RetainedRows("documents", "deleted_at", label: "title", unless: held("documents.created_by"))]
    case .failedMails:
      [
        RetainedRows(
          "mails", "failed_at", label: "to_address", if: "body <> ''", unless: held("mails.person_id"), .set("body = ''"))
      ]
    case .sentMails:
      [
        RetainedRows("mails", "sent_at", label: "to_address", unless: held("mails.person_id"), .delete(before: ("mail_items", "mail_id")))
      ]
    case .notices:
      [RetainedRows("mail_items", "send_at", label: personName, if: "mail_id IS NOT NULL", unless: held("mail_items.person_id"))]
    case .mailSenders:
      [
        RetainedRows(
          "mail_receipts", "received_at", label: "from_address", if: "from_address <> ''",
          unless: heldAddress("mail_receipts.from_address"),
          .set("from_address = ''"))
      ]
    case .failingAddresses:
      [
        RetainedRows(
          "address_faults", key: "email_folded", "last_at", label: "email_folded", if: "stopped_at IS NULL",
          unless: heldAddress("address_faults.email_folded"))
      ]
    case .officeMails:
      [RetainedRows("unconfirmed_mails", "handled_at", label: "from_address", unless: heldAddress("unconfirmed_mails.from_address"))]
    case .invitations: [RetainedRows("invitations", "expires_at", label: "name", unless: heldAddress("invitations.email_folded"))]
    case .longWork: [RetainedRows("job_progress", "ended_at", label: "kind", unless: held("job_progress.person_id"))]
    case .closedAccounts: [RetainedRows("people", "disabled_at", label: "name", if: "erased_at IS NULL", unless: held("people.id"))]
    }
  }

  private var personName: SQL { "(SELECT name FROM people WHERE people.id = person_id)" }

  private func held(_ person: SQL) -> SQL { "SELECT 1 FROM legal_holds WHERE legal_holds.person_id = \(person)" }

  private func heldAddress(_ address: SQL) -> SQL {
    """
    SELECT 1 FROM legal_holds JOIN people AS held_people ON held_people.id = legal_holds.person_id
    WHERE held_people.email_folded = lower(\(address))
    """
  }
}

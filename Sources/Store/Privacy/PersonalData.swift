/// Every table that holds something of a person. A test finds a column that points to a person, or is named like personal data, and is
/// missing here.
public enum PersonalData {
  private static let place: [StaticString] = ["role", "place_kind", "place_id"]

  /// In the order in which rows go: what points to others first.
  public static let all = account + access + roles + contacts + content + traces

  private static let account: [PersonalRows] = [
    PersonalRows(
      "people", .person("id"), .account, shown: ["name", "email", "language", "created_at"],
      hidden: ["email_folded", "sort_name", "password_hash"], .replace),
    PersonalRows("person_words", .person("person_id"), .account, .delete),
    PersonalRows(
      "mail_choices", .person("person_id"), .account, shown: ["conversations", "reminders", "hour", "weekday", "time_zone"],
      hidden: ["code", "calendar_digest"], .delete),
    PersonalRows("mail_items", .person("person_id"), .account, shown: ["kind", "send_at"], .delete),
    PersonalRows("erasures", .person("person_id"), .account, shown: ["asked_at", "due_at", "state"], .keep),
    PersonalRows("legal_holds", .person("person_id"), .account, shown: ["reason", "placed_at"], .keep),
  ]

  private static let access: [PersonalRows] = [
    PersonalRows(
      "sessions", .person("person_id"), .access, shown: ["browser", "system", "created_at", "last_used_at", "expires_at"],
      hidden: ["token_digest"], .delete),
    PersonalRows(
      "sign_in_links", .person("person_id"), .access, shown: ["created_at", "expires_at"], hidden: ["token_digest"], .delete),
    PersonalRows("link_requests", .address("email_folded"), .access, shown: ["created_at"], .delete),
    PersonalRows(
      "email_changes", .person("person_id"), .access, shown: ["email", "expires_at"], hidden: ["token_digest"], .delete),
    PersonalRows("code_apps", .person("person_id"), .access, shown: ["created_at"], hidden: ["sealed_key"], .delete),
    PersonalRows("passkeys", .person("person_id"), .access, shown: ["name", "created_at", "last_used_at"], .delete),
    PersonalRows("passkey_challenges", .person("person_id"), .access, .delete),
    PersonalRows("recovery_codes", .person("person_id"), .access, shown: ["created_at"], .delete),
  ]

  private static let roles: [PersonalRows] = [
    PersonalRows("held_roles", .person("person_id"), .role, shown: place + ["from_day", "to_day"], .keep),
    PersonalRows("delegations", .person("delegate_id"), .role, shown: ["from_day", "to_day"], .keep),
    PersonalRows("handovers", .person("leaver_id"), .role, shown: place + ["on_day", "note", "state"], .keep),
    PersonalRows(
      "handovers", .person("successor_id"), .role, shown: place + ["on_day", "successor_name", "successor_email"],
      .set(["successor_name": .formerName, "successor_email": .empty])),
    PersonalRows(
      "handovers", .address("successor_email"), .role, shown: place + ["on_day", "successor_name"],
      .set(["successor_name": .formerName, "successor_email": .empty])),
    PersonalRows(
      "invitations", .address("email_folded"), .role, shown: place + ["name", "email", "reason", "sent_at", "state"],
      .set(["name": .formerName, "email": .empty, "email_folded": .empty])),
    PersonalRows("invitations", .person("invited_by"), .role, shown: place + ["sent_at", "state"], .keep),
    PersonalRows("invitations", .person("accepted_by"), .role, shown: place + ["sent_at", "state"], .keep),
  ]

  private static let contacts: [PersonalRows] = [
    PersonalRows(
      "organisation_contacts", .address("email"), .contact, shown: ["name", "function", "email", "phone"], .delete),
    PersonalRows("declaration_keys", .through("declaration_id", "declarations", "contact_email_folded"), .contact, .delete),
    PersonalRows(
      "declarations", .address("contact_email_folded"), .contact,
      shown: ["organisation_name", "contact_name", "contact_function", "contact_email", "about", "team", "state", "created_at"],
      .set([
        "contact_name": .formerName, "contact_function": .empty, "contact_email": .empty, "contact_email_folded": .empty,
      ])),
    PersonalRows("address_faults", .person("person_id"), .contact, shown: ["last_status", "last_at"], .delete),
    PersonalRows("address_faults", .address("email_folded"), .contact, shown: ["last_status", "last_at"], .delete),
  ]

  private static let content: [PersonalRows] = [
    PersonalRows(
      "posts", .person("author_id"), .content, shown: ["text", "sent_at"], hidden: ["message_id", "original"],
      .set(["original": .empty, "message_id": .null])),
    PersonalRows(
      "drafts", .owner("owner"), .content, shown: ["title", "page", "fields", "saved_at"], hidden: ["author"], .delete),
    PersonalRows("documents", .person("created_by"), .content, shown: ["title", "description", "created_at"], .keep),
    PersonalRows("document_versions", .person("by_person"), .content, shown: ["name", "note", "at"], .keep),
    PersonalRows("upload_parts", .through("upload_id", "uploads", "person_id"), .content, .delete),
    PersonalRows("uploads", .person("person_id"), .content, shown: ["name", "size", "created_at"], .delete),
    PersonalRows(
      "unconfirmed_mails", .address("from_address"), .content, shown: ["from_name", "subject", "text", "received_at"], .delete),
    PersonalRows(
      "proposals", .person("swedish_answered_by"), .content, shown: ["swedish_answer", "swedish_answered_at"], .keep),
    PersonalRows(
      "proposals", .person("international_answered_by"), .content, shown: ["international_answer", "international_answered_at"],
      .keep),
  ]

  private static let mailColumns: [StaticString] = ["to_address", "subject", "body", "created_at", "sent_at"]

  private static let traces: [PersonalRows] = [
    PersonalRows("mails", .person("person_id"), .trace, shown: mailColumns, hidden: ["from_name", "token_code", "bounce_code"], .delete),
    PersonalRows("mails", .address("to_address"), .trace, shown: mailColumns, .delete),
    PersonalRows(
      "mail_receipts", .person("person_id"), .trace, shown: ["received_at", "outcome"],
      .set(["from_address": .empty, "person_id": .null])),
    PersonalRows(
      "mail_receipts", .address("from_address"), .trace, shown: ["received_at", "outcome"], .set(["from_address": .empty])),
    PersonalRows(
      "conversation_people", .person("person_id"), .trace, shown: ["read_posts", "muted_at"], hidden: ["code"], .delete),
    PersonalRows("document_readers", .person("person_id"), .trace, .delete),
    PersonalRows("unconfirmed_mails", .person("handled_by"), .trace, shown: ["handled_at"], .keep),
    PersonalRows("data_exports", .person("person_id"), .trace, shown: ["made_at"], .set(["person_id": .null])),
    PersonalRows("job_progress", .person("person_id"), .trace, shown: ["kind", "created_at", "ended_at"], .keep),
    PersonalRows("register_imports", .person("person_id"), .trace, shown: ["file_name", "created_at"], .keep),
    PersonalRows("erasures", .person("asked_by"), .trace, shown: ["asked_at", "state"], .keep),
    PersonalRows("legal_holds", .person("placed_by"), .trace, shown: ["placed_at"], .keep),
    // The entries themselves are given by the audit trail's own reader, and erased in its own way.
    PersonalRows(
      "audit_entries", .person("actor_id"), .trace, hidden: ["personal_before", "personal_after", "personal_salt", "personal_digest"],
      .keep),
  ]

  /// Columns that are named like personal data and are none.
  public static let impersonal: Set<String> = [
    "audit_entries.erased_by", "matching_rounds.answers_by", "sessions.proved_by", "handovers.successor_role_id",
    "organisations.successor_id",
  ]

  /// Tables that hold nothing of a person: of organisations and the programme, of files by their digests, of the program's own work. A job
  /// names records, never people; an attempt that is counted is a digest; a text for the office's search is made from other tables.
  public static let without: Set<String> = [
    "audit_head", "backups", "content_previews", "contents", "conversation_places", "conversations", "country_eligibility",
    "declaration_exchanges", "declaration_languages", "declaration_preferences", "declaration_themes", "document_words", "files",
    "job_schedules", "jobs", "matching_fixed_pairs", "matching_rounds", "matching_runs", "network_members", "network_texts", "networks",
    "operator_pictures", "organisation_names", "organisation_words", "organisations", "partnership_members", "partnership_themes",
    "partnership_words", "partnerships", "rate_limits", "register_import_rows", "retention_bases", "retention_rules", "score_weights",
    "settings", "submissions", "theme_texts", "themes",
  ]
}

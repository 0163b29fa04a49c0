import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension HTML {
  /// The rows of one table, each as a list of names and values.
  mutating func ownPart(_ part: OwnData.Part, _ own: OwnData, _ visit: Visit) {
    let title = visit.texts.text("privacy.table-" + part.table.replacing("_", with: "-")) ?? part.table
    details("\(title) (\(visit.formats.integer(part.rows.count)))") { html in
      for row in part.rows { html.summaryList(visit.rows(for: row, own), visit.texts) }
    }
  }

  /// What the audit trail says, in words.
  mutating func ownTrail(_ own: OwnData, _ visit: Visit) {
    let texts = visit.texts
    dataTable(
      caption: texts(PrivacyText.trailTitle), isCaptionHidden: true,
      columns: [.trailWhen, .trailWhat, .trailRecord, .trailValues].map { Column(texts($0 as PrivacyText)) },
      rows: own.entries.map { entry in
        let values = FieldChange.all(in: entry).map { "\($0.field): \($0.after ?? $0.before ?? "")" }
        return [
          .text(visit.formats.shortInstant(entry.at)), .text(visit.word(forAction: entry.action)), .text(visit.kindWord(entry.subjectKind)),
          .text(values.isEmpty ? "–" : values.joined(separator: ", ")),
        ]
      })
  }
}

extension Visit {
  fileprivate func rows(for row: [(column: String, text: String)], _ own: OwnData) -> [SummaryRow] {
    let place = row.place
    return row.filter { $0.column != "place_id" }.map { column, text in
      guard column == "place_kind", let place else { return SummaryRow(ownLabel(column), shown(column, text)) }
      return SummaryRow(texts(PrivacyText.fieldPlace), word(for: place, own.names))
    }
  }

  private func ownLabel(_ column: String) -> String {
    ownLabels.first { $0.columns.contains(column) }.map { texts($0.label) }
      ?? texts(column.hasSuffix("_at") || column == "at" ? PrivacyText.fieldTime : .fieldState)
  }

  private func shown(_ column: String, _ text: String) -> String {
    if let instant = Instant(text) { return formats.instant(instant) }
    if let day = Day(text) { return formats.shortDay(day) }
    if column == "role", let role = Role(rawValue: text) { return word(for: role) }
    if column == "language" { return texts.languageName(text) }
    return text
  }
}

/// What columns are called, whatever table they are in.
private let ownLabels: [(columns: Set<String>, label: PrivacyText)] = [
  (["last_used_at"], .fieldUsed),
  (["expires_at", "due_at", "ended_at", "to_day"], .fieldUntil),
  (["from_day", "on_day"], .fieldFrom),
  (["name", "contact_name", "successor_name", "from_name", "file_name"], .fieldName),
  (["email", "contact_email", "successor_email", "to_address"], .fieldEmail),
  (["phone"], .fieldPhone),
  (["function", "contact_function"], .fieldFunction),
  (["organisation_name"], .fieldOrganisation),
  (["role"], .fieldRole),
  (["place_kind"], .fieldPlace),
  (["reason", "note", "description", "text", "body", "about", "team", "fields"], .fieldText),
  (["title", "subject", "page"], .fieldTitle),
  (["browser"], .fieldBrowser),
  (["system"], .fieldSystem),
  (["time_zone"], .fieldZone),
  (["language"], .fieldLanguage),
  (["conversations", "reminders"], .fieldChoice),
  (["hour"], .fieldHour),
  (["weekday"], .fieldWeekday),
  (["kind"], .fieldKind),
  (["size", "read_posts"], .fieldNumber),
]

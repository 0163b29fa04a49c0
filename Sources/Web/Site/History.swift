import Application
import Domain
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension HTML {
  /// What was done to a record, newest first, with the values before and after.
  /// - Parameter people: names of those who did it.
  mutating func history(_ entries: [AuditEntry], people: [Identifier<Person>: String], _ visit: Visit) {
    let texts = visit.texts
    let rows = entries.reversed().flatMap { entry in historyRows(entry, people, visit) }
    guard !rows.isEmpty else { return }
    dataTable(
      caption: texts(PartnershipsText.history), isCaptionHidden: true,
      columns: [
        Column(texts(PartnershipsText.historyWhen)), Column(texts(PartnershipsText.historyBy)),
        Column(texts(PartnershipsText.historyField)),
        Column(texts(PartnershipsText.historyBefore)), Column(texts(PartnershipsText.historyAfter)),
      ], rows: rows)
  }

  private func historyRows(_ entry: AuditEntry, _ people: [Identifier<Person>: String], _ visit: Visit) -> [[Cell]] {
    let before = Dictionary(AuditFields.parse(entry.before).map { ($0.name, $0.value) }) { first, _ in first }
    let after = Dictionary(AuditFields.parse(entry.after).map { ($0.name, $0.value) }) { first, _ in first }
    let by = entry.actor.flatMap { people[$0] } ?? visit.texts(PartnershipsText.historySystem)
    return Set(before.keys).union(after.keys).sorted().map { field in
      [
        .text(visit.formats.shortInstant(entry.at)), .text(by), .text(visit.texts.text("partnerships.field-" + field) ?? field),
        .text(before[field] ?? ""), .text(after[field] ?? ""),
      ]
    }
  }
}

extension AuditStore {
  /// The history of one record with the names of those who made it, oldest first.
  func history(of kind: String, _ id: String, _ people: PersonStore) throws -> (entries: [AuditEntry], people: [Identifier<Person>: String])
  {
    let entries = try entries(about: kind, id)
    var names: [Identifier<Person>: String] = [:]
    for actor in Set(entries.compactMap(\.actor)) { names[actor] = try people.find(actor)?.name }
    return (entries, names)
  }
}

extension Validation {
  /// A day as a form sends it, or nil when the field is empty; a problem when it is no day.
  mutating func readDay(_ field: String, _ text: String) -> Day? {
    let trimmed = text.trimmingWhitespace
    guard !trimmed.isEmpty else { return nil }
    guard let day = Day(trimmed) else {
      add(field, .notADay)
      return nil
    }
    return day
  }
}

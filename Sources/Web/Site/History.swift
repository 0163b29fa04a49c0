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
    guard !entries.isEmpty else { return }
    dataTable(
      caption: texts(PartnershipsText.history), isCaptionHidden: true,
      columns: [
        Column(texts(PartnershipsText.historyWhen)), Column(texts(PartnershipsText.historyBy)),
        Column(texts(PartnershipsText.historyField)),
      ],
      rows: entries.reversed().map { entry in
        let by = entry.actor.flatMap { people[$0] } ?? texts(PartnershipsText.historySystem)
        return [.text(visit.formats.shortInstant(entry.at)), .text(by), .html(changes(in: entry, visit))]
      })
  }

  /// One line for each field: what it was and what it is.
  private func changes(in entry: AuditEntry, _ visit: Visit) -> HTML {
    let before = Dictionary(AuditFields.parse(entry.before).map { ($0.name, $0.value) }) { first, _ in first }
    let after = Dictionary(AuditFields.parse(entry.after).map { ($0.name, $0.value) }) { first, _ in first }
    var html = HTML(reserving: 512)
    html.element("ul") { html in
      for field in Set(before.keys).union(after.keys).sorted() {
        let name = visit.texts.text("partnerships.field-" + field) ?? field
        let values = [before[field], after[field] ?? ""].compactMap { $0 }.map { $0.isEmpty ? "–" : $0 }.joined(separator: " → ")
        html.element("li", [], "\(name): \(values)")
      }
    }
    return html
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

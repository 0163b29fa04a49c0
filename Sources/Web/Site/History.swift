import Application
import Database
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What the audit trail says of one record, newest first.
struct RecordHistory {
  /// As many as one reads; the whole trail is with the administrator.
  private static let most = 100

  let entries: [AuditEntry]
  /// Names of those who did it.
  let people: [Identifier<Person>: String]

  init<Entity>(of id: Identifier<Entity>, on connection: any Connection) throws {
    entries = try connection.audit.entries(about: String(describing: Entity.self), id.description, limit: Self.most)
    people = try connection.people.names(entries.people)
  }
}

/// A field that an entry of the audit trail says was changed; nil where it had or has no value.
struct FieldChange {
  let field: String
  let before: String?
  let after: String?

  /// In the order of the fields' names.
  static func all(in entry: AuditEntry) -> [FieldChange] {
    let (before, after) = (values(entry.shownBefore), values(entry.shownAfter))
    let fields = Set(before.keys).union(after.keys).subtracting([AuditEntry.actsForField])
    return fields.sorted().map { FieldChange(field: $0, before: before[$0], after: after[$0]) }
  }

  private static func values(_ json: String) -> [String: String] {
    Dictionary(AuditFields.parse(json).map { ($0.name, $0.value) }) { first, _ in first }
  }
}

extension Visit {
  /// Who did what an entry of the audit trail says.
  func actor(of entry: AuditEntry, _ people: [Identifier<Person>: String]) -> String {
    switch entry.actorKind {
    case .system: texts(AdministrationText.bySystem)
    case .visitor: texts(AdministrationText.byVisitor)
    case .person: person(of: entry, people)
    }
  }

  private func person(of entry: AuditEntry, _ people: [Identifier<Person>: String]) -> String {
    let name = entry.actor.flatMap { people[$0] } ?? entry.actor?.description ?? ""
    guard let holder = entry.actsFor else { return name }
    return texts(PeopleText.actedFor, ["name": .text(name), "holder": .text(people[holder] ?? "")])
  }
}

extension HTML {
  /// A heading and a table: when, who, and in the words of the feature what; nothing when nothing happened.
  /// - Parameter past: the page that shows the record as it was.
  mutating func history(_ history: RecordHistory, _ visit: Visit, past: String, what: (AuditEntry) -> Cell) {
    let texts = visit.texts
    element("h2", [], texts(AdministrationText.history))
    guard !history.entries.isEmpty else { return }
    dataTable(
      caption: texts(AdministrationText.history), isCaptionHidden: true,
      columns: [.when, .who, .what].map { Column(texts($0 as AdministrationText)) },
      rows: history.entries.map { entry in
        [visit.whenCell(entry, past), .text(visit.actor(of: entry, history.people)), what(entry)]
      })
    pastForm(past, visit)
  }
}

extension Visit {
  /// When something was done, and the way to the record as it was from then on.
  func whenCell(_ entry: AuditEntry, _ past: String) -> Cell {
    var html = HTML(reserving: 256)
    html.element("div") { html in
      html.text(formats.shortInstant(entry.at))
      html.element("small") { $0.link(Link(texts(AdministrationText.pastLink), pastAddress(past, entry.at))) }
    }
    return .html(html)
  }

  /// - Parameter past: the page that shows the record as it was.
  func pastAddress(_ past: String, _ instant: Instant) -> String {
    past + (past.contains("?") ? "&" : "?") + Parameters([("at", instant.description)]).urlEncoded()
  }
}

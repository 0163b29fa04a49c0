import Application
import Domain
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What the audit trail says of one organisation, newest first.
struct OrganisationHistory {
  /// As many as one reads; the whole trail is with the administrator.
  private static let most = 100

  let entries: [AuditEntry]
  let people: [Identifier<Person>: String]
  let organisations: [Identifier<Organisation>: OrganisationBrief]

  init(_ visit: Visit, _ id: Identifier<Organisation>) throws {
    (entries, people, organisations) = try visit.application.read { connection in
      let entries = try connection.audit.entries(about: "Organisation", id.description).suffix(Self.most).reversed() as [AuditEntry]
      let values = entries.flatMap { [$0.before, $0.after] }.flatMap { AuditFields.parse($0) }.map(\.value)
      let linked = values.compactMap { Identifier<Organisation>($0) }
      return (entries, try connection.people.names(entries.compactMap(\.actor)), try connection.organisations.names(linked))
    }
  }

  func write(_ html: inout HTML, _ visit: Visit) {
    let texts = visit.texts
    html.element("h2", [], texts(OrganisationsText.history))
    html.dataTable(
      caption: texts(OrganisationsText.history), isCaptionHidden: true,
      columns: [.historyWhen, .historyWho, .historyWhat].map { Column(texts($0 as OrganisationsText)) },
      rows: entries.map { [.text(visit.formats.shortInstant($0.at)), .text(who($0, texts)), .html(changes($0, visit))] })
  }

  private func who(_ entry: AuditEntry, _ texts: Texts) -> String {
    switch entry.actorKind {
    case .system: texts(OrganisationsText.historySystem)
    case .visitor: texts(OrganisationsText.historyVisitor)
    case .person: entry.actor.flatMap { people[$0] } ?? "–"
    }
  }

  private func changes(_ entry: AuditEntry, _ visit: Visit) -> HTML {
    let before = fields(entry.before)
    let after = fields(entry.after)
    let fields = Set(before.keys).union(after.keys).sorted { (Self.place($0), $0) < (Self.place($1), $1) }
    func write(_ html: inout HTML) {
      html.element("ul") { html in
        for field in fields { html.element("li", [], sentence(field, before[field], after[field], visit)) }
      }
    }
    var html = HTML(reserving: 512)
    // The first entry holds every fact, which the page shows already.
    if before.isEmpty && fields.count > 4 {
      html.details(visit.texts(OrganisationsText.historyAdded, ["count": .count(fields.count)]), write)
    } else {
      write(&html)
    }
    return html
  }

  /// Fields come in the order of the register's columns, others after them.
  private static func place(_ field: String) -> Int { places[field] ?? places.count }

  private static let places = Dictionary(
    uniqueKeysWithValues: RegisterColumn.allCases.enumerated().map { ($0.element.rawValue, $0.offset) })

  private func fields(_ json: String) -> [String: String] {
    Dictionary(AuditFields.parse(json).map { ($0.name, $0.value) }) { first, _ in first }
  }

  private func sentence(_ field: String, _ before: String?, _ after: String?, _ visit: Visit) -> String {
    let name = Argument.text(visit.fieldName(field))
    switch (before.map { shown(field, $0, visit) }, after.map { shown(field, $0, visit) }) {
    case (let before?, let after?):
      return visit.texts(OrganisationsText.historyChanged, ["field": name, "before": .text(before), "after": .text(after)])
    case (let before?, nil): return visit.texts(OrganisationsText.historyRemoved, ["field": name, "before": .text(before)])
    case (nil, let after): return visit.texts(OrganisationsText.historySet, ["field": name, "after": .text(after ?? "")])
    }
  }

  /// The value in the reader's words.
  private func shown(_ field: String, _ value: String, _ visit: Visit) -> String {
    switch field {
    case "kind": OrganisationKind(rawValue: value).map { visit.word($0) } ?? value
    case "character": SettlementCharacter(rawValue: value).map { visit.word($0) } ?? value
    case "country": visit.texts.country(value)
    case "languages": visit.languageNames(value.split(separator: "|").map(String.init))
    case "parent", "successor": Identifier<Organisation>(value).flatMap { organisations[$0] }?.name(in: visit.language) ?? value
    default: value
    }
  }
}

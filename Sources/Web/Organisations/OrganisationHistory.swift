import Application
import Domain
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What the audit trail says of one organisation, in the words of the register.
struct OrganisationHistory {
  private let history: RecordHistory
  private let id: Identifier<Organisation>
  private let organisations: [Identifier<Organisation>: OrganisationBrief]

  init(_ visit: Visit, _ id: Identifier<Organisation>) throws {
    self.id = id
    (history, organisations) = try visit.application.read { connection in
      let history = try RecordHistory(of: id, on: connection)
      let changes = history.entries.flatMap(FieldChange.all)
      let linked = changes.flatMap { [$0.before, $0.after] }.compactMap { $0.flatMap { Identifier<Organisation>($0) } }
      return (history, try connection.organisations.names(linked))
    }
  }

  func write(_ html: inout HTML, _ visit: Visit) {
    html.history(history, visit, past: visit.address(PastPages.organisation, id.description)) { changes($0, visit) }
  }

  private func changes(_ entry: AuditEntry, _ visit: Visit) -> Cell {
    let changes = FieldChange.all(in: entry).sorted { (Self.place($0.field), $0.field) < (Self.place($1.field), $1.field) }
    let sentences = changes.map { sentence($0, visit) }
    // The first entry holds every fact, which the page shows already.
    guard changes.count > 4, changes.allSatisfy({ $0.before == nil }) else { return .sentences(sentences) }
    var html = HTML(reserving: 512)
    html.details(visit.texts(OrganisationsText.historyAdded, ["count": .count(changes.count)])) { $0.sentences(sentences) }
    return .html(html)
  }

  /// Fields come in the order of the register's columns, others after them.
  private static func place(_ field: String) -> Int { places[field] ?? places.count }

  private static let places = Dictionary(
    uniqueKeysWithValues: RegisterColumn.allCases.enumerated().map { ($0.element.rawValue, $0.offset) })

  private func sentence(_ change: FieldChange, _ visit: Visit) -> String {
    let name = Argument.text(visit.fieldName(change.field))
    let shown = { (value: String) in visit.shown(change.field, value, organisations) }
    switch (change.before.map(shown), change.after.map(shown)) {
    case (let before?, let after?):
      return visit.texts(OrganisationsText.historyChanged, ["field": name, "before": .text(before), "after": .text(after)])
    case (let before?, nil): return visit.texts(OrganisationsText.historyRemoved, ["field": name, "before": .text(before)])
    case (nil, let after): return visit.texts(OrganisationsText.historySet, ["field": name, "after": .text(after ?? "")])
    }
  }
}

extension Visit {
  /// A value of the register in the reader's words.
  func shown(_ field: String, _ value: String, _ organisations: [Identifier<Organisation>: OrganisationBrief]) -> String {
    switch field {
    case "kind": OrganisationKind(rawValue: value).map { word($0) } ?? value
    case "character": SettlementCharacter(rawValue: value).map { word($0) } ?? value
    case "country": texts.country(value)
    case "languages": languageNames(value.split(separator: "|").map(String.init))
    case "parent", "successor": Identifier<Organisation>(value).flatMap { organisations[$0] }?.name(in: language) ?? value
    default: value
    }
  }
}

import Application
import Domain
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// A record of the past in the reader's words and by the reader's clocks.
struct PastWords {
  private let visit: Visit
  private let kind: PastKind
  private let clocks: (name: String, zone: ClockZone)
  private let organisations: [Identifier<Organisation>: OrganisationBrief]
  /// What the record is called: as it was, or else by its kind.
  let name: String

  init(_ visit: Visit, _ kind: PastKind, _ record: PastRecord, _ clocks: (name: String, zone: ClockZone)) throws {
    (self.visit, self.kind, self.clocks) = (visit, kind, clocks)
    let named = record.values.values.compactMap { if case .text(let text) = $0 { Identifier<Organisation>(text) } else { nil } }
    organisations = try visit.application.read { try $0.organisations.names(named) }
    let names = ["name-" + visit.language.tag, "name-en", "name", "title", "slug"]
    let texts = names.compactMap { if case .text(let text) = record.values[$0] { text } else { String?.none } }
    name = kind.name == "Setting" ? visit.texts(AdministrationText.settingsTitle) : texts.first ?? visit.kindWord(kind.name)
  }

  func moment(_ instant: Instant) -> String { visit.formats.instant(instant, in: clocks.zone, named: clocks.name) }

  /// The changes just before the moment and just after it.
  func around(_ record: PastRecord) -> [String] {
    let last = record.last.map { line(.pastLast, $0, record) }
    let next = record.next.map { line(.pastNext, $0, record) } ?? visit.texts(AdministrationText.pastNoNext)
    return [last, next].compactMap { $0 }
  }

  private func line(_ key: AdministrationText, _ entry: AuditEntry, _ record: PastRecord) -> String {
    visit.texts(key, ["moment": .text(moment(entry.at)), "who": .text(visit.actor(of: entry, record.people))])
  }

  /// The kind's own fields first, others by their names.
  func rows(_ record: PastRecord) -> [SummaryRow] {
    let places = Dictionary(uniqueKeysWithValues: kind.fields.enumerated().map { ($0.element, $0.offset) })
    let fields = record.values.keys.sorted { (places[$0] ?? places.count, $0) < (places[$1] ?? places.count, $1) }
    return fields.compactMap { field in
      switch record.values[field] {
      case .text(let text): SummaryRow(label(field), cell(field, text))
      case .notRecorded: SummaryRow(label(field), .tag(visit.texts(AdministrationText.pastNotRecorded), .neutral))
      // Of a kind with fields of its own, what is empty and had another value later is not worth a line.
      case .empty: places[field] == nil || field == "state" ? nil : SummaryRow(label(field), emptyWord(field))
      case nil: nil
      }
    }
  }

  private func label(_ field: String) -> String {
    switch kind.name {
    case "Organisation": visit.fieldName(field)
    case "Partnership", "Network": visit.partnershipField(field)
    case "Declaration": visit.answerField(field)
    case "Document": visit.texts.text("library.field-" + field) ?? field
    case "Round": visit.roundField(field)
    case "Person": visit.personField(field)
    case "Setting": visit.settingField(field)
    default: field
    }
  }

  /// A person is let in until the trail says otherwise.
  private func emptyWord(_ field: String) -> String {
    if kind.name == "Person" && field == "access" { return visit.texts(AccountsText.accessOpen) }
    return visit.texts(AdministrationText.pastEmpty)
  }

  private func cell(_ field: String, _ value: String) -> Cell {
    guard value.contains("\n") else { return .text(shown(field, value)) }
    var html = HTML(reserving: value.utf8.count + 64)
    html.paragraphs(value)
    return .html(html)
  }

  private func shown(_ field: String, _ value: String) -> String {
    if let id = Identifier<Organisation>(value), let body = organisations[id] { return body.name(in: visit.language) }
    if let day = Day(value) { return visit.formats.day(day) }
    switch kind.name {
    case "Organisation": return visit.shown(field, value, organisations)
    case "Partnership", "Network": return visit.partnershipValue(field, value)
    case "Declaration": return visit.answerValue(field, value)
    case "Document": return visit.fieldValue(field, value)
    case "Round": return visit.roundValue(field, value)
    case "Person": return visit.personValue(field, value)
    default: return value
    }
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension DocumentPages {
  static func documentPage(_ visit: Visit, _ permit: Permit<ReadDocuments>) throws -> Response {
    let record = try visit.document(permit)
    let mayKeep = visit.may(KeepDocuments.self, in: record.scope)
    let names = try visit.application.read { try PlaceTitles([record.document.place], on: $0) }
    let history = mayKeep ? try visit.application.read { try RecordHistory(of: record.document.id, on: $0) } : nil
    let entry = record.document.entry
    let until = try record.document.deletedAt?.day.adding(days: visit.application.daysKept(.deletedDocuments))
    let above = [Link(visit.texts(LibraryText.title), visit.address(list))]
    let isPublic = entry.audience == .everyone && record.document.deletedAt == nil
    let language = entry.language == visit.language.tag || entry.language.isEmpty ? nil : entry.language
    return visit.page(entry.title, description: entry.description.isEmpty ? nil : entry.description, above: above, isIndexed: isPublic) {
      html in
      html.element("h1", [.lang(language), Attribute("dir", "auto")], entry.title)
      html.documentNotices(record, mayKeep, until, visit)
      if !entry.description.isEmpty { html.element("p", [.class("lead"), .lang(language), Attribute("dir", "auto")], entry.description) }
      html.documentPicture(record, mayKeep, visit)
      html.summaryList(rows(record, names, mayKeep, visit), visit.texts)
      if mayKeep && record.document.deletedAt == nil { html.documentSteps(record, visit) }
      if mayKeep { html.documentVersions(record, visit) }
      if let history {
        let past = visit.address(PastPages.document, record.document.id.description)
        html.history(history, visit, past: past) { visit.documentChanges(in: $0) }
      }
    }
  }

  private static func rows(_ record: DocumentRecord, _ names: PlaceTitles, _ mayKeep: Bool, _ visit: Visit) -> [SummaryRow] {
    let (texts, document) = (visit.texts, record.document)
    var rows = [
      SummaryRow(texts(LibraryText.about), visit.placeCell(document.place, names)),
      SummaryRow(texts(LibraryText.kind), visit.word(for: document.entry.kind)),
    ]
    if !document.entry.language.isEmpty {
      rows.append(SummaryRow(texts(LibraryText.language), visit.texts.languageName(document.entry.language)))
    }
    if let offered = record.offered, document.deletedAt == nil { rows.append(fileRow(offered, document, mayKeep, visit)) }
    if visit.viewer.person != nil {
      let audience = document.entry.audience
      rows.append(SummaryRow(texts(LibraryText.audience), .tag(visit.word(for: audience), visit.tone(of: audience))))
    }
    if mayKeep && !document.entry.readers.isEmpty {
      let people = document.entry.readers.compactMap { record.people[$0] }.sorted()
      rows.append(SummaryRow(texts(LibraryText.readers), visit.formats.list(people)))
    }
    if mayKeep && record.latest?.content.isPicture == true {
      rows.append(SummaryRow(texts(LibraryText.consent), visit.word(for: document.entry.consent)))
    }
    return rows
  }

  /// Of a picture, the original is only for those who may change the document.
  private static func fileRow(_ version: DocumentVersion, _ document: Document, _ mayKeep: Bool, _ visit: Visit) -> SummaryRow {
    let texts = visit.texts
    let words = visit.words(.download, version.content.mediaType, version.content.size)
    let link = Link(words, visit.address(file, document.id.description))
    guard version.content.isPicture else { return SummaryRow(texts(LibraryText.file), .link(link.text, link.address)) }
    guard mayKeep else {
      return SummaryRow(texts(LibraryText.file), visit.weight(version.content.mediaType, version.content.size))
    }
    var html = HTML(reserving: 512)
    html.element("div") { html in
      html.link(link)
      html.element("small", [], texts(LibraryText.originalText))
    }
    return SummaryRow(texts(LibraryText.original), .html(html))
  }
}

extension HTML {
  fileprivate mutating func documentNotices(_ record: DocumentRecord, _ mayKeep: Bool, _ until: Day?, _ visit: Visit) {
    let (texts, document) = (visit.texts, record.document)
    if let deletedAt = document.deletedAt, let until {
      let days = visit.formats.day(until)
      notice(.warning, title: texts(LibraryText.deletedTitle)) { html in
        html.element("p", [], texts(LibraryText.deletedOn, ["day": .text(visit.formats.day(deletedAt.day))]) + " – " + days)
        visit.actionForm(KeepDocumentPages.restore, document.id.description, texts(LibraryText.restore), &html)
      }
    }
    guard mayKeep, let latest = record.latest else { return }
    switch latest.content.state {
    case .infected: notice(.negative, title: texts(LibraryText.infected)) { $0.element("p", [], texts(LibraryText.infectedText)) }
    case .held where document.offered > 0:
      notice(.information, title: texts(LibraryText.held)) {
        $0.element("p", [], texts(LibraryText.newerHeld, ["number": .count(document.offered)]))
      }
    case .held: notice(.information, title: texts(LibraryText.held)) { $0.element("p", [], texts(LibraryText.heldText)) }
    default: mismatchNotice(latest, visit)
    }
  }

  /// The name's ending says another kind than the content.
  private mutating func mismatchNotice(_ version: DocumentVersion, _ visit: Visit) {
    guard let type = FileType(mediaType: version.content.mediaType), !type.fits(version.name), !version.name.isEmpty else { return }
    let words = visit.texts(
      LibraryText.mismatch,
      ["name": .text(version.name), "type": .text(type.label), "offered": .text(type.named(version.name))])
    notice(.warning, title: words)
  }

  fileprivate mutating func documentPicture(_ record: DocumentRecord, _ mayKeep: Bool, _ visit: Visit) {
    guard let offered = record.offered, offered.content.isPicture, record.document.deletedAt == nil else { return }
    let (texts, id) = (visit.texts, record.document.id.description)
    guard let small = record.small, let large = record.large else {
      return element("p", [.class("quiet")], texts(LibraryText.pictureWaits))
    }
    element("figure", [.class("photo")]) { html in
      html.void(
        "img",
        [
          Attribute("src", visit.address(DocumentPages.picture, id, "small")), Attribute("alt", record.document.entry.alternativeText),
          Attribute("width", String(small.width)), Attribute("height", String(small.height)), Attribute("loading", "lazy"),
        ])
      html.element("figcaption") { html in
        if !record.document.entry.caption.isEmpty { html.element("p", [Attribute("dir", "auto")], record.document.entry.caption) }
        html.link(Link(visit.words(.pictureLarge, large.mediaType, large.size), visit.address(DocumentPages.picture, id, "large")))
      }
    }
  }

  fileprivate mutating func documentSteps(_ record: DocumentRecord, _ visit: Visit) {
    let id = record.document.id.description
    actions { html in
      html.buttonLink(Link(visit.texts(LibraryText.newVersion), visit.address(KeepDocumentPages.version, id)))
      html.buttonLink(Link(visit.texts(LibraryText.change), visit.address(KeepDocumentPages.change, id)), .secondary)
      html.link(Link(visit.texts(LibraryText.delete), visit.address(KeepDocumentPages.delete, id)))
    }
  }

  fileprivate mutating func documentVersions(_ record: DocumentRecord, _ visit: Visit) {
    let texts = visit.texts
    element("h2", [], texts(LibraryText.versions))
    dataTable(
      caption: texts(LibraryText.versions), isCaptionHidden: true,
      columns: [.file, .when, .by, .note].map { Column(texts($0 as LibraryText)) } + [Column(texts(LibraryText.fieldState))],
      rows: record.versions.map { version in
        let note = version.restoredFrom.map { texts(LibraryText.restoredFrom, ["number": .count($0)]) } ?? version.note
        return [
          fileCell(version, record.document, visit), .text(visit.formats.shortInstant(version.at)),
          .text(version.by.flatMap { record.people[$0] } ?? texts(AdministrationText.bySystem)), .text(note),
          stateCell(version, record.document, visit),
        ]
      })
  }

  private func fileCell(_ version: DocumentVersion, _ document: Document, _ visit: Visit) -> Cell {
    let number = visit.texts(LibraryText.version, ["number": .count(version.number)])
    let words = "\(number) (\(visit.weight(version.content.mediaType, version.content.size)))"
    guard version.content.state == .clean else { return .lines(words, version.name) }
    var html = HTML(reserving: 256)
    html.element("div") { html in
      html.link(Link(words, visit.address(DocumentPages.versionFile, document.id.description, String(version.number))))
      html.element("small", [Attribute("dir", "auto")], version.name)
    }
    return .html(html)
  }

  private func stateCell(_ version: DocumentVersion, _ document: Document, _ visit: Visit) -> Cell {
    let texts = visit.texts
    switch version.content.state {
    case .infected: return .tag(texts(LibraryText.infected), .negative)
    case .held: return .tag(texts(LibraryText.held), .warning)
    default: break
    }
    if version.number == document.offered { return .tag(texts(LibraryText.offered), .positive) }
    guard version.number != document.latest, document.deletedAt == nil else { return .text("") }
    var html = HTML(reserving: 512)
    html.form(
      action: visit.address(KeepDocumentPages.restoreVersion, document.id.description, String(version.number)), csrf: visit.csrf
    ) { html in
      html.hidden("version", String(document.version))
      html.button(texts(LibraryText.restoreVersion, ["number": .count(version.number)]), .secondary)
    }
    return .html(html)
  }
}

extension Visit {
  /// One line for each field that an entry of the audit trail says was changed. Digests are for verifying, not for reading.
  fileprivate func documentChanges(in entry: AuditEntry) -> Cell {
    .sentences(
      FieldChange.all(in: entry).filter { $0.field != "digest" && $0.field != "readers" }.map { change in
        let name = texts.text("library.field-" + (change.field == "restoredFrom" ? "restored-from" : change.field)) ?? change.field
        let values = [change.before, change.after ?? ""].compactMap { $0 }.map { $0.isEmpty ? "–" : fieldValue(change.field, $0) }
        return "\(name): \(values.joined(separator: " → "))"
      })
  }

  /// A value of a document's field in the reader's words.
  func fieldValue(_ field: String, _ value: String) -> String {
    switch field {
    case "state": texts.text("administration.past-state-" + value) ?? value
    case "kind", "audience", "consent": texts.text("library.\(field)-\(value)") ?? value
    case "language": texts.languageName(value)
    default: value
    }
  }
}

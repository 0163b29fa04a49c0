import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Backups and their age, and exports of everything.
enum CustodyPages {
  static let show: PathPattern = "/office/custody"
  static let begin: PathPattern = "/office/custody/export"
  static let fetch: PathPattern = "/office/custody/exports/{export}/fetch"
  static let remove: PathPattern = "/office/custody/exports/{export}/remove"

  static let endpoints: [Endpoint] = [
    .page(show, ManageCustody.self) { visit, permit in custodyPage(visit, try visit.application.custody(permit: permit)) },
    .form(begin, ManageCustody.self) { visit, permit, _ in
      visit.redirect(JobPages.show, try visit.application.beginExport(permit: permit).description)
    },
    // A form, since the audit trail gets an entry each time.
    .form(fetch, ManageCustody.self) { visit, permit, _ in
      let (path, export) = try visit.application.fetchExport(visit.identifier("export"), session: visit.session, permit: permit)
      let name = "twinhall-export-\(export.madeAt.day).tar.gz"
      guard let response = Response.download(path: path, "application/gzip", named: name) else { throw NotFound() }
      return response
    },
    .form(remove, ManageCustody.self) { visit, permit, _ in
      try visit.application.removeExport(visit.identifier("export"), permit: permit)
      return visit.redirect(show, done: .removed)
    },
  ]

  private static func custodyPage(_ visit: Visit, _ view: CustodyView) -> Response {
    let texts = visit.texts
    return visit.officePage(texts(CustodyText.title)) { html in
      html.element("h1", [], texts(CustodyText.title))
      html.element("p", [.class("lead")], texts(CustodyText.lead))
      backups(&html, visit, view)
      html.element("h2", [], texts(CustodyText.exportTitle))
      html.element("p", [], texts(CustodyText.exportText))
      html.element("p", [], texts(CustodyText.exportWarning))
      html.form(action: visit.address(begin), csrf: visit.csrf) { html in
        html.actions { $0.button(texts(CustodyText.exportBegin)) }
      }
      exports(&html, visit, view)
      html.element("h2", [], texts(CustodyText.trailTitle))
      html.element("p", [], texts(CustodyText.trailText))
      html.summaryList(
        [
          SummaryRow(texts(CustodyText.trailEntries), visit.formats.integer(Int(view.auditEntries))),
          SummaryRow(texts(CustodyText.trailHash), view.auditEnd),
        ], texts)
    }
  }

  private static func backups(_ html: inout HTML, _ visit: Visit, _ view: CustodyView) {
    let (texts, formats) = (visit.texts, visit.formats)
    html.element("h2", [], texts(CustodyText.backupsTitle))
    standing(&html, visit, view.backups.first)
    html.element("p", [], texts(CustodyText.backupsText))
    html.element("p") { $0.element("code", [], "twinhall backup /var/backups/twinhall --keep 14") }
    guard !view.backups.isEmpty else { return }
    html.dataTable(
      caption: texts(CustodyText.backupsTitle), isCaptionHidden: true,
      columns: [.made, .name, .verified, .keys].map { Column(texts($0 as CustodyText)) }
        + [Column(texts(CustodyText.entries), isNumeric: true), Column(texts(CustodyText.size), isNumeric: true)],
      rows: view.backups.map { backup in
        [
          .text(formats.shortInstant(backup.startedAt)), .text(backup.name), .text(formats.shortInstant(backup.verifiedAt)),
          .text(texts(backup.hasKeys ? CustodyText.keysIn : .keysOut)), .text(formats.integer(Int(backup.auditEntries))),
          .text(formats.byteSize(backup.size)),
        ]
      })
  }

  /// How old the last one is; too old is a fault.
  private static func standing(_ html: inout HTML, _ visit: Visit, _ last: Backup?) {
    let texts = visit.texts
    guard let last else {
      return html.notice(.warning, title: texts(CustodyText.backupNone)) { $0.element("p", [], texts(CustodyText.backupNoneText)) }
    }
    let days = Int((visit.application.time.now.milliseconds - last.startedAt.milliseconds) / 86_400_000)
    guard days > visit.application.configuration.backupDays else {
      let time = visit.formats.shortInstant(last.startedAt)
      return html.notice(.positive, title: texts(CustodyText.backupFresh, ["time": .text(time)]))
    }
    html.notice(.warning, title: texts(CustodyText.backupOld, ["count": .count(days)])) {
      $0.element("p", [], texts(CustodyText.backupOldText))
    }
  }

  private static func exports(_ html: inout HTML, _ visit: Visit, _ view: CustodyView) {
    let (texts, formats) = (visit.texts, visit.formats)
    html.element("h2", [], texts(CustodyText.exportsTitle))
    guard !view.exports.isEmpty else {
      return html.emptyState(title: texts(CustodyText.exportsEmpty), text: texts(CustodyText.exportsEmptyText))
    }
    html.element("p", [], texts(CustodyText.exportsEmptyText))
    html.dataTable(
      caption: texts(CustodyText.exportsTitle), isCaptionHidden: true,
      columns: [.made, .by, .until].map { Column(texts($0 as CustodyText)) }
        + [Column(texts(CustodyText.size), isNumeric: true), Column(texts(CustodyText.fetch)), Column(texts(CustodyText.remove))],
      rows: view.exports.map { export in
        let made = formats.shortInstant(export.madeAt)
        return [
          .text(made), .text(export.person.flatMap { view.people[$0] } ?? texts(AdministrationText.bySystem)),
          .text(formats.shortInstant(export.expiresAt)), .text(formats.byteSize(export.size)),
          .html(step(visit, fetch, export, texts(CustodyText.fetch), made)),
          .html(step(visit, remove, export, texts(CustodyText.remove), made)),
        ]
      })
  }

  private static func step(
    _ visit: Visit, _ pattern: PathPattern, _ export: DataExport, _ label: String, _ made: String
  ) -> HTML {
    var html = HTML(reserving: 512)
    html.form(action: visit.address(pattern, export.id.description), csrf: visit.csrf) { html in
      html.button(label, about: made)
    }
    return html
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// The office's start page: what waits, and for whom.
enum OfficePages {
  static let start: PathPattern = "/office"
  static let retry: PathPattern = "/office/jobs/retry"

  static let endpoints: [Endpoint] = [
    .page(start, UseOffice.self, startPage),
    .form(retry, ManageSettings.self) { visit, permit, _ in
      try visit.application.retryFailedJobs(permit: permit)
      return visit.redirect(start, done: .saved)
    },
  ]

  private static func startPage(_ visit: Visit, _ permit: Permit<UseOffice>) throws -> Response {
    let work = try visit.application.waitingWork(permit: permit)
    let tasks = try officeSections.flatMap { try $0(visit, work) }.filter { $0.count > 0 }
    let (texts, fault) = (visit.texts, try visit.ownAddressFault())
    return visit.officePage(texts(AdministrationText.officeTitle)) { html in
      html.element("h1", [], texts(AdministrationText.officeTitle))
      html.addressFault(fault, visit)
      guard !tasks.isEmpty else {
        return html.emptyState(title: texts(AdministrationText.nothingWaits), text: texts(AdministrationText.nothingWaitsText))
      }
      html.dataTable(
        caption: texts(AdministrationText.officeTitle), isCaptionHidden: true,
        columns: [
          Column(texts(AdministrationText.task)), Column(texts(AdministrationText.pen)), Column(texts(AdministrationText.when)),
          Column(texts(AdministrationText.count), isNumeric: true),
        ],
        rows: tasks.map { task in
          let title: Cell = task.address.map { .link(task.title, $0) } ?? .text(task.title)
          let pen: Cell = task.isFault ? .tag(task.waitsFor, .negative) : .text(task.waitsFor)
          return [title, pen, .text(task.when), .text(visit.formats.integer(task.count))]
        })
      if visit.may(ManageSettings.self), !work.lastFailures.isEmpty { failures(&html, visit, work) }
    }
  }

  private static func failures(_ html: inout HTML, _ visit: Visit, _ work: WaitingWork) {
    let texts = visit.texts
    html.element("h2", [], texts(AdministrationText.failedJobs))
    html.dataTable(
      caption: texts(AdministrationText.failedJobs), isCaptionHidden: true,
      columns: [
        Column(texts(AdministrationText.kind)), Column(texts(AdministrationText.failedAt)), Column(texts(AdministrationText.reason)),
      ],
      rows: work.lastFailures.map { [.text($0.kind), .text(visit.formats.shortInstant($0.failedAt)), .text($0.reason)] })
    html.form(action: visit.address(retry), csrf: visit.csrf) { html in
      html.actions { $0.button(texts(AdministrationText.retry)) }
    }
  }
}

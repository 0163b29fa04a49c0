import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// The office's start page: what waits, and for whom.
enum OfficePages {
  static let start: PathPattern = "/office"

  static let endpoints: [Endpoint] = [.page(start, UseOffice.self, startPage)]

  private static func startPage(_ visit: Visit, _ permit: Permit<UseOffice>) throws -> Response {
    let work = try visit.application.waitingWork(permit: permit)
    let tasks = try officeSections.flatMap { try $0(visit, work) }.filter { $0.count > 0 }
    let (texts, fault) = (visit.texts, try visit.ownAddressFault())
    return try visit.officePage(texts(AdministrationText.officeTitle)) { html in
      html.element("h1", [], texts(AdministrationText.officeTitle))
      html.addressFault(fault, visit)
      try html.unfinished(visit)
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
    }
  }
}

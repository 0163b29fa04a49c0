import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// The reader's switch for pages with less data.
enum LessDataPages {
  static let show: PathPattern = "/less-data"

  static let endpoints: [Endpoint] = [
    .page(show, ChooseReading.self) { visit, _ in lessDataPage(visit) },
    .form(show, ChooseReading.self, save),
  ]

  /// Signed in it is a setting of the account, for every device; without an account the browser keeps it.
  private static func save(_ visit: Visit, _ permit: Permit<ChooseReading>, _ form: Form) throws -> Response {
    let isOn = form.text("less-data") == "on"
    try visit.application.useLessData(isOn, permit: permit)
    visit.setCookie(.lessData, isOn ? "on" : "off", days: 365)
    let from = form.text("from")
    return visit.redirect(to: "/\(visit.language.tag)" + (visit.isOwnPath(from) && from != "/" ? from : ""), done: .saved)
  }

  private static func lessDataPage(_ visit: Visit) -> Response {
    let texts = visit.texts
    let isAsked = visit.request.headers["Save-Data"]?.lowercased() == "on" && visit.usesLessData
    return visit.page(texts(DraftsText.lessDataTitle)) { html in
      html.element("h1", [], texts(DraftsText.lessDataTitle))
      html.element("p", [.class("lead")], texts(DraftsText.lessDataLead))
      html.element("p", [], texts(DraftsText.lessDataText))
      html.element("p") { $0.element("strong", [], texts(visit.usesLessData ? DraftsText.lessDataIsOn : .lessDataIsOff)) }
      if isAsked { html.element("p", [], texts(DraftsText.lessDataBrowser)) }
      html.form(action: visit.address(show), csrf: visit.csrf) { html in
        html.hidden("from", visit.request.query.first("from") ?? "/")
        html.hidden("less-data", visit.usesLessData ? "off" : "on")
        html.actions { $0.button(texts(visit.usesLessData ? DraftsText.turnOff : .turnOn)) }
      }
    }
  }
}

extension Visit {
  /// The switch in the footer, in words.
  var lessDataLink: Link {
    Link(
      texts(usesLessData ? DraftsText.lessDataOn : .lessDataOff),
      address(LessDataPages.show, query: Parameters(path == "/" || path == LessDataPages.show.description ? [] : [("from", path)])))
  }

  /// Rows on a page of a list.
  var pageSize: Int { usesLessData ? 20 : Pagination.pageSize }
}

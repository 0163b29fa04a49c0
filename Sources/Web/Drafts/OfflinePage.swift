import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// What a browser shows when there is no connection, kept on the device by the script.
enum OfflinePage {
  static let show: PathPattern = "/offline"

  static let endpoints: [Endpoint] = [.page(show, ReadPublicSite.self) { visit, _ in offlinePage(visit) }]

  private static func offlinePage(_ visit: Visit) -> Response {
    let texts = visit.texts
    return visit.page(texts(DraftsText.offlineTitle), showsWaitingForms: true) { html in
      html.element("h1", [], texts(DraftsText.offlineTitle))
      html.element("p", [.class("lead")], texts(DraftsText.offlineText))
      html.element("p") { $0.link(Link(texts(DraftsText.tryAgain), visit.address(HomePage.show))) }
    }
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// Stops mails by the link in them, without signing in. Reading the page changes nothing, since programs open links; the POST of a mail
/// program (RFC 8058) and the page's button are the same, and doing it twice changes nothing more.
enum UnsubscribePages {
  static let show: PathPattern = "/unsubscribe/{purpose}/{token}"

  static let endpoints: [Endpoint] = [
    .page(show, ReadPublicSite.self) { visit, permit in try askPage(visit, permit) },
    .oneClick(show, ReadPublicSite.self) { visit, permit in
      try visit.application.stopMails(visit.purpose(), token: visit.parameter("token"), permit: permit)
      return stoppedPage(visit)
    },
  ]

  private static func askPage(_ visit: Visit, _ permit: Permit<ReadPublicSite>) throws -> Response {
    visit.hidesAddress()
    let (purpose, token) = (try visit.purpose(), try visit.parameter("token"))
    guard let subject = try visit.application.stoppable(purpose, token: token, permit: permit) else { throw NotFound() }
    let texts = visit.texts
    return visit.page(texts(MailingText.stopTitle)) { html in
      html.element("h1", [], texts(MailingText.stopTitle))
      let question =
        purpose == .mute ? texts(MailingText.stopConversation, ["subject": .text(subject)]) : texts(MailingText.stopGathered)
      html.element("p", [.class("lead")], question)
      html.form(action: visit.address(show, purpose.rawValue, token), csrf: visit.csrf, keepsText: false) { html in
        html.actions { $0.button(texts(MailingText.stopButton)) }
      }
    }
  }

  private static func stoppedPage(_ visit: Visit) -> Response {
    visit.hidesAddress()
    let texts = visit.texts
    return visit.page(texts(MailingText.stoppedTitle)) { html in
      html.element("h1", [], texts(MailingText.stoppedTitle))
      html.element("p", [.class("lead")], texts(MailingText.stoppedText))
      html.element("p") { $0.link(Link(texts(MailingText.link), visit.address(MailChoicePages.show))) }
    }
  }
}

extension Visit {
  fileprivate func purpose() throws -> SignedCode.Purpose {
    guard let purpose = SignedCode.Purpose(rawValue: try parameter("purpose")) else { throw NotFound() }
    return purpose
  }
}

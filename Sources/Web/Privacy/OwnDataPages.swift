import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What is held of the reader: to be read, to be saved, to be erased.
enum OwnDataPages {
  static let show: PathPattern = "/account/data"
  static let read: PathPattern = "/account/data/read"
  static let file: PathPattern = "/account/data/file"
  static let erase: PathPattern = "/account/data/erase"
  static let withdraw: PathPattern = "/account/data/erase/withdraw"

  static let endpoints: [Endpoint] = [
    .page(show, EraseAccount.self, in: oneself) { visit, permit in
      showPage(visit, try visit.application.erasureOutlook(of: visit.ownIdentifier(), permit: permit))
    },
    .page(read, UseOwnAccount.self) { visit, permit in readPage(visit, try visit.application.ownData(permit: permit)) },
    .page(file, UseOwnAccount.self) { visit, permit in
      let own = try visit.application.ownData(permit: permit)
      return .download(Array(own.json.utf8), "application/json", named: "twinhall-\(own.at.day).json")
    },
    .page(erase, EraseAccount.self, in: oneself) { visit, permit in
      erasePage(visit, try visit.application.erasureOutlook(of: visit.ownIdentifier(), permit: permit))
    },
    .form(erase, EraseAccount.self, in: oneself) { visit, permit, _ in
      try visit.application.askErasure(of: visit.ownIdentifier(), session: visit.session, permit: permit)
      return visit.redirect(show, done: .saved)
    },
    .form(withdraw, EraseAccount.self, in: oneself) { visit, permit, _ in
      try visit.application.withdrawErasure(of: visit.ownIdentifier(), permit: permit)
      return visit.redirect(show, done: .withdrawn)
    },
  ]

  @Sendable private static func oneself(_ visit: Visit) throws -> Scope { .person(try visit.ownIdentifier()) }

  private static func showPage(_ visit: Visit, _ outlook: ErasureOutlook) -> Response {
    let texts = visit.texts
    return visit.page(texts(PrivacyText.title), above: visit.aboveInAccount()) { html in
      html.element("h1", [], texts(PrivacyText.title))
      html.element("p", [.class("lead")], texts(PrivacyText.lead))
      html.erasureNotices(outlook, visit, withdraw: visit.address(withdraw))
      html.element("h2", [], texts(PrivacyText.getTitle))
      html.element("p", [], texts(PrivacyText.getText))
      html.element("p") { html in
        html.links([
          Link(texts(PrivacyText.readLink), visit.address(read)), Link(texts(PrivacyText.fileLink), visit.address(file)),
        ])
      }
      html.element("h2", [], texts(PrivacyText.eraseTitle))
      html.element("p") { $0.link(Link(texts(PrivacyText.eraseLink), visit.address(erase))) }
    }
  }

  private static func erasePage(_ visit: Visit, _ outlook: ErasureOutlook) -> Response {
    let texts = visit.texts
    return visit.page(texts(PrivacyText.eraseTitle), above: visit.aboveInAccount(visit.ownDataLink)) { html in
      html.element("h1", [], texts(PrivacyText.eraseTitle))
      html.element("p", [.class("lead")], texts(PrivacyText.eraseLead))
      html.erasureNotices(outlook, visit, withdraw: visit.address(withdraw))
      html.consequences(outlook, visit)
      guard outlook.canBeAsked else { return }
      html.form(action: visit.address(erase), csrf: visit.csrf) { html in
        html.actions { $0.button(texts(PrivacyText.eraseButton), .warning) }
      }
    }
  }

  private static func readPage(_ visit: Visit, _ own: OwnData) -> Response {
    let texts = visit.texts
    return visit.page(texts(PrivacyText.readTitle), above: visit.aboveInAccount(visit.ownDataLink)) { html in
      html.element("h1", [], texts(PrivacyText.readTitle))
      html.element("p", [], texts(PrivacyText.readAt, ["time": .text(visit.formats.instant(own.at))]))
      if own.isCut { html.element("p", [], texts(PrivacyText.readCut)) }
      for sort in PersonalRows.Sort.allCases {
        let parts = own.parts.filter { $0.sort == sort }
        guard !parts.isEmpty else { continue }
        html.element("h2", [], visit.word(for: sort))
        for part in parts { html.ownPart(part, own, visit) }
      }
      html.element("h2", [], texts(PrivacyText.trailTitle))
      html.ownTrail(own, visit)
    }
  }
}

extension Visit {
  var ownDataLink: Link { Link(texts(PrivacyText.title), address(OwnDataPages.show)) }

  fileprivate func ownIdentifier() throws -> Identifier<Person> {
    guard let person = viewer.person else { throw NotFound() }
    return person.id
  }

  func word(for sort: PersonalRows.Sort) -> String { texts.text("privacy.sort-" + sort.rawValue) ?? sort.rawValue }
}

import Application
import Domain
import HTTPServer
import Interface
import Markup
import TwinhallCore

extension Visit {
  /// What the browser says of itself, for the list of sessions.
  var device: Device { Device(userAgent: request.headers["User-Agent"] ?? "") }

  /// Goes on to the second step, or to the page that was wanted.
  func enter(_ entrance: Entrance, next: String) -> Response {
    carry(entrance.secret)
    guard entrance.awaitsSecondFactor else { return goOn(to: next) }
    let query = Parameters(ownPath(next).map { [("next", $0)] } ?? [])
    return .redirect(to: address(SecondStepPages.show, query: query))
  }

  /// To a page of this site, or to the person's first one.
  func goOn(to next: String) -> Response { .redirect(to: "/\(language.tag)" + (ownPath(next) ?? "/home")) }

  /// Gives the browser a session's new secret; forms of a page that is written next belong to it.
  func carry(_ secret: Secret) {
    setCookie(.session, secret.text, days: settings.signInRules.days)
    formToken.rebind(to: secret)
  }

  /// Throws `ProofNeeded` unless the person showed who they are within ten minutes.
  func expectFresh() throws {
    guard signedIn?.isFresh(at: application.time.now) == true else { throw ProofNeeded() }
  }
}

extension HTML {
  /// Carries the page that was wanted through a form.
  mutating func nextPage(_ next: String) {
    if let next = ownPath(next) { hidden("next", next) }
  }
}

import Application
import Database
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

extension Visit {
  /// The one place that turns what went wrong into an answer. What is shown and what is logged are two texts.
  func response(to error: any Error) -> Response {
    switch error {
    case is NotFound, Refusal.stranger: failure(.notFoundTitle, .notFoundText, status: 404)
    case Refusal.notAllowed: failure(.notAllowedTitle, .notAllowedText, status: 403)
    case Refusal.signInNeeded: signInFirst()
    case is ProofNeeded: proveFirst()
    case is FormTokenRefused: failure(.formExpiredTitle, .formExpiredText, status: 403, keptForm)
    case is WrongMethod: failure(.wrongMethodTitle, .wrongMethodText, status: 405)
    case is FormError: failure(.malformedTitle, .malformedText, status: 400)
    case is VersionConflict: failure(.conflictTitle, .conflictText, status: 409)
    case let refused as StepRefused: stepRefused(refused)
    case let invalid as InvalidInput: invalidInput(invalid)
    case DatabaseError.unavailable, DatabaseError.busy: logged(error, failure(.unavailableTitle, .unavailableText, status: 503))
    default: logged(error, failure(.faultTitle, .faultText, status: 500))
    }
  }

  private func logged(_ error: any Error, _ response: Response) -> Response {
    Log.fault("\(request.method.rawValue) failed: \(error)")
    return response
  }

  private func failure(
    _ title: ErrorsText, _ text: ErrorsText, status: Int, _ more: (inout HTML) -> Void = { _ in }
  ) -> Response {
    page(texts(title), status: status) { html in
      html.element("h1", [], texts(title))
      html.element("p", [], texts(text))
      more(&html)
      html.element("p") { $0.element("a", [.href(self.address(FrontPage.show))], self.texts(ErrorsText.backToStart)) }
    }
  }

  /// Every failed guard in words, not only the first.
  private func stepRefused(_ refused: StepRefused) -> Response {
    failure(.refusedTitle, .refusedText, status: refused.guards == [.tooMany] ? 429 : 409) { html in
      html.element("ul") { html in
        for each in refused.guards { html.element("li", [], self.texts.text("states." + each.rawValue) ?? each.rawValue) }
      }
    }
  }

  private func invalidInput(_ invalid: InvalidInput) -> Response {
    failure(.malformedTitle, .malformedText, status: 422) { html in
      html.element("ul") { html in
        for problem in invalid.problems { html.element("li", [], self.sentence(for: problem)) }
      }
    }
  }

  private func keptForm(_ html: inout HTML) {
    if let kept = KeptForm(request) { html.kept(kept, self) }
  }

  private func signInFirst() -> Response {
    guard request.method == .get else { return failure(.signInTitle, .signInText, status: 401, keptForm) }
    return .redirect(to: address(SignInPages.start, query: Parameters([("next", wantedPath)])))
  }

  /// What was typed is kept, and sent again once the person has shown who they are.
  private func proveFirst() -> Response {
    let prove = address(ProofPages.show, query: Parameters([("next", wantedPath)]))
    guard request.method == .post else { return .redirect(to: prove) }
    return failure(.proofTitle, .proofText, status: 403) { html in
      html.element("p") { $0.link(Link(self.texts(ErrorsText.proofLink), prove)) }
      keptForm(&html)
    }
  }

  /// The page that was asked for with its filters, without its language.
  private var wantedPath: String {
    request.query.pairs.isEmpty ? path : path + "?" + request.query.urlEncoded()
  }
}

extension Router {
  /// The answer when not even the reader could be looked up.
  func unavailable(_ language: Language, _ error: any Error) -> Response {
    Log.fault("request failed before its page: \(error)")
    let texts = Texts.shared(language)
    var response = Response.text(texts(ErrorsText.unavailableTitle) + "\n\n" + texts(ErrorsText.unavailableText) + "\n", status: 503)
    response.headers.add("Retry-After", "10")
    return response
  }
}

import Application
import Database
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Storage
import TwinhallCore

extension Visit {
  /// The one place that turns what went wrong into an answer. What is shown and what is logged are two texts.
  func response(to error: any Error) -> Response {
    if let why = reasonToNote(error) { noteRefusal(why) }
    return answer(to: error)
  }

  /// What an attacker would run into, and people only by mistake. Nothing for a page that needs signing in, which search engines ask for.
  private func reasonToNote(_ error: any Error) -> String? {
    switch error {
    case Refusal.notAllowed: "not-allowed"
    case Refusal.stranger: "stranger"
    case is FormTokenRefused: "form-token"
    case let refused as StepRefused where refused.guards == [.tooMany]: "too-many"
    case let refused as StepRefused where [.linkUsedOrOld, .passkeyRefused, .passkeyCloned].contains(refused.guards.first): "proof"
    case is FormError: "form"
    default: nil
    }
  }

  /// As above, where what happened is noted already.
  func answer(to error: any Error) -> Response {
    switch error {
    case is NotFound, Refusal.stranger: failure(.notFoundTitle, .notFoundText, status: 404)
    case Refusal.notAllowed: failure(.notAllowedTitle, .notAllowedText, status: 403, whyLink)
    case Refusal.signInNeeded: signInFirst()
    case is ProofNeeded: proveFirst()
    case is FormTokenRefused: failure(.formExpiredTitle, .formExpiredText, status: 403, kept: .anything)
    case is WrongMethod: failure(.wrongMethodTitle, .wrongMethodText, status: 405)
    case is FormError: failure(.malformedTitle, .malformedText, status: 400)
    case is VersionConflict: failure(.conflictTitle, .conflictText, status: 409)
    case let refused as StepRefused: stepRefused(refused)
    case let invalid as InvalidInput: invalidInput(invalid)
    case is StorageFault, is ContentIsBeingRemoved: logged(error, failure(.unavailableTitle, .unavailableText, status: 503))
    case DatabaseError.unavailable, DatabaseError.busy: logged(error, failure(.unavailableTitle, .unavailableText, status: 503))
    default: logged(error, failure(.faultTitle, .faultText, status: 500))
    }
  }

  private func logged(_ error: any Error, _ response: Response) -> Response {
    Log.fault("\(request.method.rawValue) failed: \(error)")
    return response
  }

  private func failure(
    _ title: ErrorsText, _ text: ErrorsText, status: Int, kept: KeptParts = .writtenText, _ more: (inout HTML) -> Void = { _ in }
  ) -> Response {
    page(texts(title), status: status) { html in
      html.element("h1", [], texts(title))
      html.element("p", [], texts(text))
      more(&html)
      if kept == .anything || self.written != nil { html.kept(KeptForm(self.request), self) }
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

  private func signInFirst() -> Response {
    guard request.method == .get else { return failure(.signInTitle, .signInText, status: 401, kept: .anything) }
    return .redirect(to: address(SignInPages.start, query: Parameters([("next", wantedPath)])))
  }

  /// What was typed is kept, and sent again once the person has shown who they are.
  private func proveFirst() -> Response {
    let prove = address(ProofPages.show, query: Parameters([("next", wantedPath)]))
    guard request.method == .post else { return .redirect(to: prove) }
    return failure(.proofTitle, .proofText, status: 403, kept: .anything) { html in
      html.element("p") { $0.link(Link(self.texts(ErrorsText.proofLink), prove)) }
    }
  }

  /// The page that was asked for with its filters, without its language.
  private var wantedPath: String {
    request.query.pairs.isEmpty ? path : path + "?" + request.query.urlEncoded()
  }
}

/// Which forms a failure repeats on its page.
private enum KeptParts {
  /// Those in which a person has written.
  case writtenText
  /// Any, since signing in is all that it needs.
  case anything
}

extension Router {
  /// The answer when not even the reader could be looked up. A form is repeated, so that nothing typed is lost and it can be sent again.
  func unavailable(_ language: Language, _ error: any Error, _ request: Request? = nil) -> Response {
    Log.fault("request failed before its page: \(error)")
    let texts = Texts.shared(language)
    var response: Response
    if let request, let kept = KeptForm(request) {
      let title = texts(ErrorsText.unavailableTitle)
      var frame = PageFrame(texts: texts, title: title, operatorName: "Twinhall")
      frame.usesScript = false
      response = .html(Interface.page(frame) { $0.keptUnavailable(kept, texts, action: request.path) }.bytes, status: 503)
      response.allowOwnFiles(and: frame.firstStyle)
    } else {
      response = .text(texts(ErrorsText.unavailableTitle) + "\n\n" + texts(ErrorsText.unavailableText) + "\n", status: 503)
    }
    response.headers.add("Retry-After", "10")
    return response
  }
}

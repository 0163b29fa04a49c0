import Application
import Database
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

#if canImport(Glibc)
  import Glibc
#endif

extension Visit {
  /// Answers a form once. The same form sent again, by a double click or because the first answer was lost on the way, is answered as the
  /// first one was.
  /// - Parameter respond: gets a function that reads the form, since some refusals come before its reading.
  func takingOnce(_ respond: (() throws -> Form) throws -> Response) throws -> Response {
    let parsed = Result { try Form.parse(request) }
    if let form = try? parsed.get() { bring(form) }
    do {
      let response = try respond { try parsed.get() }
      if response.status == 303 { return try settled(response) }
      if response.status >= 400, let earlier = try earlierResponse() { return earlier }
      return response
    } catch let error as AlreadyTaken {
      if let earlier = try earlierResponse() { return earlier }
      throw error
    } catch {
      if let earlier = try? earlierResponse() { return earlier }
      throw error
    }
  }

  /// Keeps the answer for a repeated form. What was done is done, so that a fault here does not make it look undone.
  private func settled(_ response: Response) throws -> Response {
    let cookies = (response.headers.all + extraHeaders.all).filter { $0.name == "Set-Cookie" }
    let location = response.headers["Location"].map { [(name: "Location", value: $0)] } ?? []
    do {
      try application.answered(TakenAnswer(headers: location + cookies))
    } catch is AlreadyTaken {
      return try earlierResponse() ?? response
    } catch {
      Log.fault("an answer was not kept: \(error)")
    }
    return response
  }

  /// What another request with this form was answered; nil when there is none.
  private func earlierResponse() throws -> Response? {
    guard var answer = try application.earlierAnswer() else { return nil }
    // The other request is between its change and its answer, or its process has died there.
    for _ in 0..<20 where answer.headers.isEmpty {
      usleep(50_000)
      answer = try application.earlierAnswer() ?? answer
    }
    guard !answer.headers.isEmpty else { return takenPage() }
    extraHeaders = Headers()
    var response = Response(status: 303)
    for (name, value) in answer.headers { response.headers.add(name, value) }
    return response
  }

  private func takenPage() -> Response {
    page(texts(DraftsText.takenTitle)) { html in
      html.element("h1", [], texts(DraftsText.takenTitle))
      html.element("p", [.class("lead")], texts(DraftsText.takenText))
      html.element("p") { $0.link(Link(texts(ErrorsText.backToStart), address(FrontPage.show))) }
    }
  }
}

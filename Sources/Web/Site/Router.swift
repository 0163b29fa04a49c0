import Application
import Domain
import HTTPServer
import TwinhallCore

/// Finds the endpoint of a request and answers it; nothing that happens in between stays unanswered.
public struct Router: Sendable {
  let application: Application
  public let endpoints: [Endpoint]

  public init(application: Application, endpoints: [Endpoint]) {
    self.application = application
    self.endpoints = endpoints
  }

  /// The highest number of bytes a request's body may have.
  public func bodyLimit(_ method: Method, _ path: String) -> Int {
    guard case .endpoint(let endpoint, _, _) = find(method, path) else { return Self.unknownBodyLimit }
    return endpoint.isStreamed ? application.configuration.files.limit + Self.roomForFields : endpoint.bodyLimit
  }

  /// Where the body of a request is kept that may hold a large file: only for somebody who is signed in, as it takes room on the disk
  /// before any right is looked at. nil keeps it in memory.
  public func bodyFolder(_ request: Request) -> String? {
    guard case .endpoint(let endpoint, _, _) = find(request.method, request.path), endpoint.isStreamed else { return nil }
    let cookies = Cookies(request, usesTLS: application.configuration.usesTLS)
    let viewer = try? application.read { try application.viewer(session: cookies.session, declarationKeys: [], on: $0) }
    return viewer?.person == nil ? nil : application.temporaryFolder
  }

  /// What a form has besides its file.
  private static let roomForFields = 1024 * 1024

  /// Enough of a form that is sent to an old or wrong address for the answer to be that the page is not here.
  private static let unknownBodyLimit = 64 * 1024

  public func respond(to request: Request) -> Response {
    var response = fixedResponse(to: request) ?? answer(request, find(request.method, request.path))
    addSecurityHeaders(to: &response)
    return response
  }

  /// The answer when the server itself turns a request away.
  public func refusal(_ status: Int, _ reason: String) -> Response {
    var response = Response.text(reason + "\n", status: status)
    addSecurityHeaders(to: &response)
    return response
  }

  enum Finding {
    case endpoint(Endpoint, [String: String], Language)
    case otherMethod(Language)
    case nothing(Language?)
  }

  func find(_ method: Method, _ path: String) -> Finding {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard let tag = parts.first, let language = Language(rawValue: String(tag)) else { return .nothing(nil) }
    let rest = Array(parts.dropFirst())
    var isKnown = false
    for endpoint in endpoints {
      guard let parameters = endpoint.pattern.match(rest) else { continue }
      if endpoint.method == (method == .head ? .get : method) { return .endpoint(endpoint, parameters, language) }
      isKnown = true
    }
    return isKnown ? .otherMethod(language) : .nothing(language)
  }

  private func answer(_ request: Request, _ found: Finding) -> Response {
    switch found {
    case .endpoint(let endpoint, let parameters, let language):
      return answer(request, language, parameters) { visit in
        visit.endpoint = endpoint
        return try endpoint.respond(visit)
      }
    case .otherMethod(let language):
      return answer(request, language, [:]) { _ in throw WrongMethod() }
    case .nothing(let language):
      return answer(request, language ?? preferredLanguage(of: request), [:]) { _ in throw NotFound() }
    }
  }

  private func answer(
    _ request: Request, _ language: Language, _ parameters: [String: String], _ respond: (Visit) throws -> Response
  ) -> Response {
    do {
      let cookies = Cookies(request, usesTLS: application.configuration.usesTLS)
      let path = "/" + request.path.split(separator: "/").dropFirst().joined(separator: "/")
      let visit = try Visit(
        application: application, request: request, language: language, path: path, parameters: parameters, cookies: cookies)
      var response: Response
      do { response = try respond(visit) } catch { response = visit.response(to: error) }
      visit.finish(&response)
      return response
    } catch {
      return unavailable(language, error, request)
    }
  }
}

struct WrongMethod: Error {}

extension Visit {
  /// Adds cookies and says how long the answer may be kept.
  fileprivate func finish(_ response: inout Response) {
    if let cookie = formToken.newCookie { setCookie(.form, cookie, days: nil) }
    for (name, value) in extraHeaders.all { response.headers.add(name, value) }
    guard response.headers["Cache-Control"] == nil else { return }
    // What a declaration's key opens is for its holder alone, and a page with a form holds a token of this browser.
    let isShared =
      viewer.person == nil && viewer.keys.isEmpty && !formToken.isUsed && extraHeaders.all.isEmpty && response.status == 200
    response.headers.add("Cache-Control", isShared ? "no-cache" : "no-store")
    if isShared, case .bytes(let bytes) = response.body { response.headers.add("ETag", entityTag(bytes)) }
  }
}

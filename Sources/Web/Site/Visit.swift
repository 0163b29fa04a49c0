import Application
import Domain
import HTTPServer
import Interface
import Localization
import Store
import TwinhallCore

/// One request on its way through an endpoint: who asks, in which language, and what is needed to answer.
final class Visit {
  var application: Application
  let request: Request
  let language: Language
  let texts: Texts
  let formats: Formats
  let viewer: Viewer
  let settings: OperatorSettings
  /// The session, also one that still awaits a second factor, whose viewer is a visitor.
  let signedIn: Session?
  /// The secret of the session's cookie.
  let session: Secret?
  /// The secrets of the declarations that this browser may open.
  let declarationKeys: [Secret]
  let formToken: FormToken
  /// The secret of the cookie that stands for this browser's unsent text.
  let draftSecret: Secret?
  let usesLessData: Bool
  let parameters: [String: String]
  /// Path without the language, as the language switch needs it.
  let path: String
  /// What was asked for; nil when nothing is there.
  var endpoint: Endpoint?
  /// The action that was refused, when one was.
  var refused: RefusedAction?
  /// Headers that the response gets besides its own, such as cookies.
  var extraHeaders = Headers()
  /// The form with written text that this request brings.
  var written: BroughtForm?

  init(
    application: Application, request: Request, language: Language, path: String, parameters: [String: String], cookies: Cookies
  ) throws {
    self.application = application
    self.request = request
    self.language = language
    self.path = path
    self.parameters = parameters
    texts = Texts.shared(language)
    formats = Formats(language)
    let session = cookies.session
    self.session = session
    declarationKeys = cookies.declarationKeys
    formToken = FormToken(cookie: cookies.form, session: session)
    draftSecret = cookies.drafts
    let (reader, settings) = try application.read { connection in
      let settings = try OperatorSettings(connection)
      let rules = settings.signInRules
      return (try application.reader(session: session, declarationKeys: cookies.declarationKeys, rules: rules, on: connection), settings)
    }
    (viewer, signedIn, self.settings) = (reader.viewer, reader.session, settings)
    usesLessData = viewer.person?.lessData ?? cookies.lessData ?? (request.headers["Save-Data"]?.lowercased() == "on")
    if let signedIn { noteUse(of: signedIn) }
  }

  /// A page is shown also when this cannot be noted.
  private func noteUse(of session: Session) {
    do { try application.noteUse(of: session) } catch { Log.fault("the use of a session was not noted: \(error)") }
  }

  /// The address of a page in this visit's language.
  func address(_ pattern: PathPattern, _ values: String..., query: Parameters = Parameters()) -> String {
    let path = "/\(language.tag)" + pattern.path(values)
    return query.pairs.isEmpty ? path : path + "?" + query.urlEncoded()
  }

  /// Marks the page as one whose address is a secret: it goes into no Referer field and no cache.
  func hidesAddress() {
    extraHeaders.add("Referrer-Policy", "no-referrer")
    extraHeaders.add("Cache-Control", "no-store")
  }

  /// A parameter of the path that names a record.
  /// - Throws: `NotFound` when it is not an identifier.
  func identifier<Entity>(_ name: String) throws -> Identifier<Entity> {
    guard let text = parameters[name], let identifier = Identifier<Entity>(text) else { throw NotFound() }
    return identifier
  }

  func parameter(_ name: String) throws -> String {
    guard let text = parameters[name] else { throw NotFound() }
    return text
  }

  /// Whether the viewer may; for showing or leaving out a link, never instead of a permit.
  func may<A: Action>(_ action: A.Type, in scope: Scope = .programme) -> Bool {
    Policy.allows(action, to: viewer, in: scope)
  }

  /// Sends the reader on to a page after a form was taken, with a word of confirmation there.
  func redirect(_ pattern: PathPattern, _ values: String..., done: Confirmation? = nil) -> Response {
    let path = "/\(language.tag)" + pattern.path(values)
    return redirect(to: path, done: done)
  }

  /// - Parameter path: with the language; it may have a query.
  func redirect(to path: String, done: Confirmation?) -> Response {
    .redirect(to: done.map { path + (path.contains("?") ? "&" : "?") + "done=" + $0.rawValue } ?? path)
  }

  /// The page number asked for, from 1 to a million: no list is longer, and no sum of it overflows.
  var pageNumber: Int { min(max(1, request.query.first("page").flatMap(Int.init) ?? 1), 1_000_000) }
}

extension Visit {
  /// The network address that limits are counted for.
  var networkAddress: String { NetworkAddress.counted(request) }
}

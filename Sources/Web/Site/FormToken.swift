import Application
import CSodium
import Domain
import HTTPServer
import TwinhallCore

/// Proof that a form came from a page of this site: a field that only somebody who can read this browser's cookie can write.
/// The cookie is set on the first page with a form, so that pages without one stay free of cookies.
final class FormToken {
  static let field = "csrf"

  private let secret: Secret
  private var session: Secret?
  private let isNew: Bool
  private(set) var isUsed = false

  init(cookie: Secret?, session: Secret?) {
    secret = cookie ?? .random()
    self.session = session
    isNew = cookie == nil
  }

  /// The session has got a new secret: the forms of the page that is about to be written belong to that one.
  func rebind(to session: Secret) { self.session = session }

  /// Bound to the session, so that a token from before signing in is worth nothing after it.
  private var expected: String { Secret(text: "form:\(secret.text):\(session?.text ?? "")").digestText }

  /// A fresh writing of the token: a compressed page that also repeats what was typed must not hold the same secret bytes every time
  /// (the BREACH attack guesses them by the page's size).
  func use() -> String {
    isUsed = true
    let mask = Secret.random().text
    return mask + mixed(expected, mask)
  }

  /// The cookie's value, when the page just written needs it and the browser has none.
  var newCookie: String? { isUsed && isNew ? secret.text : nil }

  /// The part of a token that is another one on every page and in every form.
  static func id(of token: String) -> String { String(token.prefix(64)) }

  /// What only this browser and this site know, for sealing an answer to it.
  var seal: Secret { secret }

  func accepts(_ value: String?) -> Bool {
    guard !isNew, let value, value.utf8.count == 128 else { return false }
    let (given, right) = (Array(mixed(String(value.suffix(64)), String(value.prefix(64))).utf8), Array(expected.utf8))
    return given.count == right.count && sodium_memcmp(given, right, right.count) == 0
  }

  /// Exclusive or of two texts of hexadecimal digits.
  private func mixed(_ text: String, _ mask: String) -> String {
    let digits = zip(text.utf8, mask.utf8).map { hexadecimalDigit((hexadecimalValue($0) ?? 0) ^ (hexadecimalValue($1) ?? 0)) }
    return String(decoding: digits, as: UTF8.self)
  }
}

/// The form's token does not fit: another site sent it, or the session has changed since the page was opened.
struct FormTokenRefused: Error {}

extension Visit {
  /// The value for a form's hidden field.
  var csrf: String { formToken.use() }

  /// Checks where the form came from.
  func checkFormToken(_ form: Form) throws { try checkFormToken(form.fields.first(FormToken.field)) }

  func checkFormToken(_ token: String?) throws {
    if let site = request.headers["Sec-Fetch-Site"], site != "same-origin", site != "none" { throw FormTokenRefused() }
    guard formToken.accepts(token) else { throw FormTokenRefused() }
  }
}

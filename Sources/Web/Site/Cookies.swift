import Application
import HTTPServer

/// The cookies of a request. Nothing but random secrets is kept in them, and whether pages are to come with less data.
struct Cookies {
  private(set) var session: Secret?
  private(set) var form: Secret?
  private(set) var declarationKeys: [Secret] = []
  private(set) var drafts: Secret?
  /// Whether this browser's reader asked for less data; nil when they said nothing.
  private(set) var lessData: Bool?

  /// More keys than anybody needs; a longer list is not looked up.
  static let mostKeys = 10

  init(_ request: Request, usesTLS: Bool) {
    for header in request.headers.values("Cookie") {
      for pair in header.split(separator: ";") {
        let halves = pair.trimmingPrefix(" ").split(separator: "=", maxSplits: 1)
        if halves.count == 2 { take(String(halves[0]), halves[1], usesTLS) }
      }
    }
  }

  private mutating func take(_ name: String, _ value: Substring, _ usesTLS: Bool) {
    switch name {
    case CookieName.session.text(usesTLS): session = Self.secret(value)
    case CookieName.form.text(usesTLS): form = Self.secret(value)
    case CookieName.declarations.text(usesTLS):
      declarationKeys = value.split(separator: ".").prefix(Self.mostKeys).compactMap(Self.secret)
    case CookieName.drafts.text(usesTLS): drafts = Self.secret(value)
    case CookieName.lessData.text(usesTLS): lessData = value == "on"
    default: break
    }
  }

  private static func secret(_ text: Substring) -> Secret? {
    text.utf8.count == 64 && text.allSatisfy(\.isHexDigit) ? Secret(text: String(text)) : nil
  }
}

/// Names of cookies; the `__Host-` prefix makes the browser insist on TLS, this host and the path `/`.
enum CookieName: String {
  case session
  case form
  case declarations
  /// What the browser of somebody who is not signed in has written and not sent.
  case drafts
  case lessData = "less-data"

  func text(_ usesTLS: Bool) -> String { (usesTLS ? "__Host-twinhall-" : "twinhall-") + rawValue }

  /// The value of a `Set-Cookie` header.
  /// - Parameter days: how long it lasts; nil ends with the browser, 0 removes it.
  func header(_ value: String, days: Int?, usesTLS: Bool) -> String {
    let age = days.map { "; Max-Age=\($0 * 86_400)" } ?? ""
    return "\(text(usesTLS))=\(value); Path=/; HttpOnly; SameSite=Lax\(age)\(usesTLS ? "; Secure" : "")"
  }
}

extension Visit {
  /// Takes every secret away but those of forms: the next person at a shared computer must not open what this one had open. What a browser
  /// keeps of somebody's unsent text is shown to that person only, so that its cookie may stay.
  /// The browser's cache goes too; its storage stays, which holds forms that wait to be sent.
  func forgetBrowser() {
    extraHeaders.add("Clear-Site-Data", "\"cache\"")
    setCookie(.session, "", days: 0)
    setCookie(.declarations, "", days: 0)
  }

  func setCookie(_ name: CookieName, _ value: String, days: Int?) {
    extraHeaders.add("Set-Cookie", name.header(value, days: days, usesTLS: application.configuration.usesTLS))
  }
}

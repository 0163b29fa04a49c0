import Application
import Credentials
import HTTPServer
import Interface
import Localization
import Markup

/// The form that the script of passkeys fills in and sends. Without the script it shows what else there is.
struct PasskeyForm {
  let visit: Visit
  let question: PasskeyQuestion
  /// Where the answer goes.
  let action: String
  let label: String
  /// What to do where there is no script or no passkey.
  let otherwise: String
  /// Values that the form carries besides the answer.
  var hidden: [(name: String, value: String)] = []
  /// The name of a passkey to be made; nil for one that is used.
  var newFor: (account: String, person: String)?

  func write(_ html: inout HTML) {
    var attributes = [
      Attribute("action", action), Attribute("method", "post"), Attribute("data-passkey", newFor == nil ? "get" : "create"),
      Attribute("data-challenge", question.challenge), Attribute("data-site", question.site),
      Attribute("data-credentials", question.credentials.joined(separator: " ")),
    ]
    if let newFor {
      attributes += [
        Attribute("data-handle", question.handle), Attribute("data-account", newFor.account), Attribute("data-person", newFor.person),
        Attribute("data-operator", visit.settings.name(in: visit.language)),
        Attribute("data-algorithms", PublicKey.algorithms.map { String($0) }.joined(separator: " ")),
      ]
    }
    html.hasForm = true
    html.element("form", attributes) { html in
      html.hidden(FormToken.field, visit.csrf)
      for field in hidden { html.hidden(field.name, field.value) }
      html.hidden("challenge", question.challenge)
      for name in ["credential", "client-data", "data", "signature", "handle"] { html.hidden(name, "") }
      html.element("p", [Attribute("data-without", "")], otherwise)
      html.element("p", [.class("error"), Attribute("role", "alert"), .flag("hidden")], visit.texts(AccountsText.passkeyFailed))
      html.actions { html in
        html.element("button", [.class("button"), .type("button"), .flag("hidden")], label)
      }
    }
    html.element("script", [Attribute("src", ResourceFile.passkeyScript.address), .flag("defer")], "")
  }
}

extension Form {
  /// What the script has filled in; nil before it has.
  var passkeyAnswer: PasskeyAnswer? {
    if text("credential").isEmpty { return nil }
    return PasskeyAnswer(
      challenge: text("challenge"), credential: text("credential"), clientData: text("client-data"), data: text("data"),
      signature: text("signature"), handle: text("handle"))
  }
}

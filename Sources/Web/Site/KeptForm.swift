import HTTPServer
import Interface
import Localization
import Markup

/// A form that could not be taken because of who is signed in, or nobody. Its page is not kept by the browser, so that going back would
/// lose what was typed: the answer carries it instead, and sends it again.
struct KeptForm {
  let fields: [(name: String, value: String)]
  /// A file cannot be written into a page; such a form is only shown, and filled in anew.
  let hasFiles: Bool

  /// nil unless the browser vouches that the form came from this site, since another one could have filled it in; and nil for a form
  /// with a password, which no page repeats.
  init?(_ request: Request) {
    guard request.method == .post, request.headers["Sec-Fetch-Site"] == "same-origin", let form = try? Form.parse(request) else {
      return nil
    }
    fields = form.fields.pairs.filter { $0.name != FormToken.field }
    hasFiles = !form.files.isEmpty
    if fields.contains(where: { $0.name.contains("password") }) { return nil }
  }

  /// What a person has written, without choices and hidden values.
  fileprivate var texts: [String] {
    fields.filter { $0.name != "stamp" && $0.name != "version" && ($0.value.contains(" ") || $0.value.contains("\n")) }.map(\.value)
  }
}

extension HTML {
  mutating func kept(_ kept: KeptForm, _ visit: Visit) {
    let texts = visit.texts
    element("p", [], texts(ErrorsText.keptText))
    if !kept.texts.isEmpty {
      element("h2", [], texts(ErrorsText.wrote))
      for text in kept.texts { paragraphs(text) }
    }
    guard !kept.hasFiles else { return }
    form(action: visit.request.path, csrf: visit.csrf) { html in
      for field in kept.fields { html.hidden(field.name, field.value) }
      html.actions { $0.button(texts(ErrorsText.sendAgain)) }
    }
  }
}

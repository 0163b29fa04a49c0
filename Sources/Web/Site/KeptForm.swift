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
  /// The token it came with, which fits as long as the session does not change.
  let token: String

  /// nil unless the browser vouches that the form came from this site, since another one could have filled it in; and nil for a form
  /// with a password, which no page repeats.
  init?(_ request: Request) {
    guard request.method == .post, request.headers["Sec-Fetch-Site"] == "same-origin", let form = try? Form.parse(request) else {
      return nil
    }
    fields = form.fields.pairs.filter { $0.name != FormToken.field && $0.name != "submission" }
    hasFiles = !form.files.isEmpty
    token = form.text(FormToken.field)
    if fields.contains(where: { $0.name.contains("password") }) { return nil }
  }

  /// What a person has written, without choices and hidden values.
  fileprivate var texts: [String] {
    fields.filter { field in
      let isHidden = field.name == "stamp" || field.name == "version" || field.name.hasPrefix("draft-")
      return !isHidden && (field.value.contains(" ") || field.value.contains("\n"))
    }.map(\.value)
  }
}

extension HTML {
  /// - Parameter form: nil when it may not be repeated.
  mutating func kept(_ form: KeptForm?, _ visit: Visit) {
    let texts = visit.texts
    if form != nil, visit.viewer.person == nil || visit.written == nil { element("p", [], texts(ErrorsText.keptText)) }
    if let written = visit.written, written.kept != nil { keptDraft(written, visit) }
    if let form { keptFields(form, texts, action: visit.request.path, csrf: visit.csrf) }
  }

  /// Where nothing is known but the request itself.
  mutating func keptUnavailable(_ kept: KeptForm, _ texts: Texts, action: String) {
    element("h1", [], texts(ErrorsText.unavailableTitle))
    element("p", [], texts(ErrorsText.unavailableText))
    keptFields(kept, texts, action: action, csrf: kept.token)
  }

  private mutating func keptFields(_ kept: KeptForm, _ texts: Texts, action: String, csrf: String) {
    if !kept.texts.isEmpty {
      element("h2", [], texts(ErrorsText.wrote))
      for text in kept.texts { paragraphs(text) }
    }
    guard !kept.hasFiles else { return }
    form(action: action, csrf: csrf) { html in
      for field in kept.fields { html.hidden(field.name, field.value) }
      html.actions { $0.button(texts(ErrorsText.sendAgain)) }
    }
  }

  /// The text waits in its form, on every device of the person.
  private mutating func keptDraft(_ written: BroughtForm, _ visit: Visit) {
    let texts = visit.texts
    element("p", [], texts(DraftsText.keptText))
    if visit.viewer.person == nil && !written.form.author.isEmpty {
      let next = Parameters([("next", written.form.page)])
      element("p") { $0.link(Link(texts(DraftsText.signInAndGoOn), visit.address(SignInPages.start, query: next))) }
    } else {
      element("p") { $0.link(Link(texts(DraftsText.open), "/\(visit.language.tag)" + written.form.page)) }
    }
  }
}

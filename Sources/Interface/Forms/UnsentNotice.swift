import Localization
import Markup
import TwinhallCore

extension HTML {
  /// Says that there is text which was not sent, and lets the person choose, field by field, where there are two texts.
  mutating func unsentNotice(_ form: FormInProgress, csrf: String, _ texts: Texts) {
    guard let unsent = form.unsent, !form.differing.isEmpty else { return }
    let base = hexadecimal(form.base)
    let isChanged = unsent.rival == nil && unsent.base != base
    let needsChoice = isChanged || unsent.rival != nil
    notice(needsChoice ? .warning : .information, title: texts(DraftsText.noticeTitle, ["time": .text(unsent.time)])) { html in
      let text: DraftsText = unsent.rival != nil ? .noticeRival : isChanged ? .noticeChanged : .noticeText
      html.element("p", [], texts(text))
      html.details(texts(needsChoice ? DraftsText.bothTexts : .storedText), isOpen: needsChoice) { html in
        html.choiceForm(form, unsent, base, csrf, texts)
      }
      html.element("p") { $0.link(Link(texts(DraftsText.showOrDelete), unsent.address)) }
    }
  }

  private mutating func choiceForm(_ form: FormInProgress, _ unsent: UnsentText, _ base: String, _ csrf: String, _ texts: Texts) {
    let other = unsent.rival.map { texts(DraftsText.otherTab, ["time": .text($0.time)]) } ?? texts(DraftsText.storedNow)
    let mine = texts(DraftsText.yourText, ["time": .text(unsent.time)])
    element("form", [Attribute("action", unsent.address), Attribute("method", "post"), .class("two-texts")]) { html in
      html.hidden("csrf", csrf)
      html.hidden("version", String(unsent.version))
      html.hidden("base", base)
      for field in form.differing {
        let choices = [
          Choice("mine", mine, hint: field.mine.isEmpty ? texts(DraftsText.empty) : field.mine),
          Choice("other", other, hint: field.other.isEmpty ? texts(DraftsText.empty) : field.other),
        ]
        html.radios(Field("take-" + field.name, label: field.label, value: "mine"), choices)
      }
      html.actions { $0.button(texts(DraftsText.choose), .secondary) }
    }
  }

  /// What a form with written text carries so that the text can be kept.
  mutating func keepingFields(_ form: FormInProgress, address: String, _ memory: FormMemory) {
    let refused = memory.refused.flatMap { $0.address == address ? $0 : nil }
    hidden("draft-version", String(refused?.kept?.version ?? form.unsent?.version ?? 0))
    hidden("draft-base", refused?.base ?? hexadecimal(form.base))
    hidden("draft-title", memory.title)
    if !memory.author.isEmpty { hidden("draft-author", memory.author) }
    if memory.page != address { hidden("draft-page", memory.page) }
    for name in form.secrets { hidden("draft-secret", name) }
  }

  /// Under the form: when its text was kept, and a button that keeps it.
  mutating func keepingLine(_ form: FormInProgress, address: String, _ memory: FormMemory, _ texts: Texts) {
    let refused = memory.refused.flatMap { $0.address == address ? $0.kept : nil }
    let time = refused?.time ?? (form.unsent?.rival == nil ? form.unsent?.time : nil)
    element("div", [.class("keeping")]) { html in
      html.element("p", [.class("hint"), Attribute("role", "status")], time.map { texts(DraftsText.saved, ["time": .text($0)]) } ?? "")
      guard form.areas > 0 || form.textFields > 3 else { return }
      html.element(
        "button", [.class("plain"), .name("draft-form"), .value(address), Attribute("formaction", memory.keepAddress)],
        texts(DraftsText.saveForLater))
    }
  }
}

private func hexadecimal(_ number: UInt64) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}

extension FormMemory {
  var texts: Texts { Texts.shared(Language(rawValue: language) ?? .english) }

  /// The address of a form without the language and the query.
  func address(of action: String) -> String { String(action.prefix { $0 != "?" }.dropFirst(language.utf8.count + 1)) }
}

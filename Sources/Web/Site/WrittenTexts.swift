import Interface
import Localization
import Markup
import TwinhallCore

/// What people write keeps its language: it is marked, in words and for screen readers, where that is not the page's.
extension Visit {
  /// The language of a text, when it is known and another than the page's.
  func foreign(_ written: WrittenLanguage?) -> WrittenLanguage? { written?.tag == language.tag ? nil : written }

  func foreign(_ other: Language) -> WrittenLanguage? { foreign(WrittenLanguage(other)) }

  /// `In Swedish`, for a text in another language than the page's.
  func inWords(_ written: WrittenLanguage) -> String {
    texts(FrameText.inLanguage, ["language": .text(texts.languageName(written.tag))])
  }

  /// Asks for the language of the texts in a form; the interface's languages come first, the writer's own is chosen.
  func writtenLanguageField(_ value: String, _ problems: Problems) -> (Field, [Choice]) {
    let own = Language.allCases.map { Choice($0.tag, texts.languageName($0.tag)) }
    let others = spokenLanguageChoices.filter { choice in !own.contains { $0.value == choice.value } }
    let field = Field(
      "text-language", label: texts(FormsText.textLanguage), hint: texts(FormsText.textLanguageHint),
      error: problems.error(at: "text-language"), value: value.isEmpty ? language.tag : value)
    return (field, own + others)
  }
}

extension HTML {
  /// A line that says in which language the texts that follow are; nothing when it is the page's.
  mutating func languageNote(_ written: WrittenLanguage?, _ visit: Visit) {
    if let other = visit.foreign(written) { element("p", [.class("hint")], visit.inWords(other)) }
  }

  /// Content in a language that may be another than the page's.
  mutating func written(in written: WrittenLanguage?, _ visit: Visit, _ content: (inout HTML) -> Void) {
    guard let other = visit.foreign(written) else { return content(&self) }
    languageNote(other, visit)
    element("div", [.lang(other.tag), .dir(other.direction.rawValue)], content)
  }
}

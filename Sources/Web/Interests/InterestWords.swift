import Application
import Domain
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Words for the values of declarations, in the reader's language.
extension Visit {
  /// The text of a key that is made while running, such as a state's.
  func word(_ prefix: String, _ value: String) -> String { texts.text("interests.\(prefix)-\(value)") ?? value }

  func title(of question: DeclarationQuestion) -> String { word("question", question.rawValue) }

  func stateTag(_ state: Declaration.State) -> (word: String, tone: Tone) { (word("state", state.rawValue), state.tone) }

  func inhabitants(_ population: Int) -> String {
    texts(InterestsText.inhabitants, ["number": .text(formats.integer(population))])
  }

  /// When an answer was last saved.
  func savedAt(_ declaration: Declaration) -> String {
    texts(InterestsText.savedAt, ["time": .text(formats.instant(declaration.changedAt))])
  }

  /// `Zambia`, `15,530 inhabitants`, `Mostly rural`: as far as known.
  func facts(country: String, population: Int?, character: SettlementCharacter?) -> [String] {
    [texts.country(country), population.map(inhabitants), character.map { word("character", $0.rawValue) }].compactMap { $0 }
  }
}

extension Declaration.State {
  var tone: Tone {
    switch self {
    case .draft, .withdrawn: .neutral
    case .submitted: .information
    case .returned, .hidden: .warning
    case .published, .matched: .positive
    }
  }
}

extension HTML {
  /// The state, and when an answer was last saved.
  mutating func state(of declaration: Declaration, _ visit: Visit) {
    element("p") { html in
      let (word, tone) = visit.stateTag(declaration.state)
      html.tag(word, tone)
      html.raw(" ")
      html.text(visit.savedAt(declaration))
    }
  }

  /// What the office wrote when it returned or hid the declaration.
  mutating func officeNote(of declaration: Declaration, _ visit: Visit) {
    guard !declaration.officeNote.isEmpty else { return }
    notice(.warning, title: visit.texts(declaration.state == .hidden ? InterestsText.noteHide : InterestsText.note)) {
      $0.paragraphs(declaration.officeNote)
    }
  }
}

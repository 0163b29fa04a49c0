import Markup

/// One entry of a public list.
public struct Card: Sendable {
  public var title: String
  public var address: String
  /// Short facts under the title, such as country and population.
  public var facts: [String]
  public var text: String?
  public var state: (word: String, tone: Tone)?
  /// The language of the title and text when it is another than the page's.
  public var language: String?
  /// The language of the text alone.
  public var textLanguage: String?

  public init(
    _ title: String, address: String, facts: [String] = [], text: String? = nil, state: (word: String, tone: Tone)? = nil,
    language: String? = nil
  ) {
    self.title = title
    self.address = address
    self.facts = facts
    self.text = text
    self.state = state
    self.language = language
  }
}

/// The level of a heading within the page.
public enum HeadingLevel: Sendable {
  case two
  case three

  var name: StaticString {
    switch self {
    case .two: "h2"
    case .three: "h3"
    }
  }
}

extension HTML {
  /// Entries to look through; the whole card leads to the entry.
  public mutating func cardList(_ cards: [Card], heading: HeadingLevel = .two) {
    element("ul", [.class("cards")]) { html in
      for card in cards { html.element("li", [.class("card")]) { $0.card(card, heading) } }
    }
  }

  private mutating func card(_ card: Card, _ heading: HeadingLevel) {
    element(heading.name, [.lang(card.language)]) { $0.element("a", [.href(card.address)], card.title) }
    if !card.facts.isEmpty {
      element("ul", [.class("card-facts")]) { html in
        for fact in card.facts { html.element("li", [], fact) }
      }
    }
    if let text = card.text { element("p", [.lang(card.textLanguage ?? card.language), Attribute("dir", "auto")], text) }
    if let state = card.state { tag(state.word, state.tone) }
  }
}

import Markup
import TwinhallCore

extension HTML {
  /// Statements, each with the words that prove it under it, in the language of whoever wrote them.
  /// - Parameter language: of those words, when it is known and another than the page's.
  public mutating func statements(_ lines: [(statement: String, proof: String)], language: WrittenLanguage? = nil) {
    element("ul", [.class("statements")]) { html in
      for line in lines {
        html.element("li") { html in
          html.element("strong", [], line.statement)
          if !line.proof.isEmpty { html.element("p", ownWords(language), line.proof) }
        }
      }
    }
  }

  /// Text of several paragraphs as a person wrote it: an empty line ends a paragraph, a line end breaks the line.
  /// - Parameter language: of the text, when it is known and another than the page's.
  public mutating func paragraphs(_ text: String, language: WrittenLanguage? = nil) {
    for paragraph in text.replacing("\r\n", with: "\n").split(separator: "\n\n") {
      element("p", ownWords(language)) { html in
        for (index, line) in paragraph.split(separator: "\n").enumerated() {
          if index > 0 { html.raw("<br>") }
          html.text(String(line))
        }
      }
    }
  }
}

/// The attributes of an element that holds a person's own words.
func ownWords(_ language: WrittenLanguage?) -> [Attribute] {
  [.lang(language?.tag), .dir(language?.direction.rawValue ?? "auto")]
}

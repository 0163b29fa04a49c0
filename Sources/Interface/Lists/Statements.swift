import Markup

extension HTML {
  /// Statements, each with the words that prove it under it, in the language of whoever wrote them.
  public mutating func statements(_ lines: [(statement: String, proof: String)]) {
    element("ul", [.class("statements")]) { html in
      for line in lines {
        html.element("li") { html in
          html.element("strong", [], line.statement)
          if !line.proof.isEmpty { html.element("p", [Attribute("dir", "auto")], line.proof) }
        }
      }
    }
  }

  /// Text of several paragraphs as a person wrote it: an empty line ends a paragraph, a line end breaks the line.
  public mutating func paragraphs(_ text: String) {
    for paragraph in text.replacing("\r\n", with: "\n").split(separator: "\n\n") {
      element("p", [Attribute("dir", "auto")]) { html in
        for (index, line) in paragraph.split(separator: "\n").enumerated() {
          if index > 0 { html.raw("<br>") }
          html.text(String(line))
        }
      }
    }
  }
}

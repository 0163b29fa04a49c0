import Markup

extension HTML {
  /// Plain text as paragraphs: an empty line begins a new one, a line that begins with `#` is a heading.
  mutating func prose(_ text: String) {
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    for block in lines.split(whereSeparator: { $0.allSatisfy(\.isWhitespace) }) {
      var paragraph: [Substring] = []
      for line in block {
        guard line.hasPrefix("#") else {
          paragraph.append(line)
          continue
        }
        self.paragraph(&paragraph)
        element("h2", [], String(line.drop { $0 == "#" || $0 == " " }))
      }
      self.paragraph(&paragraph)
    }
  }

  private mutating func paragraph(_ lines: inout [Substring]) {
    if !lines.isEmpty { element("p", [], lines.joined(separator: "\n")) }
    lines = []
  }
}

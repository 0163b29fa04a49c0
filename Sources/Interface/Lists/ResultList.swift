import Markup

/// A piece of a text; marked where it is what the reader looked for.
public struct MarkedText: Sendable {
  public var text: String
  public var isMarked: Bool

  public init(_ text: String, isMarked: Bool = false) {
    self.text = text
    self.isMarked = isMarked
  }
}

/// Something that a search found.
public struct SearchResult: Sendable {
  public var title: [MarkedText]
  public var address: String
  /// What kind of thing it is.
  public var kind: String
  public var excerpt: [MarkedText]
  /// Of title and excerpt where it is not the page's; BCP 47.
  public var language: String?

  public init(_ title: [MarkedText], address: String, kind: String, excerpt: [MarkedText] = [], language: String? = nil) {
    self.title = title
    self.address = address
    self.kind = kind
    self.excerpt = excerpt
    self.language = language
  }
}

extension HTML {
  /// Results in their order, with what was looked for marked.
  /// - Parameter start: the number of the first, from 1.
  public mutating func resultList(_ results: [SearchResult], start: Int = 1) {
    element("ol", [.class("results"), Attribute("start", start == 1 ? nil : String(start))]) { html in
      for result in results { html.element("li") { $0.result(result) } }
    }
  }

  private mutating func result(_ result: SearchResult) {
    element("h2", [.lang(result.language)]) { html in
      html.element("a", [.href(result.address)]) { $0.marked(result.title) }
    }
    element("p", [.class("quiet")], result.kind)
    guard !result.excerpt.isEmpty else { return }
    element("p", [.lang(result.language), Attribute("dir", "auto")]) { $0.marked(result.excerpt) }
  }

  private mutating func marked(_ pieces: [MarkedText]) {
    for piece in pieces {
      if piece.isMarked { element("mark", [], piece.text) } else { text(piece.text) }
    }
  }
}

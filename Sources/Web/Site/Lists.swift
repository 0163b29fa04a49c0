import HTTPServer
import Interface
import Localization
import Markup

/// What narrows a list stands in the address, so that a list can be sent to somebody else and is the same after going back.
extension Visit {
  /// The query without what is not a filter: the next page begins at the top and says nothing again.
  var filters: Parameters {
    Parameters(request.query.pairs.filter { !$0.value.isEmpty && $0.name != "page" && $0.name != "done" })
  }

  /// How many rows come before the page asked for.
  var offset: Int { (pageNumber - 1) * pageSize }

  /// How many rows to count for a list that shows "more than": `Pagination.countLimit`, and one to know whether there are more.
  var countLimit: Int { Pagination.countLimit(page: pageNumber, size: pageSize) + 1 }

  /// Pages of a list with its filters kept.
  /// - Parameter counted: rows found when counting ended at `countLimit`.
  func pagination(_ pattern: PathPattern, _ values: String..., counted: Int) -> Pagination {
    Pagination(page: pageNumber, size: pageSize, counted: counted, address: pageAddress(pattern, values))
  }

  /// Pages of a list with its filters kept.
  /// - Parameter total: rows on all pages.
  func pagination(_ pattern: PathPattern, _ values: String..., total: Int) -> Pagination {
    Pagination(page: pageNumber, size: pageSize, total: total, address: pageAddress(pattern, values))
  }

  /// The first page of a list is the list itself.
  private func pageAddress(_ pattern: PathPattern, _ values: [String]) -> @Sendable (Int) -> String {
    let (path, filters) = ("/\(language.tag)" + pattern.path(values), filters)
    return { page in
      let query = page > 1 ? Parameters(filters.pairs + [("page", String(page))]) : filters
      return query.pairs.isEmpty ? path : path + "?" + query.urlEncoded()
    }
  }
}

extension HTML {
  /// A heading with cards under it; nothing without cards.
  mutating func section(_ title: String, _ cards: [Card]) {
    guard !cards.isEmpty else { return }
    element("h2", [], title)
    cardList(cards, heading: .three)
  }

  /// Sentences as a list.
  mutating func sentences(_ sentences: [String]) {
    element("ul") { html in
      for sentence in sentences { html.element("li", [], sentence) }
    }
  }

  /// Links one after another on a line.
  mutating func links(_ links: [Link]) {
    for (index, link) in links.enumerated() {
      if index > 0 { raw(", ") }
      self.link(link)
    }
  }
}

extension Cell {
  /// Links one after another.
  static func links(_ links: [Link]) -> Cell {
    var html = HTML(reserving: 256)
    html.links(links)
    return .html(html)
  }

  /// Sentences as a list.
  static func sentences(_ sentences: [String]) -> Cell {
    var html = HTML(reserving: 512)
    html.sentences(sentences)
    return .html(html)
  }
}

/// Several short texts in one cell, one under the other.
func lines(_ texts: [String]) -> Cell {
  var html = HTML(reserving: 256)
  for (index, text) in texts.enumerated() {
    if index > 0 { html.void("br") }
    html.text(text)
  }
  return .html(html)
}

/// Short words that stay on one line.
func unbroken(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

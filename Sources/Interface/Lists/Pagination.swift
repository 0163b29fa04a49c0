import Localization
import Markup

/// Where a list of pages stands.
public struct Pagination: Sendable {
  /// Rows on a page.
  public static let pageSize = 50

  /// From 1.
  public var page: Int
  /// Rows in all, or `countedRows` of this page when there are at least so many.
  public var total: Int
  /// The address of a page with every filter kept. A list that pages by key gives its own.
  public var address: @Sendable (Int) -> String

  public init(page: Int, total: Int, address: @escaping @Sendable (Int) -> String) {
    self.page = page
    self.total = total
    self.address = address
  }

  /// How far the rows of a list are counted for one of its pages: far enough to page on, and no further in a longer list.
  public static func countedRows(page: Int) -> Int { (page - 1) * pageSize + 1_001 }

  var isCountedInPart: Bool { total == Pagination.countedRows(page: page) }
  var pageCount: Int { max(1, (total + Pagination.pageSize - 1) / Pagination.pageSize) }
  var first: Int { min(total, (page - 1) * Pagination.pageSize + 1) }
  var last: Int { min(total, page * Pagination.pageSize) }
}

extension HTML {
  /// Which rows are shown, and the way to the pages before and after.
  public mutating func pagination(_ pagination: Pagination, _ texts: Texts) {
    element("nav", [.class("pagination"), Attribute("aria-label", texts(FormsText.pages))]) { html in
      let isInPart = pagination.isCountedInPart
      html.element(
        "p", [],
        texts(
          isInPart ? FormsText.rangeOfMore : FormsText.range,
          ["first": .count(pagination.first), "last": .count(pagination.last), "count": .count(pagination.total - (isInPart ? 1 : 0))]))
      if pagination.page > 1 {
        html.element("a", [Attribute("rel", "prev"), .href(pagination.address(pagination.page - 1))], texts(FormsText.previous))
      }
      if pagination.page < pagination.pageCount {
        html.element("a", [Attribute("rel", "next"), .href(pagination.address(pagination.page + 1))], texts(FormsText.next))
      }
    }
  }

  /// Fields that narrow a list. It is sent by GET, so that the filter stands in the address.
  /// - Parameter clearAddress: the list without a filter; nil when nothing is filtered.
  public mutating func filterForm(action: String, clearAddress: String? = nil, _ texts: Texts, _ content: (inout HTML) throws -> Void)
    rethrows
  {
    try element("form", [.class("filter"), Attribute("action", action), Attribute("method", "get"), Attribute("role", "search")]) { html in
      try content(&html)
      html.actions { html in
        html.button(texts(FormsText.filter), .secondary)
        if let clearAddress { html.link(Link(texts(FormsText.clear), clearAddress)) }
      }
    }
  }
}

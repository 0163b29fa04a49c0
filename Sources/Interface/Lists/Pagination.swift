import Localization
import Markup

/// Where a list of pages stands.
public struct Pagination: Sendable {
  /// Rows on a page unless the reader asked for less.
  public static let pageSize = 50

  /// From 1.
  public var page: Int
  /// Rows on a page.
  public var size: Int
  /// Rows in all.
  public var total: Int
  /// Whether there are more rows than `total`: counting stopped there, so that a long list costs no more than a short one.
  public var hasMore = false
  /// The address of a page with every filter kept. A list that pages by key gives its own.
  public var address: @Sendable (Int) -> String

  public init(page: Int, size: Int = pageSize, total: Int, address: @escaping @Sendable (Int) -> String) {
    self.page = page
    self.size = size
    self.total = total
    self.address = address
  }

  /// - Parameter counted: rows found when counting ended at `countLimit` and one more.
  public init(page: Int, size: Int = pageSize, counted: Int, address: @escaping @Sendable (Int) -> String) {
    let limit = Pagination.countLimit(page: page, size: size)
    self.init(page: page, size: size, total: min(counted, limit), address: address)
    hasMore = counted > limit
  }

  /// How far rows are counted: to a round number, and always to the end of the next page.
  public static func countLimit(page: Int, size: Int = pageSize) -> Int { max(1_000, (page + 1) * size) }

  var pageCount: Int { max(1, (total + size - 1) / size) }
  var first: Int { min(total, (page - 1) * size + 1) }
  var last: Int { min(total, page * size) }
}

extension HTML {
  /// Which rows are shown, and the way to the pages before and after.
  public mutating func pagination(_ pagination: Pagination, _ texts: Texts) {
    element("nav", [.class("pagination"), Attribute("aria-label", texts(FormsText.pages))]) { html in
      html.element(
        "p", [],
        texts(
          pagination.hasMore ? FormsText.rangeOfMore : .range,
          ["first": .count(pagination.first), "last": .count(pagination.last), "count": .count(pagination.total)]))
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
    try element("details", [.class("filters"), .flag("open", if: clearAddress != nil)]) { html in
      html.element("summary", [], texts(FormsText.filter))
      let attributes: [Attribute] = [
        .class("filter"), Attribute("action", action), Attribute("method", "get"), Attribute("role", "search"),
      ]
      try html.element("form", attributes) { html in
        try content(&html)
        html.actions { html in
          html.button(texts(FormsText.filter), .secondary)
          if let clearAddress { html.link(Link(texts(FormsText.clear), clearAddress)) }
        }
      }
    }
  }
}

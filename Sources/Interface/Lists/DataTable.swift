import Markup

/// A column of a table.
public struct Column: Sendable {
  public enum Order: Sendable {
    case ascending
    case descending
  }

  public var label: String
  /// Set to the right with figures of equal width.
  public var isNumeric: Bool
  /// The address that sorts by this column; nil when it cannot.
  public var sortAddress: String?
  /// How the rows are sorted by this column now; nil when they are not.
  public var order: Order?

  public init(_ label: String, isNumeric: Bool = false, sortAddress: String? = nil, order: Order? = nil) {
    self.label = label
    self.isNumeric = isNumeric
    self.sortAddress = sortAddress
    self.order = order
  }
}

/// What a cell of a table or a value of a list shows.
public enum Cell: Sendable {
  case text(String)
  case link(String, String)
  case tag(String, Tone)
  /// A quiet second line under the first.
  case lines(String, String)
  case html(HTML)
}

extension HTML {
  /// Rows under columns; cards on a phone. The first cell of a row names the row.
  /// - Parameters:
  ///   - caption: what the table shows.
  ///   - isCaptionHidden: whether only screen readers have the caption, since a heading says the same.
  ///   - rows: as many cells each as there are columns.
  public mutating func dataTable(caption: String, isCaptionHidden: Bool = false, columns: [Column], rows: [[Cell]]) {
    // A table that is wider than the screen scrolls by itself and leaves the page where it is; the keyboard reaches it to scroll.
    let scroll: [Attribute] = [
      .class("scroll"), Attribute("role", "group"), Attribute("aria-label", caption), Attribute("tabindex", "0"),
    ]
    element("div", scroll) { html in
      html.raw("<table class=\"data\">")
      html.element("caption", [isCaptionHidden ? .class("hidden") : .class("caption")], caption)
      html.tableParts(columns, rows)
      html.raw("</table>")
    }
    raw("\n")
  }

  private mutating func tableParts(_ columns: [Column], _ rows: [[Cell]]) {
    raw("<thead><tr>")
    for column in columns { columnHeader(column) }
    raw("</tr></thead>\n<tbody>")
    for row in rows { self.row(row, columns) }
    raw("</tbody>")
  }

  private mutating func columnHeader(_ column: Column) {
    let order: String? = column.order.map { $0 == .ascending ? "ascending" : "descending" }
    let attributes: [Attribute] = [
      Attribute("scope", "col"), Attribute("class", column.isNumeric ? "number" : nil), Attribute("aria-sort", order),
    ]
    element("th", attributes) { html in
      guard let address = column.sortAddress else { return html.text(column.label) }
      html.element("a", [.href(address)], column.label)
    }
  }

  private mutating func row(_ row: [Cell], _ columns: [Column]) {
    raw("<tr>")
    for (index, (cell, column)) in zip(row, columns).enumerated() {
      if index == 0 {
        element("th", [Attribute("scope", "row")]) { $0.cell(cell) }
      } else {
        element("td", [Attribute("class", column.isNumeric ? "number" : nil), Attribute("data-label", column.label)]) { $0.cell(cell) }
      }
    }
    raw("</tr>\n")
  }

  mutating func cell(_ cell: Cell) {
    switch cell {
    case .text(let text): self.text(text)
    case .link(let text, let address): element("a", [.href(address)], text)
    case .tag(let word, let tone): tag(word, tone)
    case .lines(let first, let second):
      // One element, since on a phone label and value are two columns.
      element("div") { html in
        html.text(first)
        html.element("small", [], second)
      }
    case .html(let html): append(html)
    }
  }
}

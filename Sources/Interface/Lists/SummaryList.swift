import Localization
import Markup

/// One answer or fact with its name.
public struct SummaryRow: Sendable {
  public var key: String
  public var value: Cell
  /// Where the value is changed; nil when it cannot be.
  public var changeAddress: String?
  /// The language of the value when it is another than the page's.
  public var language: String?

  public init(_ key: String, _ value: Cell, changeAddress: String? = nil, language: String? = nil) {
    self.key = key
    self.value = value
    self.changeAddress = changeAddress
    self.language = language
  }

  public init(_ key: String, _ value: String, changeAddress: String? = nil, language: String? = nil) {
    self.init(key, .text(value), changeAddress: changeAddress, language: language)
  }
}

/// A large figure with what it counts.
public struct Fact: Sendable {
  public var label: String
  public var value: String
  public var note: String?

  public init(_ label: String, _ value: String, note: String? = nil) {
    self.label = label
    self.value = value
    self.note = note
  }
}

extension HTML {
  /// Names and values, each with a link to change it.
  public mutating func summaryList(_ rows: [SummaryRow], _ texts: Texts) {
    element("dl", [.class("list")]) { html in
      for row in rows { html.element("div") { $0.summaryRow(row, texts) } }
    }
  }

  private mutating func summaryRow(_ row: SummaryRow, _ texts: Texts) {
    element("dt", [], row.key)
    element("dd", [.lang(row.language)]) { html in
      if case .text("") = row.value { html.element("span", [.class("quiet")], texts(FormsText.noAnswer)) } else { html.cell(row.value) }
    }
    guard let address = row.changeAddress else { return }
    element("dd", [.class("change")]) { html in
      html.element("a", [.href(address)]) { html in
        html.text(texts(FormsText.change))
        html.element("span", [.class("hidden")]) { html in
          html.raw(": ")
          html.text(row.key)
        }
      }
    }
  }

  /// Figures that tell the whole at a glance.
  public mutating func facts(_ facts: [Fact]) {
    element("dl", [.class("facts")]) { html in
      for fact in facts {
        html.element("div") { html in
          html.element("dt", [], fact.label)
          html.element("dd", [.class("figure")], fact.value)
          if let note = fact.note { html.element("dd", [.class("quiet")], note) }
        }
      }
    }
  }
}

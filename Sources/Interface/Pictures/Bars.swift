import Markup

/// One bar: a share of the whole with its words.
public struct Bar: Sendable {
  public var label: String
  /// 0 to 1; what is outside is cut.
  public var share: Double
  /// The value in words, such as `18 of 25`. The bar says nothing that this does not.
  public var value: String
  public var tone: Tone

  public init(_ label: String, share: Double, value: String, tone: Tone = .information) {
    self.label = label
    self.share = share
    self.value = value
    self.tone = tone
  }
}

extension HTML {
  /// Shares as bars, such as the parts of a score or costs against a ceiling. Each bar's name and value are text beside it.
  public mutating func bars(_ bars: [Bar], title: String) {
    element("figure", [.class("bars")]) { html in
      html.element("figcaption", [], title)
      html.element("dl") { html in
        for bar in bars { html.element("div") { $0.bar(bar) } }
      }
    }
  }

  private mutating func bar(_ bar: Bar) {
    element("dt", [], bar.label)
    element("dd") { html in
      html.text(bar.value)
      html.raw("<svg aria-hidden=\"true\" focusable=\"false\" width=\"100%\" height=\"10\">")
      html.raw("<rect class=\"track\" width=\"100%\" height=\"10\" rx=\"5\"/>")
      html.element(
        "rect",
        [
          Attribute("class", barClass(bar.tone)), Attribute("width", percentage(bar.share)), Attribute("height", "10"),
          Attribute("rx", "5"),
        ], "")
      html.raw("</svg>")
    }
  }
}

func barClass(_ tone: Tone) -> String {
  switch tone {
  case .neutral, .information: "bar"
  case .positive: "bar positive"
  case .warning: "bar warning"
  case .negative: "bar negative"
  }
}

/// A share as SVG writes it, to a tenth of a per cent: `45.5%`.
func percentage(_ share: Double) -> String {
  let tenths = share.isFinite ? Int((min(max(share, 0), 1) * 1000).rounded()) : 0
  return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
}

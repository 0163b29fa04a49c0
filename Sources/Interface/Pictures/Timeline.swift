import Localization
import Markup
import TwinhallCore

/// One period on a time line; a single day when first and last are the same.
public struct TimelineItem: Sendable {
  public var label: String
  public var first: Day
  public var last: Day
  public var address: String?
  public var tone: Tone

  public init(_ label: String, _ first: Day, _ last: Day, address: String? = nil, tone: Tone = .information) {
    self.label = label
    self.first = first
    self.last = last
    self.address = address
    self.tone = tone
  }
}

/// Periods between two days.
public struct Timeline: Sendable {
  public var title: String
  public var first: Day
  public var last: Day
  /// Marked by a line through every period; nil marks nothing.
  public var today: Day?
  public var items: [TimelineItem]

  public init(title: String, first: Day, last: Day, today: Day? = nil, items: [TimelineItem]) {
    self.title = title
    self.first = first
    self.last = last
    self.today = today
    self.items = items
  }

  /// Where the day's morning stands, 0 to 1.
  func position(_ day: Day) -> Double {
    let length = max(1, last.number - first.number + 1)
    return min(max(Double(day.number - first.number) / Double(length), 0), 1)
  }

  /// The first days of the years, or of the quarters when the line is shorter than two years.
  var marks: [(position: Double, label: String)] {
    let (firstYear, lastYear) = (first.components.year, last.components.year)
    let isShort = last.number - first.number < 731
    let months = isShort ? [1, 4, 7, 10] : [1]
    return (firstYear...max(firstYear, lastYear)).flatMap { year in months.compactMap { Day(year, $0, 1) } }
      .filter { $0 >= first && $0 < last }
      .map { (position($0), isShort ? String("\($0)".prefix(7)) : String($0.components.year)) }
  }
}

extension HTML {
  /// A time line. Each period's name and days are text above its bar.
  public mutating func timeline(_ timeline: Timeline, _ formats: Formats) {
    element("figure", [.class("timeline")]) { html in
      html.element("figcaption", [], timeline.title)
      html.scale(timeline)
      html.element("ol") { html in
        for item in timeline.items { html.element("li") { $0.period(item, timeline, formats) } }
      }
    }
  }

  private mutating func scale(_ timeline: Timeline) {
    raw("<svg class=\"axis\" aria-hidden=\"true\" focusable=\"false\" width=\"100%\" height=\"20\">")
    // The last tenth has no room for a word, and every second one is left out where they would touch.
    let step = timeline.marks.count > 5 ? 2 : 1
    for (index, mark) in timeline.marks.enumerated() where index % step == 0 && mark.position < 0.9 {
      element("text", [Attribute("x", percentage(mark.position)), Attribute("y", "14")], mark.label)
    }
    raw("</svg>")
  }

  private mutating func period(_ item: TimelineItem, _ timeline: Timeline, _ formats: Formats) {
    if let address = item.address { element("a", [.href(address)], item.label) } else { element("span", [], item.label) }
    raw(" ")
    element("span", [.class("quiet")], item.first == item.last ? formats.day(item.first) : formats.period(item.first, item.last))
    raw("<svg aria-hidden=\"true\" focusable=\"false\" width=\"100%\" height=\"16\">")
    raw("<rect class=\"track\" y=\"3\" width=\"100%\" height=\"10\" rx=\"5\"/>")
    for mark in timeline.marks { line(mark.position, "tick") }
    let start = timeline.position(item.first)
    let width = max(0.008, timeline.position(item.last.adding(days: 1)) - start)
    let bar = [
      Attribute("class", barClass(item.tone)), Attribute("x", percentage(min(start, 0.992))), Attribute("y", "3"),
      Attribute("width", percentage(width)),
      Attribute("height", "10"), Attribute("rx", "3"),
    ]
    element("rect", bar, "")
    if let today = timeline.today, today >= timeline.first, today <= timeline.last { line(timeline.position(today), "today") }
    raw("</svg>")
  }

  private mutating func line(_ position: Double, _ name: String) {
    let x = percentage(position)
    element("line", [Attribute("class", name), Attribute("x1", x), Attribute("x2", x), Attribute("y1", "0"), Attribute("y2", "16")], "")
  }
}

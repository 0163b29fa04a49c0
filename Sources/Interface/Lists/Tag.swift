import Markup

/// How a state or a message stands. The word says it; the colour only helps.
public enum Tone: Sendable, CaseIterable {
  case neutral
  case positive
  case warning
  case negative
  case information

  var tag: StaticString {
    switch self {
    case .neutral: "tag"
    case .positive: "tag positive"
    case .warning: "tag warning"
    case .negative: "tag negative"
    case .information: "tag information"
    }
  }

  var notice: StaticString {
    switch self {
    case .neutral: "notice"
    case .positive: "notice positive"
    case .warning: "notice warning"
    case .negative: "notice negative"
    case .information: "notice information"
    }
  }
}

extension HTML {
  /// The word of a state.
  public mutating func tag(_ word: String, _ tone: Tone = .neutral) {
    element("span", [.class(tone.tag)], word)
  }

  /// A message about what happened or what to mind.
  /// - Parameter isAnnounced: whether screen readers say it at once: for the outcome of what the person just did.
  public mutating func notice(
    _ tone: Tone, title: String, isAnnounced: Bool = false, _ content: ((inout HTML) throws -> Void)? = nil
  ) rethrows {
    try element("div", [.class(tone.notice), Attribute("role", isAnnounced ? "status" : nil)]) { html in
      html.element("p", [.class("notice-title")], title)
      try content?(&html)
    }
  }

  /// A list without rows: what would stand here and what to do.
  public mutating func emptyState(title: String, text: String, action: Link? = nil) {
    element("div", [.class("empty")]) { html in
      html.element("p", [.class("empty-title")], title)
      html.element("p", [], text)
      if let action { html.buttonLink(action, .secondary) }
    }
  }

  /// Text that opens on demand.
  public mutating func details(_ summary: String, isOpen: Bool = false, _ content: (inout HTML) throws -> Void) rethrows {
    try element("details", [.flag("open", if: isOpen)]) { html in
      html.element("summary", [], summary)
      try html.element("div", [.class("details")], content)
    }
  }

  /// Links to the parts of a long page.
  /// - Parameter label: what the list is called, such as "On this page".
  public mutating func contents(_ label: String, _ links: [Link]) {
    element("nav", [.class("contents"), Attribute("aria-label", label)]) { html in
      html.element("ul") { html in
        for link in links { html.element("li") { $0.link(link) } }
      }
    }
  }
}

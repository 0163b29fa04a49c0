import Localization
import Markup

/// One task of a list of tasks.
public struct Step: Sendable {
  public var title: String
  /// nil when the task cannot be begun yet.
  public var address: String?
  public var hint: String?
  public var state: String
  public var tone: Tone

  public init(_ title: String, address: String?, state: String, _ tone: Tone = .neutral, hint: String? = nil) {
    self.title = title
    self.address = address
    self.state = state
    self.tone = tone
    self.hint = hint
  }
}

extension HTML {
  /// Tasks in the order they are best done, each with its state.
  public mutating func stepList(_ steps: [Step]) {
    element("ol", [.class("steps")]) { html in
      for step in steps { html.element("li") { $0.step(step) } }
    }
  }

  private mutating func step(_ step: Step) {
    element("div", [.class("step")]) { html in
      if let address = step.address {
        html.element("a", [.href(address)], step.title)
      } else {
        html.element("span", [.class("quiet")], step.title)
      }
      if let hint = step.hint { html.element("p", [.class("hint")], hint) }
    }
    tag(step.state, step.tone)
  }

  /// Where a person stands in a form of question pages.
  /// - Parameters:
  ///   - question: 1 to `total`.
  public mutating func progress(question: Int, of total: Int, _ texts: Texts) {
    element("div", [.class("progress")]) { html in
      html.element("p", [], texts(FormsText.question, ["number": .count(question), "total": .count(total)]))
      html.element("progress", [Attribute("max", String(total)), .value(String(question)), Attribute("aria-hidden", "true")], "")
    }
  }

  /// How far work has come that takes long.
  /// - Parameters:
  ///   - total: 0 while nobody knows, which shows work without an end.
  ///   - text: what is being done and how much of it is, which also names the bar.
  public mutating func progress(done: Int, of total: Int, text: String) {
    element("div", [.class("progress")]) { html in
      html.element("p", [.id("progress")], text)
      let value: [Attribute] = total > 0 ? [Attribute("max", String(total)), .value(String(min(done, total)))] : []
      html.element("progress", value + [Attribute("aria-labelledby", "progress")], text)
    }
  }
}

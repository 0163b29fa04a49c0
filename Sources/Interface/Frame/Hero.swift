import Markup

/// The opening of a site's front page: what it is, what to do first, and a picture.
public struct Hero: Sendable {
  public var title: String
  public var text: String
  /// The one thing to do first.
  public var action: Link
  public var second: Link?
  /// The language of title and text when it is another than the page's.
  public var language: String?

  public init(title: String, text: String, action: Link, second: Link? = nil) {
    self.title = title
    self.text = text
    self.action = action
    self.second = second
  }
}

extension HTML {
  /// A band across the whole page. It holds the page's first heading.
  public mutating func hero(_ hero: Hero, _ picture: (inout HTML) throws -> Void) rethrows {
    try element("div", [.class("hero")]) { html in
      html.element("div") { html in
        html.element("h1", [.lang(hero.language)], hero.title)
        html.element("p", [.class("lead"), .lang(hero.language)], hero.text)
        html.actions { html in
          html.buttonLink(hero.action)
          if let second = hero.second { html.link(second) }
        }
      }
      try picture(&html)
    }
  }

  /// A quiet band that calls for one thing to be done.
  public mutating func call(title: String, text: String, action: Link) {
    element("section", [.class("call")]) { html in
      html.element("h2", [], title)
      html.element("p", [], text)
      html.buttonLink(action, .secondary)
    }
  }

  /// Steps that explain how something goes, in their order; numbered, side by side where there is room.
  public mutating func explanation(_ steps: [(title: String, text: String)]) {
    element("ol", [.class("explanation")]) { html in
      for step in steps {
        html.element("li") { html in
          html.element("h3", [], step.title)
          html.element("p", [], step.text)
        }
      }
    }
  }
}

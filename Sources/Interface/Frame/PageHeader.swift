import Localization
import Markup

extension HTML {
  mutating func pageHeader(_ frame: PageFrame) {
    element("header", [.class("header")]) { html in
      html.element("div", [.class("wide masthead")]) { html in
        html.operatorMark(frame)
        if let search = frame.search { html.searchBox(search) }
        html.languageSwitch(frame)
        html.accountLine(frame)
      }
      html.navigation(frame)
    }
  }

  private mutating func operatorMark(_ frame: PageFrame) {
    element("a", [.class("mark"), .href(frame.homeAddress)]) { html in
      if let logo = frame.logoAddress, !frame.usesLessData {
        html.void("img", [Attribute("src", logo), Attribute("alt", ""), Attribute("height", "40")])
      }
      html.element("span", [], frame.operatorName)
    }
  }

  /// Sent by GET, so that what was found can be sent to somebody else.
  private mutating func searchBox(_ box: SearchBox) {
    element("form", [.class("find"), Attribute("role", "search"), Attribute("action", box.address)]) { html in
      html.void("input", [.type("search"), .name("q"), Attribute("aria-label", box.label)])
      html.element("button", [.class("plain")], box.label)
    }
  }

  private mutating func languageSwitch(_ frame: PageFrame) {
    guard frame.languages.count > 1 else { return }
    element("nav", [.class("languages"), Attribute("aria-label", frame.texts(FrameText.languages))]) { html in
      html.element("details") { html in
        html.element("summary", [], frame.languages.first(where: \.isCurrent)?.name ?? frame.texts(FrameText.languages))
        html.element("ul") { html in
          for other in frame.languages where !other.isCurrent {
            let tag = other.language.tag
            html.element("li") { $0.element("a", [.href(other.address), .lang(tag), Attribute("hreflang", tag)], other.name) }
          }
        }
      }
    }
  }

  private mutating func accountLine(_ frame: PageFrame) {
    if let account = frame.account {
      element("div", [.class("account")]) { html in
        html.element("a", [.href(account.address)], account.name)
        html.element("form", [Attribute("action", account.signOutAddress), Attribute("method", "post")]) { html in
          html.hidden("csrf", account.csrf)
          html.element("button", [.class("plain")], frame.texts(FrameText.signOut))
        }
      }
    } else if let signIn = frame.signIn {
      element("div", [.class("account")]) { $0.link(signIn) }
    }
  }

  private mutating func navigation(_ frame: PageFrame) {
    guard !frame.navigation.isEmpty else { return }
    element("nav", [.class("navigation"), Attribute("aria-label", frame.texts(FrameText.navigation))]) { html in
      html.element("ul", [.class("wide")]) { html in
        for item in frame.navigation { html.element("li") { $0.navigationLink(item, Formats(frame.texts.language)) } }
      }
    }
  }

  private mutating func navigationLink(_ item: NavigationLink, _ formats: Formats) {
    element("a", [.href(item.link.address), Attribute("aria-current", item.isCurrent ? "page" : nil)]) { html in
      html.text(item.link.text)
      guard item.count > 0 else { return }
      html.raw(" ")
      html.element("span", [.class("count")], formats.integer(item.count))
    }
  }
}

import Localization
import Markup

/// A whole page: head, skip link, header, breadcrumbs, main part, footer.
public func page(_ frame: PageFrame, main: (inout HTML) throws -> Void) rethrows -> HTML {
  var html = HTML()
  html.memory = frame.memory
  html.raw("<!DOCTYPE html>\n")
  try html.element("html", [.lang(frame.texts.language.tag), .dir(frame.texts.language.direction == .rightToLeft ? "rtl" : nil)]) { html in
    html.element("head") { $0.head(frame) }
    try html.element("body", [frame.layout == .office ? .class("office") : .class("open")]) { html in
      html.element("a", [.class("skip"), .href("#main")], frame.texts(FrameText.skip))
      html.pageHeader(frame)
      // After the header, so that browsers paint it while they wait for what styles the rest.
      html.void("link", [Attribute("rel", "stylesheet"), .href(ResourceFile.stylesheet.address)])
      html.breadcrumbs(frame.breadcrumbs, frame.texts)
      try html.element("main", [.id("main"), Attribute("tabindex", "-1")], main)
      html.pageFooter(frame)
      html.script(frame)
    }
  }
  return html
}

extension HTML {
  fileprivate mutating func head(_ frame: PageFrame) {
    raw("<meta charset=\"utf-8\">")
    element("title", [], title(frame))
    raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    raw("<meta name=\"color-scheme\" content=\"light dark\">")
    if let description = frame.description { void("meta", [.name("description"), Attribute("content", description)]) }
    if !frame.isIndexed { raw("<meta name=\"robots\" content=\"noindex\">") }
    if let address = frame.canonicalAddress { void("link", [Attribute("rel", "canonical"), .href(address)]) }
    if let address = frame.searchDescriptionAddress {
      let type: StaticString = "application/opensearchdescription+xml"
      void("link", [Attribute("rel", "search"), .type(type), Attribute("title", frame.operatorName), .href(address)])
    }
    element("style") { $0.raw(trusted: frame.firstStyle.bytes) }
    // One picture for both saves the request that browsers make for an icon.
    if let logo = frame.logoAddress, !frame.usesLessData { void("link", [Attribute("rel", "icon"), .href(logo)]) }
    if let site = frame.siteAddress { alternates(frame, site) }
  }

  /// Search engines want every language, the page's own too, with whole addresses.
  private mutating func alternates(_ frame: PageFrame, _ site: String) {
    for other in frame.languages {
      void("link", [Attribute("rel", "alternate"), Attribute("hreflang", other.language.tag), .href(site + other.address)])
    }
  }

  private func title(_ frame: PageFrame) -> String {
    let title = frame.title == frame.operatorName ? frame.title : "\(frame.title) – \(frame.operatorName)"
    return frame.hasErrors ? frame.texts(FormsText.errorPage, ["title": .text(title)]) : title
  }

  /// Where the page stands: links from the start page down to its parent. Nothing when there are none.
  public mutating func breadcrumbs(_ links: [Link], _ texts: Texts) {
    guard !links.isEmpty else { return }
    element("nav", [.class("breadcrumbs"), Attribute("aria-label", texts(FrameText.breadcrumbs))]) { html in
      html.element("ol") { html in
        for link in links { html.element("li") { $0.link(link) } }
      }
    }
  }

  /// A link within text.
  public mutating func link(_ link: Link) { element("a", [.href(link.address)], link.text) }

  fileprivate mutating func pageFooter(_ frame: PageFrame) {
    element("footer", [.class("footer")]) { html in
      html.element("div", [.class("wide")]) { html in
        if !frame.footer.isEmpty || frame.lessData != nil {
          html.element("nav", [Attribute("aria-label", frame.texts(FrameText.footer))]) { html in
            html.element("ul") { html in
              for link in frame.footer { html.element("li") { $0.link(link) } }
              if let link = frame.lessData {
                html.element("li") { $0.element("a", [.href(link.address), Attribute("rel", "nofollow")], link.text) }
              }
            }
          }
        }
        html.element("p", [], frame.footerNote ?? frame.operatorName)
        if frame.usesLessData { html.pageWeight(frame) }
      }
    }
  }
}

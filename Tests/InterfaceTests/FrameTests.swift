import Localization
import Markup
import Testing
import TwinhallCore

@testable import Interface

@Suite struct FrameTests {
  func frame() -> PageFrame {
    var frame = PageFrame(texts: swedish, title: "Nätverk", operatorName: "Kontoret")
    frame.navigation = [NavigationLink("Nätverk", "/networks", isCurrent: true), NavigationLink("Ärenden", "/cases", count: 3)]
    frame.languages = [LanguageLink(.english, "English", "/en"), LanguageLink(.swedish, "Svenska", "/sv", isCurrent: true)]
    return frame
  }

  @Test("a page begins with its language, title and skip link")
  func beginning() {
    let html = text(page(frame()) { $0.element("h1", [], "Nätverk") })
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Nätverk – Kontoret</title>"))
    #expect(html.contains("<body class=\"open\"><a class=\"skip\" href=\"#main\">Hoppa till innehållet</a><header"))
    #expect(html.contains("<main id=\"main\" tabindex=\"-1\"><h1>Nätverk</h1></main>"))
    #expect(html.hasSuffix("</footer></body></html>"))
  }

  @Test("the current page is marked in the navigation, and what waits is counted")
  func navigation() {
    let html = text(page(frame()) { _ in })
    #expect(html.contains("<a href=\"/networks\" aria-current=\"page\">Nätverk</a>"))
    #expect(html.contains("<a href=\"/cases\">Ärenden <span class=\"count\">3</span></a>"))
  }

  @Test("the language switch leads to the same page in its own language")
  func languages() {
    let html = text(page(frame()) { _ in })
    #expect(html.contains("<a href=\"/en\" lang=\"en\" hreflang=\"en\">English</a>"))
    #expect(html.contains("<summary>Svenska</summary>"))
    #expect(!html.contains("alternate"))
  }

  @Test("a public page names itself in every language to search engines, by whole addresses")
  func alternates() {
    var frame = frame()
    frame.siteAddress = "https://example.org"
    let html = text(page(frame) { _ in })
    for tag in ["en", "sv"] { #expect(html.contains("<link rel=\"alternate\" hreflang=\"\(tag)\" href=\"https://example.org/\(tag)\">")) }
  }

  @Test("English that stands in for a missing text is marked in elements, and plain where only characters may be")
  func standIn() {
    let marked = "\u{E000}Seeking & finding\u{E001}"
    #expect(
      written { $0.element("p", [.id(marked)], marked) }
        == "<p id=\"Seeking &amp; finding\"><span lang=\"en\" dir=\"ltr\">Seeking &amp; finding</span></p>")
    #expect(written { $0.element("option", [], "1 " + marked) } == "<option>1 Seeking &amp; finding</option>")
    #expect(written { $0.text("\u{E002}\u{EE00}\u{E000}") } == "\u{E002}\u{EE00}<span lang=\"en\" dir=\"ltr\">")
  }

  @Test("the title of a refused form says so first, and search engines keep out unless they are let in")
  func title() {
    var frame = frame()
    frame.hasErrors = true
    #expect(text(page(frame) { _ in }).contains("<title>Fel: Nätverk – Kontoret</title>"))
    #expect(text(page(frame) { _ in }).contains("noindex"))
    frame.isIndexed = true
    #expect(!text(page(frame) { _ in }).contains("noindex"))
  }

  @Test("only a page with a form whose text is kept loads the script; filters and buttons need none")
  func script() {
    var frame = frame()
    frame.memory = FormMemory(language: "sv", author: "", page: "/a", title: "A", keepAddress: "/sv/drafts")
    let filter = text(page(frame) { $0.filterForm(action: "/", clearAddress: nil, swedish) { _ in } })
    #expect(!filter.contains("<script"))
    let button = text(page(frame) { $0.form(action: "/", csrf: "") { $0.actions { $0.button("Skicka") } } })
    #expect(!button.contains("<script"))
    let kept = text(page(frame) { $0.form(action: "/", csrf: "") { $0.textField(Field("name", label: "Namn")) } })
    #expect(kept.contains("<script src=\"\(ResourceFile.script.address)\" defer data-author=\"\""))
    let secret = text(page(frame) { $0.form(action: "/", csrf: "") { $0.textField(Field("password", label: "Lösenord"), .password) } })
    #expect(!secret.contains("<script"))
  }

  @Test("a page with less data has no pictures, and says what it weighs")
  func lessData() {
    var frame = frame()
    frame.logoAddress = "/logo"
    frame.usesLessData = true
    frame.lessData = Link("Mindre data: på", "/sv/less-data")
    let html = text(page(frame) { _ in })
    #expect(!html.contains("/logo"))
    #expect(html.contains("Den här sidan: "))
    #expect(html.contains("<a href=\"/sv/less-data\" rel=\"nofollow\">Mindre data: på</a>"))
  }

  @Test("ids are unique on the gallery's page and every description is there", arguments: [Layout.open, .office])
  func identifiers(_ layout: Layout) {
    let html = text(gallery(english, layout: layout))
    let ids = values(of: "id", in: html)
    #expect(Set(ids).count == ids.count)
    let described = values(of: "aria-describedby", in: html).flatMap { $0.split(separator: " ").map(String.init) }
    #expect(Set(described).subtracting(ids) == [])
    #expect(Set(values(of: "for", in: html)).subtracting(ids) == [])
  }

  private func values(of name: String, in html: String) -> [String] {
    html.split(separator: " \(name)=\"", omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }
}

import Markup
import Testing

@testable import Interface

@Suite("The parts of a front page")
struct FrontTests {
  private func written(_ write: (inout HTML) -> Void) -> String {
    var html = HTML()
    write(&html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test("A map draws what lies on it and leaves out what does not")
  func map() {
    let lund = (latitude: 55.7, longitude: 13.19)
    let shown = written { $0.linkMap([MapLink(from: lund, to: (latitude: -21.17, longitude: 27.51))], caption: "Partnerships") }
    #expect(shown.contains("M442 66Q"))
    #expect(shown.contains("<figcaption>Partnerships</figcaption>"))
    let outside = written { $0.linkMap([MapLink(from: lund, to: (latitude: 16.05, longitude: 108.2))], caption: "Partnerships") }
    #expect(outside.contains("class=\"links\" d=\"\""))
  }

  @Test("The land of the map is one picture of equal rows")
  func land() {
    #expect(Set(LandDots.rows.map(\.count)) == [60])
    #expect(LandDots.rows.count == 44)
  }

  @Test("A band escapes its words and holds the first heading")
  func hero() {
    let text = written { html in
      html.hero(Hero(title: "A <b>", text: "Text", action: Link("Go", "/go"))) { _ in }
    }
    #expect(text.contains("<h1>A &lt;b&gt;</h1>"))
    #expect(text.contains("<a class=\"button\" href=\"/go\">Go</a>"))
  }
}

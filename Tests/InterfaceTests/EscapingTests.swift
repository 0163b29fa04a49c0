import Localization
import Markup
import Testing
import TwinhallCore

@testable import Interface

@Suite struct EscapingTests {
  @Test(
    "the five characters of markup are escaped and everything else is copied",
    arguments: [
      ("", ""), ("plain", "plain"), ("<", "&lt;"), ("a<b>c", "a&lt;b&gt;c"), ("&&", "&amp;&amp;"), ("\"x\"", "&quot;x&quot;"),
      ("it's", "it&#39;s"),
      ("åäö – Кам", "åäö – Кам"),
      ("a < b and a very long tail that is no small string", "a &lt; b and a very long tail that is no small string"),
      ("x=1;y?z", "x=1;y?z"),
    ])
  func escaping(_ text: String, _ expected: String) {
    #expect(written { $0.text(text) } == expected)
    #expect(written { $0.void("img", [Attribute("alt", text)]) } == "<img alt=\"\(expected)\">")
  }

  @Test("a substring of a longer text is escaped by its own bounds")
  func substring() {
    let long = "one <two> three & four"
    #expect(written { $0.text(String(long.dropFirst(4).prefix(5))) } == "&lt;two&gt;")
  }

  @Test("no component lets hostile text out")
  func components() {
    let html = written { html in
      html.hostileForms()
      html.hostileLists()
    }
    #expect(!html.contains("<script"))
    #expect(!html.contains("\"'>"))
    #expect(html.contains(hostileEscaped))
  }

  @Test("no part of the frame lets hostile text out")
  func frame() {
    var frame = PageFrame(texts: english, title: hostile, operatorName: hostile)
    frame.usesScript = false
    frame.description = hostile
    frame.logoAddress = hostile
    frame.navigation = [NavigationLink(hostile, hostile, isCurrent: true)]
    frame.account = AccountLine(name: hostile, address: hostile, signOutAddress: hostile, csrf: hostile)
    frame.languages = [LanguageLink(.english, hostile, hostile), LanguageLink(.swedish, hostile, hostile, isCurrent: true)]
    frame.breadcrumbs = [Link(hostile, hostile)]
    frame.footer = [Link(hostile, hostile)]
    frame.footerNote = hostile
    let html = text(page(frame) { $0.text(hostile) })
    #expect(!html.contains("<script"))
    #expect(!html.contains("\"'>"))
  }

  @Test("no page has inline script, event attributes or any style but the first one, which its policy names")
  func contentSecurityPolicy() {
    for texts in [english, swedish] {
      let html = text(gallery(texts))
      #expect(!html.contains(" style="))
      #expect(html.components(of: "<style") == 1)
      #expect(html.contains("<style>" + String(decoding: FirstStyle.plain.bytes, as: UTF8.self) + "</style>"))
      #expect(!html.contains(" onclick="))
      #expect(html.components(of: "<script") == 0)
    }
  }
}

extension String {
  /// How often `part` stands in the text.
  func components(of part: String) -> Int { ranges(of: part).count }
}

extension HTML {
  fileprivate mutating func hostileForms() {
    let field = Field(
      hostile, label: hostile, hint: hostile, error: hostile, value: hostile, optional: hostile, autocomplete: hostile, language: hostile)
    form(action: hostile, csrf: hostile) { html in
      html.errorSummary([FieldError(hostile, hostile)], english)
      html.textField(field)
      html.textArea(field, maximum: 10, english)
      html.numberField(field, unit: hostile)
      html.dateField(field, english)
      html.fileField(field, accept: hostile)
      html.select(field, [Choice(hostile, hostile)], blank: hostile)
      html.radios(field, [Choice(hostile, hostile, hint: hostile)])
      html.checkboxes(field, [Choice(hostile, hostile, hint: hostile)], chosen: [])
      html.checkbox(field)
      html.fieldset(legend: hostile, hint: hostile) { $0.button(hostile, name: hostile, value: hostile, action: hostile) }
      html.matrix(
        legend: hostile, groups: [hostile], scale: [Choice(hostile, hostile)],
        rows: [MatrixRow(names: [hostile], label: hostile, values: [hostile], hint: hostile, error: hostile)])
    }
  }

  fileprivate mutating func hostileLists() {
    let cells: [Cell] = [.text(hostile), .link(hostile, hostile), .tag(hostile, .neutral), .lines(hostile, hostile)]
    dataTable(caption: hostile, columns: cells.map { _ in Column(hostile, sortAddress: hostile) }, rows: [cells])
    summaryList([SummaryRow(hostile, hostile, changeAddress: hostile, language: hostile)], english)
    facts([Fact(hostile, hostile, note: hostile)])
    cardList([Card(hostile, address: hostile, facts: [hostile], text: hostile, state: (hostile, .neutral), language: hostile)])
    stepList([Step(hostile, address: hostile, state: hostile, hint: hostile)])
    notice(.neutral, title: hostile)
    emptyState(title: hostile, text: hostile, action: Link(hostile, hostile))
    details(hostile) { $0.text(hostile) }
    bars([Bar(hostile, share: 1, value: hostile)], title: hostile)
    let day = Day(number: 0)
    timeline(
      Timeline(title: hostile, first: day, last: day, items: [TimelineItem(hostile, day, day, address: hostile)]), Formats(.english))
    pagination(Pagination(page: 2, total: 200) { _ in hostile }, english)
    filterForm(action: hostile, clearAddress: hostile, english) { $0.hidden(hostile, hostile) }
  }
}

import Localization
import Markup
import Testing
import TwinhallCore

@testable import Interface

@Suite struct ListTests {
  @Test("a table names its rows by their first cell and repeats the column's name for the phone")
  func dataTable() {
    let columns = [Column("Name", sortAddress: "?sort=name", order: .descending), Column("Sum", isNumeric: true)]
    #expect(
      written { $0.dataTable(caption: "Sums", columns: columns, rows: [[.link("A", "/a"), .text("1,000")]]) } == """
        <div class="scroll" role="group" aria-label="Sums" tabindex="0"><table class="data"><caption class="caption">Sums</caption>\
        <thead><tr><th scope="col" aria-sort="descending">\
        <a href="?sort=name">Name</a></th>\
        <th scope="col" class="number">Sum</th></tr></thead>
        <tbody><tr><th scope="row"><a href="/a">A</a></th><td class="number" data-label="Sum">1,000</td></tr>
        </tbody></table></div>

        """)
  }

  @Test("a summary says which answers are missing, and each change link says what it changes")
  func summaryList() {
    #expect(
      written { $0.summaryList([SummaryRow("Motive", "", changeAddress: "/m")], english) } == """
        <dl class="list"><div><dt>Motive</dt><dd><span class="quiet">Not answered</span></dd><dd class="change"><a href="/m">Change\
        <span class="hidden">: Motive</span></a></dd></div></dl>
        """)
  }

  @Test(
    "pages lead to their neighbours and keep the filter",
    arguments: [
      (1, "<p>1–50 of 120 rows</p><a rel=\"next\" href=\"?q=a&amp;page=2\">Next page</a>"),
      (3, "<p>101–120 of 120 rows</p><a rel=\"prev\" href=\"?q=a&amp;page=2\">Previous page</a>"),
    ])
  func pagination(_ page: Int, _ expected: String) {
    let html = written { $0.pagination(Pagination(page: page, total: 120) { "?q=a&page=\($0)" }, english) }
    #expect(html == "<nav class=\"pagination\" aria-label=\"Pages\">\(expected)</nav>")
  }

  @Test("an empty list has one page with no rows, and a full page no next one")
  func paginationEdges() {
    #expect(written { $0.pagination(Pagination(page: 1, total: 0) { "\($0)" }, english) }.contains("<p>0–0 of 0 rows</p></nav>"))
    #expect(!written { $0.pagination(Pagination(page: 1, total: 50) { "\($0)" }, english) }.contains("rel="))
  }

  @Test("a list that was counted in part says that there are more, and can be paged on")
  func countedInPart() {
    for page in [1, 30] {
      let limit = Pagination.countLimit(page: page)
      let html = written { $0.pagination(Pagination(page: page, counted: limit + 1) { "\($0)" }, english) }
      #expect(html.contains(page == 1 ? "1–50 of more than 1,000 rows" : "1,451–1,500 of more than 1,550 rows"))
      #expect(html.contains("rel=\"next\" href=\"\(page + 1)\""))
      #expect(!written { $0.pagination(Pagination(page: page, counted: limit) { "\($0)" }, english) }.contains("more than"))
    }
  }

  @Test("a task that cannot begin is no link")
  func stepList() {
    #expect(
      written { $0.stepList([Step("Send", address: nil, state: "Cannot begin yet")]) } == """
        <ol class="steps"><li><div class="step"><span class="quiet">Send</span></div><span class="tag">Cannot begin yet</span></li></ol>
        """)
  }

  @Test("every tone has its own class, and the word is always there")
  func tags() {
    let written = Tone.allCases.map { tone in InterfaceTests.written { $0.tag("State", tone) } }
    #expect(Set(written).count == Tone.allCases.count)
    #expect(written.allSatisfy { $0.contains(">State<") })
  }

  @Test("progress is said in words")
  func progress() {
    #expect(
      written { $0.progress(question: 4, of: 12, swedish) } == """
        <div class="progress"><p>Fråga 4 av 12</p><progress max="12" value="4" aria-hidden="true"></progress></div>
        """)
  }

  @Test("a bar is cut to its track and its value is text", arguments: [(-1.0, "0%"), (0.455, "45.5%"), (2.0, "100%"), (.nan, "0%")])
  func bars(_ share: Double, _ width: String) {
    let html = written { $0.bars([Bar("Themes", share: share, value: "in words")], title: "Strength") }
    #expect(html.contains("<dt>Themes</dt><dd>in words<svg aria-hidden=\"true\""))
    #expect(html.contains("class=\"bar\" width=\"\(width)\""))
  }

  @Test("a time line says each period in words and draws it in its place")
  func timeline() throws {
    let first = try #require(Day(2026, 1, 1))
    let last = try #require(Day(2029, 12, 31))
    let item = TimelineItem("Project", try #require(Day(2027, 1, 1)), last)
    let html = written { $0.timeline(Timeline(title: "Network", first: first, last: last, today: first, items: [item]), Formats(.english)) }
    #expect(html.contains("<span>Project</span> <span class=\"quiet\">1 January 2027 – 31 December 2029</span>"))
    #expect(html.contains("class=\"bar\" x=\"25%\" y=\"3\" width=\"75%\""))
    #expect(html.contains("class=\"today\" x1=\"0%\""))
    #expect(html.components(of: "<text ") == 4)
  }
}

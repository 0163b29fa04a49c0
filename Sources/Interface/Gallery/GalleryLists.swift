import Localization
import Markup

extension HTML {
  mutating func listSpecimens(_ texts: Texts) {
    specimen("lists", "Lists")
    facts([
      Fact("Active partnerships", "57", note: "in 21 countries"), Fact("Municipalities", "114"),
      Fact("Granted this year", Formats(texts.language).integer(33_250_000), note: "kronor"), Fact("Waits for you", "3"),
    ])
    cardList(
      [
        Card(
          "Kalix kommun and Mazabuka", address: "#pair", facts: ["Zambia", "Water and waste"],
          text: "Two towns by a river learn how to keep it clean together.", state: ("Inception", .information)),
        Card(
          "Network for climate action", address: "#network", facts: ["Eight partnerships", "2026–2029"],
          text: "Towns that plan for more rain."),
        Card(
          "A name that is much longer than names usually are in lists of this kind", address: "#long",
          state: ("Open for interest", .positive)),
      ], heading: .three)
    resultList([
      SearchResult(
        [MarkedText("Åmål", isMarked: true), MarkedText(" Municipality")], address: "#found", kind: "Organisation",
        excerpt: [MarkedText("A town by the lake. "), MarkedText("Åmål", isMarked: true), MarkedText(" seeks a partner for clean water.")]),
      SearchResult([MarkedText("Water and waste")], address: "#theme", kind: "Theme"),
    ])
    stepList([
      Step("About the municipality", address: "#one", state: "Done", .positive),
      Step("Themes and motives", address: "#two", state: "Begun", .information, hint: "Three themes in the order that matters to you."),
      Step("People who take part", address: "#three", state: "Not begun"),
      Step("Check and send", address: nil, state: "Cannot begin yet", hint: "Finish the other parts first."),
    ])
    progress(done: 1200, of: 5000, text: "Writes the records: 1,200 of 5,000")
    summaryList(
      [
        SummaryRow("Municipality", "Kalix kommun", changeAddress: "#one"), SummaryRow("Population", "15,530", changeAddress: "#two"),
        SummaryRow("Motive", "", changeAddress: "#three"), SummaryRow("State", .tag("Under review", .information)),
      ], texts)
  }

  /// What a front page is made of.
  mutating func frontSpecimens() {
    specimen("front", "Front page")
    hero(
      Hero(
        title: "Towns that learn from each other", text: "Two towns work together for years.", action: Link("Declare interest", "#declare"),
        second: Link("How it works", "#how"))
    ) { html in
      html.linkMap([MapLink(from: (55.7, 13.2), to: (-21.2, 27.5)), MapLink(from: (63.8, 20.3), to: (4.7, -74.1))], caption: "Two pairs")
    }
    element("h2", [], "How it goes")
    explanation([("Say what you want", "What you need and what you offer."), ("Meet a partner", "Both sides say yes.")])
    call(title: "Do you want a partner?", text: "It takes twenty minutes.", action: Link("Declare interest", "#declare"))
  }

  mutating func tableSpecimens(_ texts: Texts) {
    specimen("tables", "Tables")
    let formats = Formats(texts.language)
    filterForm(action: "#tables", clearAddress: "#all", texts) { html in
      html.textField(Field("search", label: "Name", value: "Ka"), .search)
      html.select(Field("state", label: "State"), [Choice("draft", "Draft"), Choice("sent", "Sent")], blank: "Every state")
    }
    let rows: [[Cell]] = [
      [
        .link("Kalix–Mazabuka", "#1"), .text("Zambia"), .tag("Under review", .information), .text(formats.integer(1_250_000)),
        .text("24 Nov 2026"),
      ],
      [
        .link("Herrljunga–Kamianets-Podilskyi", "#2"), .text("Ukraine"), .tag("Waits for you", .warning), .text(formats.integer(498_000)),
        .text("1 Dec 2026"),
      ],
      [
        .link("Lund–Francistown", "#3"), .lines("Botswana", "Since 2012"), .tag("Approved", .positive), .text(formats.integer(87_500)),
        .text("–"),
      ],
    ]
    dataTable(
      caption: "Applications that wait for a decision",
      columns: [
        Column("Partnership", sortAddress: "#sort", order: .ascending), Column("Country", sortAddress: "#sort"), Column("State"),
        Column("Applied for, kr", isNumeric: true, sortAddress: "#sort"), Column("Decide by"),
      ], rows: rows)
    pagination(Pagination(page: 2, total: 1234) { "?page=\($0)" }, texts)
  }
}

import Application
import Domain
import Interface
import Localization
import Markup

/// The box, and what results can be narrowed by with how many there are of each.
struct SearchForm {
  private let visit: Visit
  private let query: SearchQuery
  private let answer: SearchAnswer
  private let themes: [Theme]

  init(_ visit: Visit, _ query: SearchQuery, _ answer: SearchAnswer, _ themes: [Theme]) {
    self.visit = visit
    self.query = query
    self.answer = answer
    self.themes = themes
  }

  func write(_ html: inout HTML) {
    let texts = visit.texts
    html.element("form", [Attribute("role", "search"), Attribute("action", visit.address(SearchPages.show))]) { html in
      html.textField(Field("q", label: texts(SearchText.box), hint: texts(SearchText.boxHint), value: query.typed), .search, width: .medium)
      let facets = SearchFacet.allCases.map { ($0, choices($0)) }.filter { query.filters[$0.0] != nil || $0.1.count > 1 }
      if !facets.isEmpty {
        html.element("details", [.class("filters"), .flag("open", if: !query.filters.isEmpty)]) { html in
          html.element("summary", [], texts(SearchText.narrow))
          html.element("div", [.class("filter")]) { html in
            for (facet, choices) in facets { select(facet, choices, &html) }
          }
        }
      }
      html.actions { html in
        html.button(texts(SearchText.search))
        if !query.filters.isEmpty {
          html.link(Link(texts(FormsText.clear), visit.address(SearchPages.show, query: .init([("q", query.typed)]))))
        }
      }
    }
  }

  private func select(_ facet: SearchFacet, _ choices: [Choice], _ html: inout HTML) {
    let chosen = query.filters[facet]?.lowercased() ?? ""
    html.select(
      Field(facet.rawValue, label: visit.texts.text("search.facet-" + facet.rawValue) ?? "", value: chosen), choices,
      blank: visit.texts(SearchText.all))
  }

  /// What occurs, in words and in order, the years from the latest.
  private func choices(_ facet: SearchFacet) -> [Choice] {
    var counts = answer.counts[facet] ?? [:]
    if let chosen = query.filters[facet]?.lowercased(), counts[chosen] == nil, word(facet, chosen) != nil { counts[chosen] = 0 }
    let choices = counts.compactMap { value, count in
      word(facet, value).map { Choice(value, "\($0) (\(visit.formats.integer(count)))") }
    }
    return facet == .year ? choices.sorted { $0.value > $1.value } : visit.inOrder(choices)
  }

  private func word(_ facet: SearchFacet, _ value: String) -> String? {
    switch facet {
    case .kind: SearchKind(rawValue: value).map(visit.word)
    case .country: visit.texts.text("countries." + value.uppercased())
    case .theme: themes.first { $0.code == value }?.name(in: visit.language)
    case .year: Int(value).map { String($0) }
    case .language: visit.texts.text("languages." + value)
    }
  }
}

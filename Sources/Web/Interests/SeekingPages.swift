import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The public list of municipalities that seek a partner. Nothing of a person stands on it, and no cookie is set.
enum SeekingPages {
  static let list: PathPattern = "/seeking"
  static let export: PathPattern = "/seeking.csv"
  /// By the address name of the body, or by the declaration's identifier before it is tied to one.
  static let show: PathPattern = "/seeking/{municipality}"

  static let endpoints: [Endpoint] = [
    .page(list, ReadPublicSite.self, showList),
    .page(export, ReadPublicSite.self, download),
    .page(show, ReadPublicSite.self) { visit, _ in onePage(visit, try visit.seeker()) },
  ]

  private static func showList(_ visit: Visit, _ permit: Permit<ReadPublicSite>) throws -> Response {
    let (themes, countries, rows, total) = try visit.application.read { connection in
      let themes = try connection.themes.all()
      let filter = visit.seekingFilter(themes)
      return (
        themes, try connection.declarations.countries(.published),
        try connection.declarations.page(filter, offset: visit.offset, limit: visit.pageSize),
        try connection.declarations.count(filter, upTo: visit.countLimit)
      )
    }
    return listPage(visit, themes, countries, rows, total)
  }

  private static func listPage(
    _ visit: Visit, _ themes: [Theme], _ countries: [String], _ rows: [DeclarationSummary], _ total: Int
  ) -> Response {
    let texts = visit.texts
    return visit.page(texts(InterestsText.seekingTitle), description: texts(InterestsText.seekingDescription), isIndexed: true) { html in
      html.element("h1", [], texts(InterestsText.seekingTitle))
      html.element("p", [.class("lead")], texts(InterestsText.seekingLead))
      filters(visit, themes, countries, &html)
      if rows.isEmpty {
        html.emptyState(
          title: texts(InterestsText.seekingEmpty), text: texts(InterestsText.seekingEmptyText),
          action: Link(texts(InterestsText.beginOwn), visit.address(DeclarePages.start)))
      } else {
        let names = Dictionary(uniqueKeysWithValues: themes.map { ($0.id, $0.name(in: visit.language)) })
        html.cardList(rows.map { card(visit, $0, names) })
        html.pagination(visit.pagination(list, counted: total), texts)
        html.element("p") { html in
          html.download(
            Link(texts(InterestsText.csvLink), visit.address(export, query: visit.filters)), .csv(rows: total, rowBytes: 90), texts)
        }
      }
    }
  }

  static func card(_ visit: Visit, _ row: DeclarationSummary, _ themes: [Theme]) -> Card {
    card(visit, row, Dictionary(uniqueKeysWithValues: themes.map { ($0.id, $0.name(in: visit.language)) }))
  }

  private static func card(_ visit: Visit, _ row: DeclarationSummary, _ names: [Identifier<Theme>: String]) -> Card {
    Card(
      row.name(in: visit.language), address: visit.address(show, row.slug ?? row.id.description),
      facts: visit.facts(country: row.country, population: row.population, character: row.character),
      text: row.themes.compactMap { names[$0] }.joined(separator: ", "))
  }

  private static func filters(_ visit: Visit, _ themes: [Theme], _ countries: [String], _ html: inout HTML) {
    let (texts, query) = (visit.texts, visit.request.query)
    let clear = visit.filters.pairs.isEmpty ? nil : visit.address(list)
    html.filterForm(action: visit.address(list), clearAddress: clear, texts) { html in
      html.select(
        Field("theme", label: texts(InterestsText.theme), value: query.first("theme") ?? ""),
        visit.themeChoices(themes), blank: texts(InterestsText.allThemes))
      html.select(
        Field("country", label: texts(InterestsText.country), value: query.first("country") ?? ""), visit.countryChoices(countries),
        blank: texts(InterestsText.allCountries))
      html.select(
        Field("size", label: texts(InterestsText.size), value: query.first("size") ?? ""),
        SizeBand.allCases.map { Choice($0.rawValue, visit.word("size", $0.rawValue)) }, blank: texts(InterestsText.allSizes))
      html.select(
        Field("language", label: texts(InterestsText.language), value: query.first("language") ?? ""),
        visit.spokenLanguageChoices, blank: texts(InterestsText.allLanguages))
    }
  }

  /// The filtered list for a spreadsheet.
  private static func download(_ visit: Visit, _ permit: Permit<ReadPublicSite>) throws -> Response {
    let bytes = try visit.application.read { connection in
      try seekersAsCSV(on: connection, visit.seekingFilter(try connection.themes.all())) { row in
        visit.application.configuration.publicAddress + visit.address(show, row.slug ?? row.id.description)
      }
    }
    return .csv(bytes, named: "seeking.csv")
  }
}

extension Visit {
  fileprivate func seekingFilter(_ themes: [Theme]) -> DeclarationFilter {
    var filter = DeclarationFilter()
    filter.state = .published
    filter.country = request.query.first("country") ?? ""
    filter.theme = themes.first { $0.code == request.query.first("theme") }?.id
    filter.language = request.query.first("language") ?? ""
    filter.size = request.query.first("size").flatMap(SizeBand.init)
    return filter
  }
}

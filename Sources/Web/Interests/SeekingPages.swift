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
  static let one: PathPattern = "/seeking/{municipality}"

  static let endpoints: [Endpoint] = [
    .page(list, ReadPublicSite.self, showList),
    .page(export, ReadPublicSite.self, download),
    .page(one, ReadPublicSite.self) { visit, _ in onePage(visit, try visit.seeker()) },
  ]

  private static func showList(_ visit: Visit, _ permit: Permit<ReadPublicSite>) throws -> Response {
    let offset = (visit.pageNumber - 1) * Pagination.pageSize
    let (themes, countries, rows, total) = try visit.application.read { connection in
      let themes = try connection.themes.all()
      let filter = visit.seekingFilter(themes)
      return (
        themes, try connection.declarations.countries(.published),
        try connection.declarations.page(filter, offset: offset, limit: Pagination.pageSize),
        try connection.declarations.count(filter, upTo: visit.countLimit + 1)
      )
    }
    return listPage(visit, themes, countries, rows, total)
  }

  private static func listPage(
    _ visit: Visit, _ themes: [Domain.Theme], _ countries: [String], _ rows: [DeclarationSummary], _ total: Int
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
        html.pagination(visit.pagination(list, total), texts)
        html.element("p") { $0.link(Link(texts(InterestsText.csvLink), visit.address(export, query: visit.filters))) }
      }
    }
  }

  static func card(_ visit: Visit, _ row: DeclarationSummary, _ themes: [Domain.Theme]) -> Card {
    card(visit, row, Dictionary(uniqueKeysWithValues: themes.map { ($0.id, $0.name(in: visit.language)) }))
  }

  private static func card(_ visit: Visit, _ row: DeclarationSummary, _ names: [Identifier<Domain.Theme>: String]) -> Card {
    Card(
      row.name(in: visit.language), address: visit.address(one, row.slug ?? row.id.description),
      facts: visit.facts(country: row.country, population: row.population, character: row.character),
      text: row.themes.compactMap { names[$0] }.joined(separator: ", "))
  }

  private static func filters(_ visit: Visit, _ themes: [Domain.Theme], _ countries: [String], _ html: inout HTML) {
    let (texts, query) = (visit.texts, visit.request.query)
    let clear = visit.filters.pairs.isEmpty ? nil : visit.address(list)
    html.filterForm(action: visit.address(list), clearAddress: clear, texts) { html in
      html.select(
        Field("theme", label: texts(InterestsText.theme), value: query.first("theme") ?? ""),
        visit.choices(themes), blank: texts(InterestsText.allThemes))
      html.select(
        Field("country", label: texts(InterestsText.country), value: query.first("country") ?? ""), visit.countryChoices(countries),
        blank: texts(InterestsText.allCountries))
      html.select(
        Field("size", label: texts(InterestsText.size), value: query.first("size") ?? ""),
        SizeBand.allCases.map { Choice($0.rawValue, visit.word("size", $0.rawValue)) }, blank: texts(InterestsText.allSizes))
      html.select(
        Field("language", label: texts(InterestsText.language), value: query.first("language") ?? ""),
        visit.workingLanguageChoices, blank: texts(InterestsText.allLanguages))
    }
  }

  /// The filtered list for a spreadsheet.
  private static func download(_ visit: Visit, _ permit: Permit<ReadPublicSite>) throws -> Response {
    let bytes = try visit.application.read { connection in
      try seekersAsCSV(on: connection, visit.seekingFilter(try connection.themes.all())) { row in
        visit.application.configuration.publicAddress + visit.address(one, row.slug ?? row.id.description)
      }
    }
    let headers = Headers([
      "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": "attachment; filename=\"seeking.csv\"",
    ])
    return Response(headers: headers, body: .bytes(bytes))
  }
}

extension Visit {
  /// The query without what is not a filter: the next page begins at the top and says nothing again.
  var filters: Parameters {
    Parameters(request.query.pairs.filter { !$0.value.isEmpty && $0.name != "page" && $0.name != "done" })
  }

  /// Pages of a list with its filters kept.
  func pagination(_ pattern: PathPattern, _ total: Int) -> Pagination {
    let (address, filters) = (address(pattern), filters)
    return Pagination(page: pageNumber, counted: total) { page in
      var query = filters
      query.add("page", String(page))
      return address + "?" + query.urlEncoded()
    }
  }

  /// How far rows are counted for the page asked for.
  var countLimit: Int { Pagination.countLimit(page: pageNumber) }

  fileprivate func seekingFilter(_ themes: [Domain.Theme]) -> DeclarationFilter {
    var filter = DeclarationFilter()
    filter.state = .published
    filter.country = request.query.first("country") ?? ""
    filter.theme = themes.first { $0.code == request.query.first("theme") }?.id
    filter.language = request.query.first("language") ?? ""
    filter.size = request.query.first("size").flatMap(SizeBand.init)
    return filter
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Every declaration, as the office works through them.
extension OfficeDeclarationPages {
  static func listPage(_ visit: Visit) throws -> Response {
    let texts = visit.texts
    let (themes, rows, total) = try visit.application.read { connection in
      let themes = try connection.themes.all()
      let filter = visit.officeFilter(themes)
      return (
        themes, try connection.declarations.page(filter, offset: visit.offset, limit: visit.pageSize),
        try connection.declarations.count(filter, upTo: visit.countLimit)
      )
    }
    return visit.officePage(texts(InterestsText.listTitle)) { html in
      html.element("h1", [], texts(InterestsText.listTitle))
      filters(visit, themes, &html)
      if rows.isEmpty {
        html.emptyState(title: texts(InterestsText.listEmpty), text: texts(InterestsText.listEmptyText))
      } else {
        table(visit, themes, rows, &html)
        html.pagination(visit.pagination(list, counted: total), texts)
      }
    }
  }

  private static func filters(_ visit: Visit, _ themes: [Theme], _ html: inout HTML) {
    let (texts, query) = (visit.texts, visit.request.query)
    let clear = visit.filters.pairs.isEmpty ? nil : visit.address(list)
    html.filterForm(action: visit.address(list), clearAddress: clear, texts) { html in
      html.textField(Field("search", label: texts(InterestsText.filterSearch), value: query.first("search") ?? ""), .search)
      html.select(
        Field("state", label: texts(InterestsText.state), value: query.first("state") ?? ""),
        Declaration.State.allCases.map { Choice($0.rawValue, visit.word("state", $0.rawValue)) }, blank: texts(InterestsText.allStates))
      html.select(
        Field("country", label: texts(InterestsText.country), value: query.first("country") ?? ""),
        visit.countryChoices, blank: texts(InterestsText.allCountries))
      html.select(
        Field("theme", label: texts(InterestsText.theme), value: query.first("theme") ?? ""),
        visit.themeChoices(themes), blank: texts(InterestsText.allThemes))
    }
  }

  private static func table(_ visit: Visit, _ themes: [Theme], _ rows: [DeclarationSummary], _ html: inout HTML) {
    let texts = visit.texts
    let names = Dictionary(uniqueKeysWithValues: themes.map { ($0.id, $0.name(in: visit.language)) })
    html.dataTable(
      caption: texts(InterestsText.listTitle), isCaptionHidden: true,
      columns: [
        Column(texts(InterestsText.municipality)), Column(texts(InterestsText.country)), Column(texts(InterestsText.themesHeading)),
        Column(texts(InterestsText.state)), Column(texts(InterestsText.submittedOn)), Column(texts(InterestsText.tableChanged)),
      ],
      rows: rows.map { row in
        let (word, tone) = visit.stateTag(row.state)
        return [
          .link(row.name(in: visit.language), visit.address(OfficeDeclarationPages.show, row.id.description)),
          .text(texts.country(row.country)),
          .text(row.themes.compactMap { names[$0] }.joined(separator: ", ")), .tag(word, tone),
          .text(unbroken(row.submittedAt.map { visit.formats.shortDay($0.day) } ?? "–")), .text(visit.formats.shortInstant(row.changedAt)),
        ]
      })
  }
}

extension Visit {
  fileprivate func officeFilter(_ themes: [Theme]) -> DeclarationFilter {
    var filter = DeclarationFilter()
    filter.state = request.query.first("state").flatMap(Declaration.State.init)
    filter.country = request.query.first("country") ?? ""
    filter.theme = themes.first { $0.code == request.query.first("theme") }?.id
    filter.search = folded(request.query.first("search") ?? "")
    return filter
  }
}

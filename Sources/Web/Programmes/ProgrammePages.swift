import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The programme as the office sees it: themes, and clusters of countries with what is in force today.
enum ProgrammePages {
  static let show: PathPattern = "/office/programme"

  static let endpoints: [Endpoint] = [.page(show, ManageProgramme.self) { visit, _ in try page(visit) }]

  private static func page(_ visit: Visit) throws -> Response {
    let (themes, entries) = try visit.application.read { (try $0.themes.all(), try $0.eligibility.all()) }
    let texts = visit.texts
    return visit.officePage(texts(OrganisationsText.programmeTitle)) { html in
      html.element("h1", [], texts(OrganisationsText.programmeTitle))
      html.element("p", [.class("lead")], texts(OrganisationsText.programmeLead))
      themePart(&html, themes, visit)
      countryPart(&html, entries, visit)
    }
  }

  private static func themePart(_ html: inout HTML, _ themes: [Theme], _ visit: Visit) {
    let texts = visit.texts
    html.element("h2", [], texts(OrganisationsText.programmeThemes))
    let add = Link(texts(OrganisationsText.programmeAddTheme), visit.address(ThemePages.add))
    guard !themes.isEmpty else {
      return html.emptyState(
        title: texts(OrganisationsText.programmeNoThemes), text: texts(OrganisationsText.programmeNoThemesText), action: add)
    }
    html.actions { $0.buttonLink(add, .secondary) }
    let language = visit.language
    let ordered = themes.sorted { sortingKey($0.name(in: language), language) < sortingKey($1.name(in: language), language) }
    html.dataTable(
      caption: texts(OrganisationsText.programmeThemes), isCaptionHidden: true,
      columns: [
        Column(texts(OrganisationsText.programmeName)), Column(texts(OrganisationsText.programmeOtherLanguages)),
        Column(texts(OrganisationsText.programmeCode)),
      ],
      rows: ordered.map { [titleCell($0, visit), otherNames($0, visit), .text($0.code)] })
  }

  /// The name in the reader's language; where there is none, another language's with a word about it.
  private static func titleCell(_ theme: Theme, _ visit: Visit) -> Cell {
    let link = Link(theme.name(in: visit.language), visit.address(ThemePages.change, theme.id.description))
    guard theme.texts[visit.language] == nil else { return .link(link.text, link.address) }
    var html = HTML(reserving: 256)
    html.link(link)
    html.raw(" ")
    html.tag(visit.texts(OrganisationsText.programmeMissingText), .warning)
    return .html(html)
  }

  /// The names in the other languages that have one, each with its language.
  private static func otherNames(_ theme: Theme, _ visit: Visit) -> Cell {
    var html = HTML(reserving: 256)
    for language in Language.allCases where language != visit.language {
      guard let name = theme.texts[language]?.name else { continue }
      html.element("div") { html in
        html.text(visit.texts.languageName(language.tag) + ": ")
        html.element("span", [.lang(language.tag), .dir(language.direction.rawValue)], name)
      }
    }
    return .html(html)
  }

  private static func countryPart(_ html: inout HTML, _ entries: [CountryEligibility], _ visit: Visit) {
    let texts = visit.texts
    html.element("h2", [], texts(OrganisationsText.programmeCountries))
    let add = Link(texts(OrganisationsText.programmeAddCountry), visit.address(EligibilityPages.add))
    guard !entries.isEmpty else {
      return html.emptyState(
        title: texts(OrganisationsText.programmeNoCountries), text: texts(OrganisationsText.programmeNoCountriesText), action: add)
    }
    html.element("p", [], texts(OrganisationsText.programmeCountriesText))
    html.actions { $0.buttonLink(add) }
    for cluster in clusters(entries, visit) {
      html.element("h3", [], texts(OrganisationsText.programmeClusterName, ["name": .text(visit.clusterName(cluster.name))]))
      table(&html, cluster, visit)
    }
  }
}

extension ProgrammePages {
  private struct Cluster {
    let name: String
    let countries: [(code: String, name: String, entries: [CountryEligibility])]
  }

  /// Countries stand in the cluster of their latest entry.
  private static func clusters(_ entries: [CountryEligibility], _ visit: Visit) -> [Cluster] {
    let countries = Dictionary(grouping: entries, by: \.country).map { code, entries in
      (code: code, name: visit.texts.country(code), entries: entries.sorted { $0.from < $1.from })
    }
    return Dictionary(grouping: countries) { $0.entries.last?.cluster ?? "" }.map { name, countries in
      Cluster(name: name, countries: countries.sorted { sortingKey($0.name, visit.language) < sortingKey($1.name, visit.language) })
    }.sorted { $0.name < $1.name }
  }

  private static func table(_ html: inout HTML, _ cluster: Cluster, _ visit: Visit) {
    let today = visit.application.time.today
    let rows = cluster.countries.map { country -> [Cell] in
      let entry = country.entries.inForce(for: country.code, on: today)
      return [
        .link(country.name, visit.address(EligibilityPages.show, country.code)), visit.statusCell(entry?.status),
        .html(list(country.entries, visit)),
      ]
    }
    html.dataTable(
      caption: visit.clusterName(cluster.name), isCaptionHidden: true,
      columns: [.programmeCountry, .programmeToday, .programmeEntries].map { Column(visit.texts($0 as OrganisationsText)) }, rows: rows)
  }

  private static func list(_ entries: [CountryEligibility], _ visit: Visit) -> HTML {
    var html = HTML(reserving: 256)
    html.element("ul") { html in
      for entry in entries {
        let arguments: KeyValuePairs<String, Argument> = [
          "day": .text(visit.formats.shortDay(entry.from)), "status": .text(visit.word(entry.status)),
        ]
        html.element("li", [], visit.texts(OrganisationsText.programmeEntry, arguments))
      }
    }
    return html
  }
}

extension Visit {
  func word(_ status: CountryEligibility.Status) -> String {
    texts.text("organisations.programme-status-" + status.rawValue) ?? status.rawValue
  }

  /// What is in force; a country whose first entry has not begun has nothing.
  func statusCell(_ status: CountryEligibility.Status?) -> Cell {
    switch status {
    case .open: .tag(word(.open), .positive)
    case .runningOnly: .tag(word(.runningOnly), .warning)
    case .closed: .tag(word(.closed), .negative)
    case nil: .tag(texts(OrganisationsText.programmeNotBegun), .neutral)
    }
  }
}

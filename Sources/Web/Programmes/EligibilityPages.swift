import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The dated status of countries: adding one, and what is recorded for a country.
enum EligibilityPages {
  static let add: PathPattern = "/office/programme/countries/add"
  static let show: PathPattern = "/office/programme/countries/{country}"
  static let remove: PathPattern = "/office/programme/countries/{country}/{day}/remove"

  static let endpoints: [Endpoint] = [
    .page(add, ManageProgramme.self) { visit, _ in try addPage(visit, begun(visit)) },
    .form(add, ManageProgramme.self, save),
    .page(show, ManageProgramme.self) { visit, _ in try countryPage(visit) },
    .form(remove, ManageProgramme.self, takeOut),
  ]

  /// What is typed.
  private struct Entry {
    var country = ""
    var cluster = ""
    var from = ""
    var status = ""
    var source = ""
  }

  /// A new entry for a country begins with its cluster.
  private static func begun(_ visit: Visit) throws -> Entry {
    guard let code = visit.request.query.first("country") else { return Entry() }
    let latest = try visit.application.read { try $0.eligibility.all() }.last { $0.country == code }
    return Entry(country: code, cluster: latest?.cluster ?? "")
  }

  private static func save(_ visit: Visit, _ permit: Permit<ManageProgramme>, _ form: Form) throws -> Response {
    let entry = Entry(
      country: form.text("country"), cluster: form.text("cluster"), from: form.text("from"), status: form.text("status"),
      source: form.text("source"))
    do {
      try visit.application.setEligibility(
        country: entry.country, cluster: entry.cluster, from: entry.from, status: entry.status, source: entry.source, permit: permit)
      return visit.redirect(ProgrammePages.show, done: .saved)
    } catch let invalid as InvalidInput {
      return addPage(visit, entry, problems: visit.problems(invalid))
    }
  }

  private static func takeOut(_ visit: Visit, _ permit: Permit<ManageProgramme>, _: Form) throws -> Response {
    guard let day = Day(try visit.parameter("day")) else { throw NotFound() }
    try visit.application.removeEligibility(country: visit.parameter("country"), from: day, permit: permit)
    return visit.redirect(ProgrammePages.show, done: .removed)
  }

  private static func addPage(_ visit: Visit, _ entry: Entry, problems: Problems = .none) -> Response {
    let texts = visit.texts
    let above = [Link(texts(OrganisationsText.programmeTitle), visit.address(ProgrammePages.show))]
    return visit.officePage(texts(OrganisationsText.programmeAddCountry), problems: problems, above: above) { html in
      html.element("h1", [], texts(OrganisationsText.programmeAddCountry))
      html.form(action: visit.address(add), csrf: visit.csrf, warnsUnsaved: true) { html in
        func field(_ name: String, _ label: OrganisationsText, _ value: String, hint: OrganisationsText? = nil) -> Field {
          Field(name, label: texts(label), hint: hint.map { texts($0) }, error: problems.error(at: name), value: value)
        }
        html.select(field("country", .programmeCountry, entry.country), visit.countryChoices, blank: texts(OrganisationsText.chooseCountry))
        html.textField(field("cluster", .programmeCluster, entry.cluster, hint: .programmeClusterHint), width: .medium)
        html.dateField(field("from", .programmeFrom, entry.from), texts)
        html.radios(field("status", .programmeStatus, entry.status), statusChoices(visit))
        html.textField(field("source", .programmeSource, entry.source, hint: .programmeSourceHint))
        html.actions { $0.button(texts(FormsText.save)) }
      }
    }
  }

  private static func statusChoices(_ visit: Visit) -> [Choice] {
    CountryEligibility.Status.allCases.map { status in
      Choice(
        status.rawValue, visit.word(status), hint: visit.texts.text("organisations.programme-status-\(status.rawValue)-hint"))
    }
  }
}

extension EligibilityPages {
  private static func countryPage(_ visit: Visit) throws -> Response {
    let code = try visit.parameter("country")
    let entries = try visit.application.read { try $0.eligibility.all() }.filter { $0.country == code }
    guard !entries.isEmpty else { throw NotFound() }
    let texts = visit.texts
    let title = texts(OrganisationsText.programmeCountryTitle, ["country": .text(texts.country(code))])
    let above = [Link(texts(OrganisationsText.programmeTitle), visit.address(ProgrammePages.show))]
    let addAddress = visit.address(add, query: Parameters([("country", code)]))
    return visit.officePage(title, above: above) { html in
      html.element("h1", [], title)
      html.actions { $0.buttonLink(Link(texts(OrganisationsText.programmeAddCountry), addAddress)) }
      html.dataTable(
        caption: texts(OrganisationsText.programmeEntries), isCaptionHidden: true,
        columns: [.programmeFrom, .programmeStatus, .programmeCluster, .programmeSource].map { Column(texts($0 as OrganisationsText)) },
        rows: entries.map {
          [.text(visit.formats.day($0.from)), visit.statusCell($0.status), .text($0.cluster), .text($0.source)]
        })
      html.details(texts(OrganisationsText.programmeRemoveEntry)) { html in
        html.element("p", [], texts(OrganisationsText.programmeRemoveText))
        for entry in entries { removal(&html, entry, visit) }
      }
    }
  }

  private static func removal(_ html: inout HTML, _ entry: CountryEligibility, _ visit: Visit) {
    html.form(action: visit.address(remove, entry.country, entry.from.description), csrf: visit.csrf) { html in
      let words: KeyValuePairs<String, Argument> = ["day": .text(visit.formats.day(entry.from)), "status": .text(visit.word(entry.status))]
      let label = "\(visit.texts(OrganisationsText.programmeRemove)): \(visit.texts(OrganisationsText.programmeEntry, words))"
      html.actions { $0.button(label, .warning) }
    }
  }
}

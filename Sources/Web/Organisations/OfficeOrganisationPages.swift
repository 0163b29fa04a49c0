import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The register for the office: the dense list, the export, and one page for each organisation.
enum OfficeOrganisationPages {
  static let list: PathPattern = "/office/organisations"
  static let export: PathPattern = "/office/organisations.csv"
  static let show: PathPattern = "/office/organisations/{organisation}"

  static let endpoints: [Endpoint] = [
    .page(list, ReadRegister.self) { visit, _ in try listPage(visit) },
    .page(export, ReadRegister.self, exportFile),
    .page(show, ReadRegister.self) { visit, _ in try showPage(visit) },
  ]

  private static func exportFile(_ visit: Visit, _ permit: Permit<ReadRegister>) throws -> Response {
    .csv(try visit.application.exportRegister(permit: permit), named: "organisations.csv")
  }

  private static func listPage(_ visit: Visit) throws -> Response {
    let listing = try OrganisationListing(visit)
    // Enough to say what the file weighs; counting on would make the page slower the more there are.
    let everything = try visit.application.read { try $0.organisations.count(OrganisationFilter(), upTo: 10_000) }
    let texts = visit.texts
    return visit.officePage(texts(OrganisationsText.title)) { html in
      html.element("h1", [], texts(OrganisationsText.title))
      html.actions { html in
        if visit.may(ManageRegister.self) {
          html.buttonLink(Link(texts(OrganisationsText.add), visit.address(OrganisationEditPages.add)))
          html.buttonLink(Link(texts(OrganisationsText.importLink), visit.address(ImportPages.start)), .secondary)
        }
        let link = Link(texts(OrganisationsText.export), visit.address(export))
        html.download(link, .csv(rows: everything, rowBytes: 70), as: .secondary, texts)
      }
      listing.form.write(&html, visit, at: list, countries: listing.countries)
      guard !listing.organisations.isEmpty else {
        return html.emptyState(title: texts(OrganisationsText.noneTitle), text: texts(OrganisationsText.noneOfficeText))
      }
      table(&html, listing, visit)
      html.pagination(visit.pagination(list, counted: listing.total), texts)
    }
  }

  private static func table(_ html: inout HTML, _ listing: OrganisationListing, _ visit: Visit) {
    let columns: [RegisterColumn] = [.name, .kind, .country, .code]
    let rows = listing.organisations.map { organisation -> [Cell] in
      let profile = organisation.profile
      return [
        .link(profile.name(in: visit.language), visit.address(show, organisation.id.description)),
        kindCell(organisation, listing, visit), .text(profile.country.isEmpty ? "–" : visit.texts.country(profile.country)),
        .text(profile.officialCode.isEmpty ? "–" : profile.officialCode),
        .text(profile.population.map { visit.formats.integer($0) } ?? "–"),
      ]
    }
    html.dataTable(
      caption: visit.texts(OrganisationsText.title), isCaptionHidden: true,
      columns: columns.map { Column($0 == .name ? visit.texts(OrganisationsText.search) : visit.fieldName($0)) }
        + [Column(visit.fieldName(.population), isNumeric: true)], rows: rows)
  }

  private static func kindCell(_ organisation: Organisation, _ listing: OrganisationListing, _ visit: Visit) -> Cell {
    let kind = visit.kindAndCountry(organisation.profile.kind, localKind: organisation.profile.localKind, country: "")
    guard let successor = organisation.profile.successor.flatMap({ listing.successors[$0] }) else { return .text(kind) }
    return .lines(kind, visit.texts(OrganisationsText.nowPartOf, ["name": .text(successor.name(in: visit.language))]))
  }
}

extension OfficeOrganisationPages {
  private static func showPage(_ visit: Visit) throws -> Response {
    let record = try OrganisationRecord(visit, id: visit.identifier("organisation"))
    let history = try OrganisationHistory(visit, record.organisation.id)
    let (organisation, texts) = (record.organisation, visit.texts)
    let title = organisation.profile.name(in: visit.language)
    return visit.officePage(title, above: [Link(texts(OrganisationsText.title), visit.address(list))]) { html in
      html.element("h1", [], title)
      record.successorNotice(&html, visit)
      actions(&html, organisation, visit)
      html.element("h2", [], texts(OrganisationsText.facts))
      html.summaryList(record.officeFacts(visit), texts)
      record.contactSection(&html, visit, record.contacts, showsWhoSees: true)
      history.write(&html, visit)
    }
  }

  private static func actions(_ html: inout HTML, _ organisation: Organisation, _ visit: Visit) {
    let id = organisation.id.description
    html.actions { html in
      if visit.may(ManageRegister.self) {
        html.buttonLink(Link(visit.texts(OrganisationsText.change), visit.address(OrganisationEditPages.change, id)))
        if organisation.profile.successor == nil {
          html.buttonLink(Link(visit.texts(OrganisationsText.merge), visit.address(OrganisationMergePages.merge, id)), .secondary)
        }
      }
      html.link(Link(visit.texts(PeopleText.peopleOf), visit.address(PlacePeoplePages.show, of: .organisation(organisation.id))))
      html.link(Link(visit.texts(OrganisationsText.publicPage), visit.address(OrganisationPages.show, organisation.slug)))
    }
  }
}

extension OrganisationRecord {
  /// Every field of the register that is filled in.
  func officeFacts(_ visit: Visit) -> [SummaryRow] {
    let profile = organisation.profile
    let coordinates = [profile.latitude, profile.longitude].compactMap { $0 }.map { visit.formats.decimal($0, places: 2) }
    let values: [(RegisterColumn, String)] = [
      (.slug, organisation.slug), (.kind, visit.word(profile.kind)), (.localKind, profile.localKind), (.name, profile.name),
      (.nameSwedish, profile.swedishName), (.country, profile.country.isEmpty ? "" : visit.texts.country(profile.country)),
      (.subdivision, profile.subdivision), (.code, profile.officialCode), (.latitude, coordinates.first ?? ""),
      (.longitude, coordinates.dropFirst().first ?? ""), (.population, visit.population(profile) ?? ""),
      (.character, profile.character.map { visit.word($0) } ?? ""), (.languages, visit.languageNames(profile.languages)),
      (.validFrom, profile.validFrom.map { visit.formats.day($0) } ?? ""),
      (.validTo, profile.validTo.map { visit.formats.day($0) } ?? ""), (.source, profile.source),
    ]
    var rows = values.filter { !$0.1.isEmpty }.map { SummaryRow(visit.fieldName($0.0), $0.1) }
    if !profile.homepage.isEmpty { rows.append(SummaryRow(visit.fieldName(.homepage), .link(profile.homepage, profile.homepage))) }
    if !profile.wikidata.isEmpty {
      rows.append(SummaryRow(visit.fieldName(.wikidata), .link(profile.wikidata, "https://www.wikidata.org/wiki/\(profile.wikidata)")))
    }
    return rows + relations(visit) + nameRows(visit, showsMisspellings: true)
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Organisations for everybody: the list and one page each.
enum OrganisationPages {
  static let list: PathPattern = "/organisations"
  static let show: PathPattern = "/organisations/{organisation}"

  static let endpoints: [Endpoint] = [
    .page(list, ReadPublicSite.self) { visit, _ in try listPage(visit) },
    .page(show, ReadPublicSite.self) { visit, _ in try showPage(visit) },
  ]

  private static func listPage(_ visit: Visit) throws -> Response {
    let listing = try OrganisationListing(visit)
    let texts = visit.texts
    return visit.page(
      texts(OrganisationsText.title), description: texts(OrganisationsText.description), isIndexed: listing.form.isEmpty
    ) { html in
      html.element("h1", [], texts(OrganisationsText.title))
      html.element("p", [.class("lead")], texts(OrganisationsText.lead))
      listing.form.write(&html, visit, at: list, countries: listing.countries)
      guard !listing.organisations.isEmpty else {
        return html.emptyState(title: texts(OrganisationsText.noneTitle), text: texts(OrganisationsText.noneText))
      }
      html.cardList(listing.organisations.map { card($0, listing, visit) })
      html.pagination(visit.pagination(list, counted: listing.total), texts)
    }
  }

  private static func card(_ organisation: Organisation, _ listing: OrganisationListing, _ visit: Visit) -> Card {
    let profile = organisation.profile
    let successor = profile.successor.flatMap { listing.successors[$0] }
    let state = successor.map { visit.texts(OrganisationsText.nowPartOf, ["name": .text($0.name(in: visit.language))]) }
    var facts = [visit.kindAndCountry(profile.kind, localKind: profile.localKind, country: profile.country)]
    if let population = visit.population(profile) { facts.append("\(visit.fieldName(.population)): \(population)") }
    return Card(
      profile.name(in: visit.language), address: visit.address(show, organisation.slug), facts: facts,
      state: state.map { (word: $0, tone: Tone.neutral) })
  }

  private static func showPage(_ visit: Visit) throws -> Response {
    let record = try OrganisationRecord(visit, slug: visit.parameter("organisation"))
    let profile = record.organisation.profile
    let title = profile.name(in: visit.language)
    let lead = visit.kindAndCountry(profile.kind, localKind: profile.localKind, country: profile.country)
    let people = try visit.people(in: .organisation(record.organisation.id))
    return try visit.page(
      title, description: "\(title): \(lead).", above: [Link(visit.texts(OrganisationsText.title), visit.address(list))], isIndexed: true
    ) { html in
      html.element("h1", [], title)
      html.element("p", [.class("lead")], lead)
      record.successorNotice(&html, visit)
      html.summaryList(record.publicFacts(visit), visit.texts)
      try organisationSections(visit, record.organisation, &html)
      record.contactSection(&html, visit, record.contacts.filter(\.isPublic))
      html.peopleShown(people, visit)
    }
  }
}

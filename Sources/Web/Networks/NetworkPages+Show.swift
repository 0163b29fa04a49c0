import Application
import Database
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// A network with everything its pages show.
struct NetworkView {
  let network: Network
  let theme: Theme?
  let members: [NetworkMembership]
  let batch: PartnershipBatch
  let organisations: [Identifier<Organisation>: OrganisationBrief]
  let predecessor: Network?
  let successors: [Network]

  init(slug: String, on connection: any Connection) throws {
    let networks = try connection.networks.all()
    guard let network = networks.first(where: { $0.slug == slug }) else { throw NotFound() }
    self.network = network
    let themes = try connection.themes.all()
    theme = themes.first { $0.id == network.theme }
    members = try connection.networks.members(of: network.id)
    let partnerships = members.compactMap { if case .partnership(let id) = $0.member { id } else { nil } }
    batch = try PartnershipBatch(connection.partnerships.partnerships(partnerships), themes: themes, on: connection)
    organisations = try connection.organisations.names(
      members.compactMap { if case .organisation(let id) = $0.member { id } else { nil } })
    predecessor = networks.first { $0.id == network.predecessor }
    successors = networks.filter { $0.predecessor == network.id }
  }

  func partnership(_ membership: NetworkMembership) -> Partnership? {
    guard case .partnership(let id) = membership.member else { return nil }
    return batch.partnerships.first { $0.id == id }
  }

  func organisation(_ membership: NetworkMembership) -> OrganisationBrief? {
    guard case .organisation(let id) = membership.member else { return nil }
    return organisations[id]
  }
}

extension NetworkPages {
  static func networkPage(_ visit: Visit) throws -> Response {
    let slug = try visit.parameter("network")
    let view = try visit.application.read { try NetworkView(slug: slug, on: $0) }
    let text = view.network.text(in: visit.language)
    let above = [Link(visit.texts(NetworksText.title), visit.address(list))]
    let people = try visit.people(in: .network(view.network.id))
    return try visit.page(text.name, description: text.summary.isEmpty ? nil : text.summary, above: above, isIndexed: true) { html in
      let language = visit.foreign(view.network.textLanguage(for: visit.language))
      html.element("h1", [.lang(language?.tag)], text.name)
      html.languageNote(language, visit)
      if !text.summary.isEmpty {
        html.element("p", [.class("lead"), .lang(language?.tag), .dir(language?.direction.rawValue)], text.summary)
      }
      html.networkFacts(view, visit)
      html.networkTimeline(view.network, visit)
      html.networkMembers(view, visit)
      try html.conversationLink(.network(view.network.id), "network:\(view.network.id)", visit)
      html.peopleShown(people, visit)
      try html.documentSection(visit, about: .network(view.network.id), slug: slug)
    }
  }
}

extension HTML {
  fileprivate mutating func networkFacts(_ view: NetworkView, _ visit: Visit) {
    let texts = visit.texts
    let countries = view.network.countries.map { texts.country($0) }
    var rows = [
      SummaryRow(texts(PartnershipsText.theme), view.theme?.name(in: visit.language) ?? texts(PartnershipsText.notStated)),
      SummaryRow(
        texts(NetworksText.period), visit.period(view.network.startsOn, view.network.endsOn) ?? texts(PartnershipsText.notStated)),
      SummaryRow(
        texts(NetworksText.countries), countries.isEmpty ? texts(PartnershipsText.notStated) : countries.joined(separator: ", ")),
    ]
    if let earlier = view.predecessor { rows.append(row(texts(NetworksText.follows), earlier, visit)) }
    for later in view.successors { rows.append(row(texts(NetworksText.continued), later, visit)) }
    summaryList(rows, texts)
  }

  private func row(_ key: String, _ network: Network, _ visit: Visit) -> SummaryRow {
    SummaryRow(key, .link(network.text(in: visit.language).name, visit.address(NetworkPages.show, network.slug)))
  }

  fileprivate mutating func networkTimeline(_ network: Network, _ visit: Visit) {
    guard !visit.usesLessData, let first = network.startsOn, let last = network.endsOn else { return }
    let today = visit.application.time.today
    let name = network.text(in: visit.language).name
    timeline(
      Timeline(
        title: visit.texts(NetworksText.timelineToday), first: first, last: last, today: today, items: [TimelineItem(name, first, last)]),
      visit.formats)
  }

  /// Members of today first, then those that have left; partnerships before single bodies.
  fileprivate mutating func networkMembers(_ view: NetworkView, _ visit: Visit) {
    let today = visit.application.time.today
    // Once the network itself has ended, all of its members belong to the picture.
    let day = min(today, view.network.endsOn ?? today)
    let (current, earlier) = (view.members.filter { $0.isCurrent(on: day) }, view.members.filter { !$0.isCurrent(on: day) })
    section(visit.texts(NetworksText.partnerships), current.compactMap { visit.partnershipCard($0, view) })
    section(visit.texts(NetworksText.singleBodies), current.compactMap { visit.bodyCard($0, view) })
    let old = earlier.compactMap { visit.partnershipCard($0, view) ?? visit.bodyCard($0, view) }
    section(visit.texts(NetworksText.earlierMembers), old)
  }
}

extension Visit {
  fileprivate func partnershipCard(_ membership: NetworkMembership, _ view: NetworkView) -> Card? {
    view.partnership(membership).map { partnership in
      var card = card(for: partnership, view.batch)
      let countries = view.batch.countries(of: partnership).map { texts.country($0) }.joined(separator: ", ")
      card.facts = [countries, period(membership.from, membership.to)].compactMap { $0 }
      return card
    }
  }

  fileprivate func bodyCard(_ membership: NetworkMembership, _ view: NetworkView) -> Card? {
    view.organisation(membership).map { organisation in
      let facts = [texts.country(organisation.country), period(membership.from, membership.to)].compactMap { $0 }
      return Card(
        organisation.name(in: language), address: address(OrganisationPages.show, organisation.slug), facts: facts)
    }
  }
}

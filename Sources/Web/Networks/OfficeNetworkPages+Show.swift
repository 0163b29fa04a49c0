import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension OfficeNetworkPages {
  static func networkPage(_ visit: Visit) throws -> Response {
    let slug = try visit.parameter("network")
    let (view, themes, networks, history) = try visit.application.read { connection in
      let view = try NetworkView(slug: slug, on: connection)
      return (
        view, try connection.themes.all(), try connection.networks.all(),
        try RecordHistory(of: view.network.id, on: connection)
      )
    }
    let texts = visit.texts
    let name = view.network.text(in: visit.language).name
    return visit.officePage(name, above: [Link(texts(NetworksText.title), visit.address(list))]) { html in
      html.element("h1", [], name)
      html.actions { html in
        html.buttonLink(Link(texts(NetworksText.addMember), visit.address(addMember, slug)))
        html.link(Link(texts(NetworksText.change), visit.address(change, slug)))
        html.link(Link(texts(PeopleText.peopleOf), visit.address(PlacePeoplePages.show, of: .network(view.network.id))))
        html.link(Link(texts(PartnershipsText.publicPage), visit.address(NetworkPages.show, slug)))
      }
      html.summaryList(rows(view.network, themes, networks, visit), texts)
      html.element("h2", [], texts(NetworksText.members))
      html.memberTable(view, visit)
      html.history(history, visit, past: visit.address(PastPages.network, slug)) { visit.changes(in: $0) }
    }
  }

  static func rows(_ network: Network, _ themes: [Theme], _ networks: [Network], _ visit: Visit) -> [SummaryRow] {
    let texts = visit.texts
    let described = Language.allCases.filter { $0 == .english || network.texts[$0] != nil }.flatMap { language in
      let named: KeyValuePairs<String, Argument> = ["language": .text(texts.languageName(language.tag))]
      let text = network.texts[language]
      return [
        SummaryRow(texts(NetworksText.nameIn, named), text?.name ?? "", language: language.tag),
        SummaryRow(texts(NetworksText.summaryIn, named), text?.summary ?? "", language: language.tag),
      ]
    }
    return described + [
      SummaryRow(texts(PartnershipsText.theme), themes.first { $0.id == network.theme }?.name(in: visit.language) ?? ""),
      SummaryRow(texts(NetworksText.period), visit.period(network.startsOn, network.endsOn) ?? ""),
      SummaryRow(texts(NetworksText.countries), network.countries.map { texts.country($0) }.joined(separator: ", ")),
      SummaryRow(
        texts(NetworksText.predecessor), networks.first { $0.id == network.predecessor }?.text(in: visit.language).name ?? ""),
    ]
  }
}

extension HTML {
  fileprivate mutating func memberTable(_ view: NetworkView, _ visit: Visit) {
    let texts = visit.texts
    guard !view.members.isEmpty else {
      return emptyState(title: texts(NetworksText.membersEmptyTitle), text: texts(NetworksText.membersEmptyText))
    }
    dataTable(
      caption: texts(NetworksText.members), isCaptionHidden: true,
      columns: [
        Column(texts(NetworksText.member)), Column(texts(PartnershipsText.countries)), Column(texts(NetworksText.from)),
        Column(texts(NetworksText.to)), Column(texts(PartnershipsText.status)), Column(texts(FormsText.change)),
      ],
      rows: view.members.enumerated().map { index, membership in visit.memberRow(index + 1, membership, view) })
  }
}

extension Visit {
  /// Members are numbered from 1 in the order of the list; with the network's version the number names one for certain.
  fileprivate func memberRow(_ number: Int, _ membership: NetworkMembership, _ view: NetworkView) -> [Cell] {
    let days: [Cell] = [.text(membership.from.map(formats.shortDay) ?? ""), .text(membership.to.map(formats.shortDay) ?? "")]
    let change = Cell.link(texts(FormsText.change), address(OfficeNetworkPages.member, view.network.slug, String(number)))
    if let partnership = view.partnership(membership) {
      let countries = view.batch.countries(of: partnership).map { texts.country($0) }.joined(separator: ", ")
      let name = view.batch.name(of: partnership, in: language)
      return [.link(name, address(OfficePartnershipPages.show, partnership.slug)), .text(countries)] + days
        + [.tag(word(for: partnership.status), tone(of: partnership.status)), change]
    }
    let organisation = view.organisation(membership)
    return [
      organisation.map { .link($0.name(in: language), address(OfficeOrganisationPages.show, $0.id.description)) } ?? .text(""),
      .text(organisation.map { texts.country($0.country) } ?? ""),
    ] + days + [.text(""), change]
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Networks as the office keeps them.
enum OfficeNetworkPages {
  static let list: PathPattern = "/office/networks"
  static let add: PathPattern = "/office/networks/add"
  static let show: PathPattern = "/office/networks/{network}"
  static let change: PathPattern = "/office/networks/{network}/change"
  static let addMember: PathPattern = "/office/networks/{network}/members/add"
  static let member: PathPattern = "/office/networks/{network}/members/{number}"
  static let removeMember: PathPattern = "/office/networks/{network}/members/{number}/remove"

  static let endpoints: [Endpoint] = [
    .page(list, ManageNetworks.self) { visit, _ in try listPage(visit) },
    .page(add, ManageNetworks.self) { visit, _ in try formPage(visit, nil).response(visit, NetworkForm()) },
    .form(add, ManageNetworks.self, addNetwork),
    .page(show, ManageNetworks.self) { visit, _ in try networkPage(visit) },
    .page(change, ManageNetworks.self) { visit, _ in try changePage(visit) },
    .form(change, ManageNetworks.self, changeNetwork),
    .page(addMember, ManageNetworks.self) { visit, _ in try addMemberPage(visit) },
    .form(addMember, ManageNetworks.self, addMember),
    .page(member, ManageNetworks.self) { visit, _ in try memberPage(visit) },
    .form(member, ManageNetworks.self, changeMember),
    .form(removeMember, ManageNetworks.self, removeMember),
  ]

  private static func listPage(_ visit: Visit) throws -> Response {
    let (networks, counts, themes) = try visit.application.read {
      (try $0.networks.all(), try $0.networks.memberCounts(on: visit.application.time.today), try $0.themes.all())
    }
    let texts = visit.texts
    return visit.officePage(texts(NetworksText.title)) { html in
      html.element("h1", [], texts(NetworksText.title))
      html.actions { $0.buttonLink(Link(texts(NetworksText.add), visit.address(add))) }
      guard !networks.isEmpty else {
        return html.emptyState(title: texts(NetworksText.emptyTitle), text: texts(NetworksText.emptyText))
      }
      html.dataTable(
        caption: texts(NetworksText.title), isCaptionHidden: true,
        columns: [
          Column(texts(PartnershipsText.network)), Column(texts(PartnershipsText.theme)), Column(texts(NetworksText.period)),
          Column(texts(NetworksText.countries)), Column(texts(NetworksText.members), isNumeric: true),
        ],
        rows: networks.map { network in
          let count = counts[network.id] ?? NetworkMemberCount()
          return [
            .link(network.text(in: visit.language).name, visit.address(show, network.slug)),
            .text(themes.first { $0.id == network.theme }?.name(in: visit.language) ?? ""),
            .text(visit.period(network.startsOn, network.endsOn) ?? ""),
            .text(network.countries.map { texts.country($0) }.joined(separator: ", ")),
            .text(visit.formats.integer(count.partnerships + count.organisations)),
          ]
        })
    }
  }

  static func formPage(_ visit: Visit, _ network: Network?) throws -> NetworkFormPage {
    let texts = visit.texts
    let (themes, networks, countries) = try visit.application.read {
      (try $0.themes.all(), try $0.networks.all(), try $0.eligibility.all().map(\.country))
    }
    var above = [Link(texts(NetworksText.title), visit.address(list))]
    if let network { above.append(Link(network.text(in: visit.language).name, visit.address(show, network.slug))) }
    return NetworkFormPage(
      title: texts(network == nil ? NetworksText.add : NetworksText.change),
      action: network.map { visit.address(change, $0.slug) } ?? visit.address(add), above: above, themes: themes,
      networks: networks.filter { $0.id != network?.id }, countries: countries)
  }

  private static func addNetwork(_ visit: Visit, _ permit: Permit<ManageNetworks>, _ form: Form) throws -> Response {
    let typed = NetworkForm(form)
    var page = try formPage(visit, nil)
    do {
      let entry = try typed.entry(themes: page.themes, networks: page.networks)
      let id = try visit.application.addNetwork(entry, permit: permit)
      return visit.redirect(show, try visit.application.read { try $0.networks.find(id)?.slug } ?? "", done: .added)
    } catch let invalid as InvalidInput {
      page.problems = visit.problems(invalid)
      return page.response(visit, typed)
    }
  }

  static func find(_ visit: Visit) throws -> Network {
    let slug = try visit.parameter("network")
    guard let network = try visit.application.read({ try $0.networks.find(slug: slug) }) else { throw NotFound() }
    return network
  }

  private static func changePage(_ visit: Visit) throws -> Response {
    let network = try find(visit)
    let page = try formPage(visit, network)
    return page.response(visit, NetworkForm(network, themes: page.themes, networks: page.networks))
  }

  private static func changeNetwork(_ visit: Visit, _ permit: Permit<ManageNetworks>, _ form: Form) throws -> Response {
    let network = try find(visit)
    var typed = NetworkForm(form)
    var page = try formPage(visit, network)
    do {
      let entry = try typed.entry(themes: page.themes, networks: page.networks)
      try visit.application.changeNetwork(network.id, version: typed.version, to: entry, permit: permit)
      return visit.redirect(show, network.slug, done: .saved)
    } catch let invalid as InvalidInput {
      page.problems = visit.problems(invalid)
    } catch is VersionConflict {
      let current = try find(visit)
      page.stored = rows(current, page.themes, page.networks, visit)
      typed.version = current.version
    }
    return page.response(visit, typed)
  }
}

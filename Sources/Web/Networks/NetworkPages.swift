import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Networks as everybody sees them.
enum NetworkPages {
  static let list: PathPattern = "/networks"
  static let show: PathPattern = "/networks/{network}"

  static let endpoints: [Endpoint] = [
    .page(list, ReadPublicSite.self) { visit, _ in try listPage(visit) },
    .page(show, ReadPublicSite.self) { visit, _ in try networkPage(visit) },
  ]

  private static func listPage(_ visit: Visit) throws -> Response {
    let (networks, counts) = try visit.application.read {
      (try $0.networks.all(), try $0.networks.memberCounts(on: visit.application.time.today))
    }
    let today = visit.application.time.today
    let texts = visit.texts
    return visit.page(texts(NetworksText.title), description: texts(NetworksText.meta), isIndexed: true) { html in
      html.element("h1", [], texts(NetworksText.title))
      html.element("p", [.class("lead")], texts(NetworksText.intro))
      guard !networks.isEmpty else {
        return html.emptyState(title: texts(NetworksText.emptyTitle), text: texts(NetworksText.emptyText))
      }
      let cards = { (network: Network) in visit.card(for: network, counts[network.id] ?? NetworkMemberCount()) }
      html.section(texts(NetworksText.current), networks.filter { $0.isCurrent(on: today) }.map(cards))
      html.section(texts(NetworksText.earlier), networks.filter { !$0.isCurrent(on: today) }.map(cards))
      html.networkYears(networks, visit)
    }
  }
}

extension Visit {
  /// An entry of a public list.
  func card(for network: Network, _ count: NetworkMemberCount) -> Card {
    let text = network.text(in: language)
    var facts = [period(network.startsOn, network.endsOn)].compactMap { $0 }
    if count.partnerships > 0 { facts.append(texts(NetworksText.membersOf, ["count": .count(count.partnerships)])) }
    if count.organisations > 0 { facts.append(texts(NetworksText.singles, ["count": .count(count.organisations)])) }
    return Card(
      text.name, address: address(NetworkPages.show, network.slug), facts: facts, text: text.summary,
      language: foreign(network.textLanguage(for: language))?.tag)
  }
}

extension HTML {
  /// The networks' years under each other.
  fileprivate mutating func networkYears(_ networks: [Network], _ visit: Visit) {
    let today = visit.application.time.today
    let dated = networks.filter { $0.startsOn != nil }
    guard !visit.usesLessData, let first = dated.compactMap(\.startsOn).min() else { return }
    let last = max(today, dated.compactMap(\.endsOn).max() ?? today)
    element("h2", [], visit.texts(NetworksText.timelines))
    let items = dated.reversed().map { network in
      TimelineItem(
        network.text(in: visit.language).name, network.startsOn ?? first, network.endsOn ?? last,
        address: visit.address(NetworkPages.show, network.slug), tone: network.isCurrent(on: today) ? .information : .neutral)
    }
    timeline(
      Timeline(title: visit.texts(NetworksText.timelineToday), first: first, last: last, today: today, items: Array(items)), visit.formats)
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension PartnershipPages {
  static func partnershipPage(_ visit: Visit) throws -> Response {
    let slug = try visit.parameter("partnership")
    let (batch, networks) = try visit.application.read { connection in
      guard let partnership = try connection.partnerships.find(slug: slug) else { throw NotFound() }
      let ids = Set(try connection.networks.networks(of: [partnership.id])[partnership.id] ?? [])
      return (
        try PartnershipBatch([partnership], themes: connection.themes.all(), on: connection),
        ids.isEmpty ? [] : try connection.networks.all().filter { ids.contains($0.id) }
      )
    }
    guard let partnership = batch.partnerships.first else { throw NotFound() }
    let name = batch.name(of: partnership, in: visit.language)
    let above = [Link(visit.texts(PartnershipsText.title), visit.address(list))]
    let people = try visit.people(in: .partnership(partnership.id), parties: partnership.members.map(\.organisation))
    return try visit.page(name, description: description(partnership, batch, visit), above: above, isIndexed: true) { html in
      html.element("h1", [], name)
      let language = visit.foreign(partnership.textLanguage)
      if !partnership.title.isEmpty || !partnership.note.isEmpty { html.languageNote(language, visit) }
      if !partnership.title.isEmpty {
        html.element("p", [.class("lead"), .lang(language?.tag), .dir(language?.direction.rawValue ?? "auto")], partnership.title)
      }
      html.partnershipFacts(partnership, batch, networks, visit)
      html.element("h2", [], visit.texts(PartnershipsText.parties))
      html.partnershipMembers(partnership, batch, visit)
      html.peopleShown(people, visit)
      try html.conversationLink(.partnership(partnership.id), "partnership:\(partnership.id)", visit)
      try html.documentSection(visit, about: .partnership(partnership.id), slug: partnership.slug)
    }
  }

  /// One sentence for search engines: who, where and on what.
  private static func description(_ partnership: Partnership, _ batch: PartnershipBatch, _ visit: Visit) -> String {
    let countries = visit.formats.list(batch.countries(of: partnership).map { visit.texts.country($0) })
    let themes = batch.themeNames(of: partnership, in: visit.language).joined(separator: ", ")
    return [batch.name(of: partnership, in: visit.language), countries, partnership.title.isEmpty ? themes : partnership.title]
      .filter { !$0.isEmpty }.joined(separator: ". ")
  }
}

extension HTML {
  fileprivate mutating func partnershipFacts(_ partnership: Partnership, _ batch: PartnershipBatch, _ networks: [Network], _ visit: Visit) {
    let texts = visit.texts
    var rows = [
      SummaryRow(texts(PartnershipsText.status), .tag(visit.word(for: partnership.status), visit.tone(of: partnership.status))),
      SummaryRow(texts(PartnershipsText.period), visit.period(of: partnership) ?? texts(PartnershipsText.notStated)),
      SummaryRow(texts(PartnershipsText.themes), themes(partnership, batch, visit)),
    ]
    if !networks.isEmpty {
      rows.append(
        SummaryRow(
          texts(PartnershipsText.network),
          .links(networks.map { Link($0.text(in: visit.language).name, visit.address(NetworkPages.show, $0.slug)) })))
    }
    if !partnership.note.isEmpty {
      rows.append(SummaryRow(texts(PartnershipsText.note), partnership.note, language: visit.foreign(partnership.textLanguage)?.tag))
    }
    summaryList(rows, texts)
  }

  /// Each theme leads to the partnerships that share it.
  private func themes(_ partnership: Partnership, _ batch: PartnershipBatch, _ visit: Visit) -> Cell {
    let themes = batch.themes(of: partnership)
    guard !themes.isEmpty else { return .text(visit.texts(PartnershipsText.noTheme)) }
    return .links(
      themes.map { theme in
        Link(theme.name(in: visit.language), visit.address(PartnershipPages.list, query: Parameters([("theme", theme.code)])))
      })
  }

  /// Who takes part, with country and part; days only where they differ from the whole.
  mutating func partnershipMembers(_ partnership: Partnership, _ batch: PartnershipBatch, _ visit: Visit) {
    let cards = partnership.members.compactMap { member in
      batch.organisation(member.organisation).map { organisation in
        let days = member.from == partnership.startsOn && member.to == partnership.endsOn ? nil : visit.period(member.from, member.to)
        return Card(
          organisation.name(in: visit.language), address: visit.address(OrganisationPages.show, organisation.slug),
          facts: [visit.texts.country(organisation.country), visit.word(for: member.part)] + [days].compactMap { $0 })
      }
    }
    cardList(cards, heading: .three)
  }
}

import Application
import Domain
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What other features add to an organisation's public page, after its facts and before its contacts: each writes a section of its own
/// with a heading of the second level, or nothing.
func organisationSections(_ visit: Visit, _ organisation: Organisation, _ html: inout HTML) throws {
  try partnershipSection(visit, organisation, &html)
  try html.documentSection(visit, about: .organisation(organisation.id), slug: organisation.slug)
}

/// Its partnerships and networks, those of today first.
private func partnershipSection(_ visit: Visit, _ organisation: Organisation, _ html: inout HTML) throws {
  let (batch, networks, counts) = try visit.application.read { connection in
    let ids = try connection.networks.networks(of: organisation.id)
    return (
      try PartnershipBatch(connection.partnerships.partnerships(of: organisation.id), themes: connection.themes.all(), on: connection),
      ids.isEmpty ? [] : try connection.networks.all().filter { ids.contains($0.id) },
      ids.isEmpty ? [:] : try connection.networks.memberCounts(on: visit.application.time.today)
    )
  }
  let current = batch.partnerships.filter { $0.status != .ended }
  html.section(visit.texts(PublicText.organisationPartnerships), current.map { visit.card(for: $0, batch) })
  html.section(
    visit.texts(PartnershipsText.archive), batch.partnerships.filter { $0.status == .ended }.map { visit.card(for: $0, batch) })
  html.section(
    visit.texts(PublicText.organisationNetworks), networks.map { visit.card(for: $0, counts[$0.id] ?? NetworkMemberCount()) })
}

import Application
import Domain
import Stage
import Store
import Testing
import TwinhallCore

/// What stands in the database, without a look at the audit trail.
extension PastScene {
  /// Fields by the record; empty ones are left out.
  func snapshot() throws -> [String: [String: String]] {
    try stage.application.read { connection in
      let partnership = try #require(try connection.partnerships.find(library.partnership))
      let network = try #require(try connection.networks.find(library.network))
      let organisation = try #require(try connection.organisations.find(library.mora))
      let person = try #require(try person.person.flatMap { try connection.people.find($0.id) })
      let document = try #require(try connection.documents.find(document))
      let round = try #require(try connection.rounds.find(round))
      let answers = try #require(try connection.declarations.find(declaration)).answers
      let first = partnership.members.first?.from?.description ?? ""
      let umea = try connection.networks.members(of: network.id).filter { $0.member == .organisation(library.umea) }
      return [
        "Partnership": filled([
          "title": partnership.title, "note": partnership.note, "status": partnership.status.rawValue,
          "starts-on": partnership.startsOn?.description, "ends-on": partnership.endsOn?.description,
          "members": "mora lead \(first)/, kasama-municipal-council partner /",
          "themes": try connection.themes.all().filter { partnership.themes.contains($0.id) }.map(\.code).joined(separator: ", "),
        ]),
        "Network": filled([
          "name-sv": network.texts[.swedish]?.name, "summary-sv": network.texts[.swedish]?.summary,
          "starts-on": network.startsOn?.description, "countries": network.countries.joined(separator: ", "),
          "member-umea": umea.first.map { "\($0.from?.description ?? "")/\($0.to?.description ?? "")" },
        ]),
        "Organisation": filled([
          "name": organisation.profile.name, "population": organisation.profile.population.map { String($0) },
          "valid_from": organisation.profile.validFrom?.description, "parent": organisation.profile.parent?.description,
          "country": organisation.profile.country, "homepage": nil,
        ]),
        "Person": filled(["name": person.name, "email": person.email, "language": person.language.tag]),
        "Round": filled([
          "name": round.name, "state": round.state.rawValue, "seed": String(round.seed), "matches-on": round.matchesOn.description,
          "pays-interpretation": String(round.paysInterpretation), "plans-visits": String(round.plansVisits),
        ]),
        "Document": filled([
          "title": document.entry.title, "description": document.entry.description, "audience": document.entry.audience.rawValue,
          "kind": document.entry.kind.rawValue, "file": "agreement.pdf",
        ]),
        "Declaration": filled([
          "population": answers.population.map { String($0) }, "about": answers.about, "state": "draft",
          "hours": answers.hoursPerMonth.map { String($0) }, "name": answers.organisationName,
        ]),
        "Setting": filled([
          "name.en": try connection.settings.value("name.en"), "front-text.sv": try connection.settings.value("front-text.sv"),
        ]),
      ]
    }
  }

  private func filled(_ fields: [String: String?]) -> [String: String] { fields.compactMapValues { $0 }.filter { !$0.value.isEmpty } }

  /// The same fields as the trail has them at a moment.
  func past(_ kind: String, at instant: Instant, fields: Set<String>) throws -> [String: String] {
    let ids: [String: String?] = [
      "Partnership": library.partnership.description, "Network": library.network.description, "Organisation": library.mora.description,
      "Person": person.person?.id.description, "Round": round.description, "Document": document.description,
      "Declaration": declaration.description, "Setting": nil,
    ]
    let record = try stage.application.pastRecord(
      PastKind(named: kind), ids[kind] ?? nil, at: instant, permit: stage.permit(ReadAuditTrail.self))
    return record.values.compactMapValues { if case .text(let text) = $0 { text } else { nil } }.filter { fields.contains($0.key) }
  }
}

import Database
import Domain
import Localization
import Store
import TwinhallCore

/// Matching rounds, for those who read them.
struct RoundSearch: SearchSource {
  let subject = "Round"
  let table: SQL = "matching_rounds"
  let actions: [any Action.Type] = [ReadMatching.self]

  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)] {
    try connection.rounds.all(Set(records.compactMap(Identifier<Round>.init))).values.map { round in
      let id = round.id.description
      let at = Instant(milliseconds: Int64(round.matchesOn.number) * 86_400_000)
      var document = SearchDocument(.round, place: id, title: round.name, text: "", readers: .whoMay(ReadMatching.self), at: at)
      document.references = [id]
      document.year = round.matchesOn.components.year
      return (id, document)
    }
  }
}

/// Proposed pairs, for the people of both bodies. The office finds the round.
struct ProposalSearch: SearchSource {
  let subject = "Proposal"
  let table: SQL = "proposals"
  let actions: [any Action.Type] = [ReadProposal.self]

  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)] {
    let proposals = try connection.proposals.all(ids: records.compactMap(Identifier<Proposal>.init))
    let bodies = try connection.organisations.names(proposals.flatMap { [$0.swedish, $0.international] })
    let rounds = try connection.rounds.all(Set(proposals.map(\.round)))
    return proposals.map { proposal in
      let parties = [proposal.swedish, proposal.international]
      let texts = searchTexts { language in
        let title = parties.compactMap { bodies[$0]?.name(in: language) }.joined(separator: "\u{A0}– ")
        return SearchText(title: title, text: rounds[proposal.round]?.name ?? "")
      }
      let id = proposal.id.description
      let readers = SearchReaders.whoMay(ReadProposal.self, in: Scope(organisations: Set(parties)))
      var document = SearchDocument(.proposal, place: id, texts: texts, readers: readers, at: proposal.id.instant)
      document.countries = parties.compactMap { bodies[$0]?.country }
      document.year = proposal.id.instant.day.components.year
      return (id, document)
    }
  }

  func records(naming subject: String, _ changed: [String], on connection: any Connection) throws -> [String] {
    switch subject {
    case "Organisation":
      try records("SELECT id FROM proposals WHERE swedish_id IN \(list: changed) OR international_id IN \(list: changed)", on: connection)
    case "Round": try records("SELECT id FROM proposals WHERE round_id IN \(list: changed)", on: connection)
    default: []
    }
  }
}

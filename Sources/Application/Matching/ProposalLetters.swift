import Domain
import Localization
import Store
import TwinhallCore

/// Writes the mails of one change about proposals, each in the language of who gets it and without anything the other side gave in
/// confidence.
struct ProposalLetters {
  let round: Round
  private let run: VerifiedRun
  private let change: Change
  private let themes: [Theme]
  private let names: [Language: [String: String]]
  private let publicAddress: String

  init(_ run: VerifiedRun, _ round: Round, _ configuration: Configuration, _ change: Change) throws {
    (self.run, self.round, self.change) = (run, round, change)
    themes = try change.connection.themes.all()
    var names: [Language: [String: String]] = [:]
    for language in Language.allCases { names[language] = try change.connection.names(of: run.outcome.round.profiles, in: language) }
    self.names = names
    publicAddress = configuration.publicAddress
  }

  /// Everybody who reads or answers proposals for a body, each once.
  func people(of organisation: Identifier<Organisation>) throws -> [Person] {
    var people: [Person] = []
    for role in [Role.signatory, .coordinator] {
      let found = try change.connection.heldRoles.people(as: role, in: .organisation(organisation), on: change.at.day)
      people += found.filter { person in !people.contains { $0.id == person.id } }
    }
    return people
  }

  func sendProposal(_ proposal: Proposal, to side: MatchProfile.Side) throws {
    let explanation = run.outcome.explanation(for: proposal.party(side).description)
    let partnerID = proposal.party(side.other).description
    guard let partner = explanation?.partners.first(where: { $0.id == partnerID }) else { return }
    for person in try people(of: proposal.party(side)) {
      let words = MatchingWords(person.language, themes)
      let unknowns = words.unknowns(partner)
      try change.mail(
        to: person, subject: .proposalSubject, body: .proposalBody,
        [
          "name": .text(person.name), "round": .text(round.name), "party": .text(name(proposal, side, person.language)),
          "partner": .text(name(proposal, side.other, person.language)), "country": .text(country(proposal, side.other, words)),
          "band": .text(words.bandSentence(partner.band)), "reasons": .text(lines(partner.reasons.map(words.fact), words)),
          "weak": .text(lines(partner.weakPoints.map(words.weakPoint), words)), "unknown": .text(lines(unknowns, words)),
          "day": .text(words.formats.day(round.answersBy)), "link": .text(link(proposal, person)),
          "rules": .text("\(publicAddress)/\(person.language.tag)/matching-rules"),
        ])
    }
  }

  /// A mail that says only what happened: who it concerns, by when, and where to read on.
  func send(_ subject: MailText, _ body: MailText, about proposal: Proposal, to side: MatchProfile.Side, slug: String = "") throws {
    for person in try people(of: proposal.party(side)) {
      let formats = Formats(person.language)
      try change.mail(
        to: person, subject: subject, body: body,
        [
          "name": .text(person.name), "round": .text(round.name), "party": .text(name(proposal, side, person.language)),
          "partner": .text(name(proposal, side.other, person.language)), "day": .text(formats.day(round.answersBy)),
          "link": .text(link(proposal, person)),
          "partnership": .text("\(publicAddress)/\(person.language.tag)/partnerships/\(slug)"),
        ])
    }
  }

  private func name(_ proposal: Proposal, _ side: MatchProfile.Side, _ language: Language) -> String {
    names[language]?[proposal.party(side).description] ?? ""
  }

  private func country(_ proposal: Proposal, _ side: MatchProfile.Side, _ words: MatchingWords) -> String {
    words.texts.country(run.body(proposal.party(side).description)?.country ?? "")
  }

  private func link(_ proposal: Proposal, _ person: Person) -> String {
    publicAddress + "/\(person.language.tag)" + "/home/proposals/\(proposal.id)"
  }

  private func lines(_ sentences: [String], _ words: MatchingWords) -> String {
    (sentences.isEmpty ? [words.texts(MatchingText.nothingHere)] : sentences).map { "- " + $0 }.joined(separator: "\n")
  }
}

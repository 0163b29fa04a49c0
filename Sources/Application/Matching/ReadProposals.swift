import Domain
import Store
import TwinhallCore

/// A proposal as one of its parties may see it. Of the other party it holds the name and the country only.
public struct PartyProposal: Sendable {
  /// A body's name and country.
  public struct Name: Hashable, Sendable {
    public let name: String
    public let country: String
  }

  public let id: Identifier<Proposal>
  public let round: Round
  public let side: MatchProfile.Side
  public let party: Name
  public let partner: Name
  public let partnerID: String
  /// The address name of the partner while its declaration of interest is on the public list.
  public let partnerSlug: String?
  /// The party's own answer.
  public let answer: Proposal.Answer
  /// What has become of the pair as far as this party may know: `accepted-by-one` is told only to the side that accepted.
  public let state: Proposal.State
  public let answeredBy: String?
  public let answeredAt: Instant?
  public let sentAt: Instant
  /// The address of the partnership, once there is one.
  public let partnershipSlug: String?
  public let explanation: PartyExplanation
  public let cutOff: CutOff?
  public let firmness: (stays: Int, runs: Int)
  /// Every other body of the round by id, for the list of why not the others.
  public let names: [String: Name]
  public let themes: [Theme]
}

extension Application {
  /// - Parameter language: the reader's, for names.
  /// - Throws: `NotFound`.
  public func partyProposal(_ id: Identifier<Proposal>, in language: Language, permit: Permit<ReadProposal>) throws -> PartyProposal {
    try read { connection in
      guard let line = try connection.proposals.line(id), let round = try connection.rounds.find(line.proposal.round) else {
        throw NotFound()
      }
      let proposal = line.proposal
      let own =
        permit.viewer.organisations(as: [.signatory]).compactMap(proposal.side).first
        ?? permit.viewer.organisations(as: [.coordinator]).compactMap(proposal.side).first
      guard let side = own else { throw NotFound() }
      let run = try connection.verifiedRun(line.run)
      let slug = try proposal.partnership.flatMap { try connection.partnerships.find($0)?.slug }
      let names = try connection.names(of: run.outcome.round.profiles, in: language)
      let other = proposal.party(side.other)
      let seeking = try connection.declarations.published(of: other) == nil ? nil : connection.organisations.names([other])[other]?.slug
      return try PartyProposal(line, round, side, run, names, slug: slug, partnerSlug: seeking, themes: connection.themes.all())
    }
  }

  /// What a proposal belongs to: both parties.
  public func scope(of id: Identifier<Proposal>) throws -> Scope {
    try read { connection in
      guard let proposal = try connection.proposals.find(id) else { throw NotFound() }
      return Scope(organisations: [proposal.swedish, proposal.international])
    }
  }

  /// The proposals to the viewer's bodies, newest first, each with its round.
  public func ownProposals(permit: Permit<UseOwnAccount>) throws -> [(line: ProposalLine, round: Round, side: MatchProfile.Side)] {
    let bodies = permit.viewer.organisations(as: [.coordinator, .signatory])
    guard !bodies.isEmpty else { return [] }
    return try read { connection in
      let lines = try connection.proposals.lines(to: bodies)
      let rounds = try connection.rounds.all(Set(lines.map(\.proposal.round)))
      return lines.compactMap { line in
        guard let round = rounds[line.proposal.round], let side = bodies.compactMap(line.proposal.side).first else { return nil }
        return (line: line, round: round, side: side)
      }
    }
  }
}

extension PartyProposal {
  fileprivate init(
    _ line: ProposalLine, _ round: Round, _ side: MatchProfile.Side, _ run: VerifiedRun, _ bodyNames: [String: String],
    slug: String?, partnerSlug: String?, themes: [Theme]
  ) throws {
    let proposal = line.proposal
    let bodies = run.outcome.round.profiles
    let names = Dictionary(bodies.map { ($0.id, Name(name: bodyNames[$0.id] ?? $0.name, country: $0.country)) }) { first, _ in first }
    let own = proposal.party(side).description
    let other = proposal.party(side.other).description
    guard let party = names[own], let partner = names[other], let explanation = run.outcome.explanation(for: own) else { throw NotFound() }
    (id, self.round, self.side, sentAt) = (proposal.id, round, side, line.sentAt)
    (self.party, self.partner, partnerID, self.names, self.themes) = (party, partner, other, names, themes)
    answer = proposal.answer(of: side)
    state = proposal.state == .acceptedByOne && proposal.answer(of: side) == .waiting ? .waitingForBoth : proposal.state
    answeredBy = side == .swedish ? line.swedishAnsweredBy : line.internationalAnsweredBy
    answeredAt = side == .swedish ? line.swedishAnsweredAt : line.internationalAnsweredAt
    (partnershipSlug, self.partnerSlug) = (slug, partnerSlug)
    self.explanation = explanation
    cutOff = run.outcome.cutOffs[own]
    firmness = (stays: run.stays[proposal.key] ?? 0, runs: run.firmnessRuns)
  }
}

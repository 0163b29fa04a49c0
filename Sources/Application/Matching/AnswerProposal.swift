import Domain
import Localization
import Store
import TwinhallCore

/// What a signatory signs an acceptance with.
public struct ProposalSignature: Hashable, Sendable {
  /// The person's own name, as typed.
  public var name: String
  /// Whether the person has declared the right to sign for the body.
  public var declaresRight: Bool

  public init(name: String, declaresRight: Bool) {
    self.name = name
    self.declaresRight = declaresRight
  }
}

extension Application {
  /// Accepts a proposed partner in the name of the viewer's body. When the other side has accepted too, the partnership begins.
  /// - Returns: the partnership, once both have accepted.
  /// - Throws: `InvalidInput` at `signature` and `right`; `StepRefused` with every failed guard.
  @discardableResult
  public func acceptProposal(
    _ id: Identifier<Proposal>, signature: ProposalSignature, permit: Permit<AnswerProposal>
  ) throws -> Identifier<Partnership>? {
    var validation = Validation()
    let name = validation.line("signature", signature.name, required: true, limit: 120)
    if let own = permit.viewer.person?.name, !name.isEmpty, folded(name) != folded(own) {
      validation.add("signature", .notYourName, ["name": own])
    }
    if !signature.declaresRight { validation.add("right", .missing) }
    try validation.finish()
    return try change(permit) { change in
      let answer = try change.answer(id, .accepted, permit.viewer, configuration, signedBy: name)
      try change.requirePlaces(answer.after)
      return answer.after.state == .confirmed ? try confirm(answer, change) : nil
    }
  }

  /// Declines, without a reason. The other side is told only that the pair did not come about; the round can be run again without it.
  public func declineProposal(_ id: Identifier<Proposal>, permit: Permit<AnswerProposal>) throws {
    try change(permit) { change in
      let answer = try change.answer(id, .declined, permit.viewer, configuration, signedBy: nil)
      let proposal = answer.after
      let fixed = FixedPair(
        round: proposal.round, swedish: proposal.swedish, international: proposal.international, kind: .declined, reason: "")
      try change.connection.fixedPairs.set(fixed)
      try answer.letters.send(.proposalEndedSubject, .proposalEndedBody, about: proposal, to: answer.side.other)
    }
  }

  /// Both have accepted: makes the partnership, ends declarations whose places are taken, and tells both.
  private func confirm(_ answer: GivenAnswer, _ change: Change) throws -> Identifier<Partnership> {
    let partnership = try change.addPartnership(change.entry(for: answer))
    guard var proposal = try change.connection.proposals.find(answer.after.id) else { throw NotFound() }
    proposal.partnership = partnership
    try change.expectOne(change.connection.proposals.update(proposal))
    try change.record(proposal.id, after: ["partnership": partnership.description])
    for side in MatchProfile.Side.allCases { try change.endDeclaration(of: proposal.party(side), answer) }
    let slug = try change.connection.partnerships.find(partnership)?.slug ?? ""
    for side in MatchProfile.Side.allCases {
      try answer.letters.send(.proposalConfirmedSubject, .proposalConfirmedBody, about: proposal, to: side, slug: slug)
    }
    return partnership
  }
}

/// An answer in the making, with what belongs to it.
struct GivenAnswer {
  let side: MatchProfile.Side
  let after: Proposal
  let round: Round
  let run: VerifiedRun
  let letters: ProposalLetters
}

extension Change {
  /// Records one side's answer under the name of who gave it.
  fileprivate func answer(
    _ id: Identifier<Proposal>, _ answer: Proposal.Answer, _ viewer: Viewer, _ configuration: Configuration, signedBy name: String?
  ) throws -> GivenAnswer {
    guard let line = try connection.proposals.line(id) else { throw NotFound() }
    let proposal = line.proposal
    let round = try round(proposal.round)
    guard let side = viewer.organisations(as: [.signatory]).compactMap(proposal.side).first else { throw Refusal.notAllowed }
    let after = try proposal.answered(answer, by: side, in: round, on: at.day)
    try expectOne(connection.proposals.setAnswer(answer, of: side, proposal, by: viewer.person?.id, at: at))
    try record(
      id, before: ["side": side.rawValue, "answer": proposal.answer(of: side).rawValue],
      after: ["side": side.rawValue, "answer": answer.rawValue, "signature": name, "declares-right-to-sign": name.map { _ in "true" }])
    let run = try connection.verifiedRun(line.run)
    return GivenAnswer(side: side, after: after, round: round, run: run, letters: try ProposalLetters(run, round, configuration, self))
  }

  /// Both bodies still seek a partner: another round may have taken their places, or a declaration may have been withdrawn.
  fileprivate func requirePlaces(_ proposal: Proposal) throws {
    for side in MatchProfile.Side.allCases where try connection.declarations.published(of: proposal.party(side)) == nil {
      throw StepRefused([.capacityUsed])
    }
  }

  /// The partnership of a pair: the Swedish side leads, and the themes are those that both could work on, the best ranked first.
  fileprivate func entry(for answer: GivenAnswer) throws -> PartnershipEntry {
    let proposal = answer.after
    var entry = PartnershipEntry()
    entry.status = .exploring
    entry.startsOn = at.day
    entry.members = [
      PartnershipMember(organisation: proposal.swedish, part: .lead),
      PartnershipMember(organisation: proposal.international, part: .partner),
    ]
    let run = answer.run
    guard let ours = run.body(proposal.swedish.description), let theirs = run.body(proposal.international.description) else { return entry }
    let joint = ours.jointThemes(with: theirs)
    let ranked = (ours.rankedThemes ?? []) + (theirs.rankedThemes ?? [])
    let ids = Dictionary(try connection.themes.all().map { ($0.code, $0.id) }) { first, _ in first }
    entry.themes = ranked.filter(joint.contains).compactMap { ids[$0] }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    return entry
  }

  /// A declaration ends when the body has as many confirmed partners in the round as it had places.
  fileprivate func endDeclaration(of organisation: Identifier<Organisation>, _ answer: GivenAnswer) throws {
    let proposals = try connection.proposals.all(of: [answer.round.id])
    let confirmed = proposals.filter { $0.state == .confirmed && $0.side(of: organisation) != nil }
    let places = answer.run.body(organisation.description)?.places ?? 1
    guard confirmed.count >= places, let declaration = try connection.declarations.published(of: organisation) else { return }
    try move(declaration, to: declaration.matched())
  }
}

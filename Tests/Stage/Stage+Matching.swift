import Application
import Domain
import Store
import TwinhallCore

/// A round in the making: two bodies on each side, with people who coordinate and sign for them, and declarations on the public list.
public struct MatchingScene {
  public let stage: Stage
  public let officer: Viewer
  /// Swedish, then international bodies.
  public let mora: Identifier<Organisation>
  public let kiruna: Identifier<Organisation>
  public let kasama: Identifier<Organisation>
  public let chipata: Identifier<Organisation>

  public static let confidence = "Half of the homes have no tap"

  /// Mora and Kasama need what the other offers. Kiruna does not want Chipata, and says so in confidence.
  public init(_ stage: Stage) throws {
    self.stage = stage
    officer = try stage.officer()
    try stage.makeThemes()
    mora = try stage.makeBody("Mora kommun")
    kiruna = try stage.makeBody("Kiruna kommun")
    kasama = try stage.makeBody("Kasama Municipal Council", "ZM")
    chipata = try stage.makeBody("Chipata City Council", "ZM")
    try stage.application.setEligibility(
      CountryEligibility(country: "ZM", cluster: "southern-africa", from: Day("2020-01-01")!, status: .open, source: "a test"),
      permit: Policy.permit(ManageProgramme.self, to: .system))
    try declare("Mora", "SE", mora, needs: "youth", offers: "water")
    try declare("Kiruna", "SE", kiruna, needs: "youth", offers: "water", vetoes: "Chipata City Council")
    try declare("Kasama", "ZM", kasama, needs: "water", offers: "youth")
    try declare("Chipata", "ZM", chipata, needs: "water", offers: "youth")
  }

  private func declare(
    _ name: String, _ country: String, _ body: Identifier<Organisation>, needs: String, offers: String, vetoes: String = ""
  ) throws {
    let id = try stage.makeComplete(name, country)
    let publishing = try Policy.permit(PublishDeclaration.self, to: .system)
    try stage.application.tieDeclaration(id, to: body, invitesContact: false, permit: publishing)
    try stage.save(.needs, entries(["need-\(needs)": "3", "need-proof-\(needs)": Self.confidence, "need-\(offers)": "0"]), of: id)
    try stage.save(.offers, entries(["offer-\(offers)": "3", "offer-proof-\(offers)": "We have done it", "offer-\(needs)": "0"]), of: id)
    if !vetoes.isEmpty { try stage.save(.wishes, entries(["veto-1": vetoes]), of: id) }
    try stage.application.submitDeclaration(permit: stage.owner(of: id))
    try stage.application.publishDeclaration(id, permit: publishing)
  }

  public var managing: Permit<ManageMatching> { get throws { try Policy.permit(ManageMatching.self, to: officer) } }
  public var reading: Permit<ReadMatching> { get throws { try Policy.permit(ReadMatching.self, to: officer) } }

  public func signatory(_ name: String, of body: Identifier<Organisation>) throws -> Viewer {
    try stage.person(name, HeldRole(.signatory, in: .organisation(body)))
  }

  public func makeRound() throws -> Identifier<Round> {
    var entry = RoundEntry()
    (entry.name, entry.matchesOn, entry.answersBy) = ("Autumn round", "2026-11-24", "2026-12-31")
    (entry.weightsVersion, entry.seed) = ("1", "4711")
    return try stage.application.addRound(entry, permit: managing)
  }

  public func makeSentRound() throws -> Identifier<Round> {
    let round = try makeRound()
    try stage.application.runRound(round, permit: managing)
    try stage.application.sendProposals(round, permit: managing)
    return round
  }

  public func view(_ round: Identifier<Round>) throws -> RoundView { try stage.application.roundView(round, in: .english, permit: reading) }

  /// The proposal that a body has been sent.
  public func proposal(to body: Identifier<Organisation>, in round: Identifier<Round>) throws -> Proposal {
    guard let line = try view(round).proposals.first(where: { $0.proposal.side(of: body) != nil }) else { throw NotFound() }
    return line.proposal
  }

  public func accept(_ proposal: Proposal, as viewer: Viewer) throws {
    let scope = Scope(organisations: [proposal.home, proposal.abroad])
    let signature = ProposalSignature(name: viewer.person?.name ?? "", declaresRight: true)
    try stage.application.acceptProposal(
      proposal.id, signature: signature, permit: Policy.permit(AnswerProposal.self, to: viewer, in: scope))
  }

  public func decline(_ proposal: Proposal, as viewer: Viewer) throws {
    let scope = Scope(organisations: [proposal.home, proposal.abroad])
    try stage.application.declineProposal(proposal.id, permit: Policy.permit(AnswerProposal.self, to: viewer, in: scope))
  }
}

private func entries(_ fields: KeyValuePairs<String, String>) -> Entries { Entries(fields.map { (name: $0.key, value: $0.value) }) }

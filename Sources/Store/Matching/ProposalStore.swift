import Database
import Domain
import TwinhallCore

extension Proposal.Answer: SQLConvertible {}

/// A proposal with what lists show of it.
public struct ProposalLine: Hashable, Sendable {
  public let proposal: Proposal
  public let run: Identifier<MatchingRun>
  public var homeName: String
  public var abroadName: String
  public let sentAt: Instant
  public let homeAnsweredBy: String?
  public let homeAnsweredAt: Instant?
  public let abroadAnsweredBy: String?
  public let abroadAnsweredAt: Instant?
}

public struct ProposalStore {
  let connection: any Connection

  public func insert(_ proposal: Proposal, run: Identifier<MatchingRun>, at instant: Instant) throws {
    try connection.execute(
      """
      INSERT INTO proposals (id, round_id, run_id, home_id, abroad_id, score, home_answer, abroad_answer, created_at, version)
      VALUES (\(proposal.id), \(proposal.round), \(run), \(proposal.home), \(proposal.abroad), \(proposal.score), \(proposal.homeAnswer),
        \(proposal.abroadAnswer), \(instant), \(proposal.version))
      """)
  }

  /// Writes reminders and the partnership. Zero when the version is not the one that was read.
  public func update(_ proposal: Proposal) throws -> Int {
    try connection.execute(
      """
      UPDATE proposals SET partnership_id = \(proposal.partnership), reminded_on = \(proposal.remindedOn), version = version + 1
      WHERE id = \(proposal.id) AND version = \(proposal.version)
      """)
  }

  /// Writes one side's answer and who gave it. Zero when the version is not the one that was read.
  public func setAnswer(
    _ answer: Proposal.Answer, of side: MatchProfile.Side, _ proposal: Proposal, by person: Identifier<Person>?, at instant: Instant
  ) throws -> Int {
    let columns: SQL =
      side == .swedish
      ? "home_answer = \(answer), home_answered_by = \(person), home_answered_at = \(instant)"
      : "abroad_answer = \(answer), abroad_answered_by = \(person), abroad_answered_at = \(instant)"
    return try connection.execute(
      """
      UPDATE proposals SET \(columns), partnership_id = \(proposal.partnership), version = version + 1
      WHERE id = \(proposal.id) AND version = \(proposal.version)
      """)
  }

  public func find(_ id: Identifier<Proposal>) throws -> Proposal? {
    try connection.row("SELECT * FROM proposals WHERE id = \(id)").map(Proposal.init)
  }

  public func all(of rounds: [Identifier<Round>]) throws -> [Proposal] {
    try connection.rows("SELECT * FROM proposals WHERE round_id IN \(list: rounds) ORDER BY created_at, id").map(Proposal.init)
  }

  public func line(_ id: Identifier<Proposal>) throws -> ProposalLine? { try lines("proposals.id = \(id)").first }

  /// The proposals of a round with names and answers, the oldest first.
  public func lines(of round: Identifier<Round>) throws -> [ProposalLine] { try lines("proposals.round_id = \(round)") }

  /// Proposals to any of some bodies, the newest first.
  public func lines(to organisations: Set<Identifier<Organisation>>) throws -> [ProposalLine] {
    try lines("(proposals.home_id IN \(list: organisations) OR proposals.abroad_id IN \(list: organisations))").reversed()
  }

  private func lines(_ condition: SQL) throws -> [ProposalLine] {
    try connection.rows(
      """
      SELECT proposals.*, home.name AS home_name, abroad.name AS abroad_name, home_person.name AS home_person,
        abroad_person.name AS abroad_person
      FROM proposals JOIN organisations AS home ON home.id = proposals.home_id
        JOIN organisations AS abroad ON abroad.id = proposals.abroad_id
        LEFT JOIN people AS home_person ON home_person.id = proposals.home_answered_by
        LEFT JOIN people AS abroad_person ON abroad_person.id = proposals.abroad_answered_by
      WHERE \(condition) ORDER BY proposals.created_at, proposals.id
      """
    ).map(ProposalLine.init)
  }
}

extension Proposal {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], round: try row["round_id"], home: try row["home_id"], abroad: try row["abroad_id"], score: try row["score"],
      homeAnswer: try row["home_answer"], abroadAnswer: try row["abroad_answer"], partnership: try row["partnership_id"],
      remindedOn: try row["reminded_on"], version: try row["version"])
  }
}

extension ProposalLine {
  fileprivate init(_ row: Row) throws {
    proposal = try Proposal(row)
    run = try row["run_id"]
    homeName = try row["home_name"]
    abroadName = try row["abroad_name"]
    sentAt = try row["created_at"]
    homeAnsweredBy = try row["home_person"]
    homeAnsweredAt = try row["home_answered_at"]
    abroadAnsweredBy = try row["abroad_person"]
    abroadAnsweredAt = try row["abroad_answered_at"]
  }
}

extension Connection {
  public var proposals: ProposalStore { ProposalStore(connection: self) }
}

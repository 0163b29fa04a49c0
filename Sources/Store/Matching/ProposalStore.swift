import Database
import Domain
import TwinhallCore

extension Proposal.Answer: SQLConvertible {}

/// A proposal with what lists show of it.
public struct ProposalLine: Hashable, Sendable {
  public let proposal: Proposal
  public let run: Identifier<MatchingRun>
  public let swedish: OrganisationBrief
  public let international: OrganisationBrief
  public let sentAt: Instant
  public let swedishAnsweredBy: String?
  public let swedishAnsweredAt: Instant?
  public let internationalAnsweredBy: String?
  public let internationalAnsweredAt: Instant?

  /// A party's name.
  public func name(_ side: MatchProfile.Side, in language: Language) -> String {
    (side == .swedish ? swedish : international).name(in: language)
  }

  /// Both names: `Kiruna – Kasama`.
  public func title(in language: Language) -> String { name(.swedish, in: language) + " – " + name(.international, in: language) }
}

public struct ProposalStore {
  let connection: any Connection

  public func insert(_ proposal: Proposal, run: Identifier<MatchingRun>, at instant: Instant) throws {
    try connection.execute(
      """
      INSERT INTO proposals (id, round_id, run_id, swedish_id, international_id, score, swedish_answer, international_answer, created_at, version)
      VALUES (\(proposal.id), \(proposal.round), \(run), \(proposal.swedish), \(proposal.international), \(proposal.score), \(proposal.swedishAnswer),
        \(proposal.internationalAnswer), \(instant), \(proposal.version))
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
      ? "swedish_answer = \(answer), swedish_answered_by = \(person), swedish_answered_at = \(instant)"
      : "international_answer = \(answer), international_answered_by = \(person), international_answered_at = \(instant)"
    return try connection.execute(
      """
      UPDATE proposals SET \(columns), partnership_id = \(proposal.partnership), version = version + 1
      WHERE id = \(proposal.id) AND version = \(proposal.version)
      """)
  }

  public func find(_ id: Identifier<Proposal>) throws -> Proposal? {
    try connection.row("SELECT * FROM proposals WHERE id = \(id)").map(Proposal.init)
  }

  /// Some proposals, in no order.
  public func all(ids: [Identifier<Proposal>]) throws -> [Proposal] {
    try connection.rows("SELECT * FROM proposals WHERE id IN \(list: ids)").map(Proposal.init)
  }

  public func all(of rounds: [Identifier<Round>]) throws -> [Proposal] {
    try connection.rows("SELECT * FROM proposals WHERE round_id IN \(list: rounds) ORDER BY created_at, id").map(Proposal.init)
  }

  public func line(_ id: Identifier<Proposal>) throws -> ProposalLine? { try lines("proposals.id = \(id)").first }

  /// The proposals of a round with names and answers, the oldest first.
  public func lines(of round: Identifier<Round>) throws -> [ProposalLine] { try lines("proposals.round_id = \(round)") }

  /// Proposals to any of some bodies, the newest first.
  public func lines(to organisations: Set<Identifier<Organisation>>) throws -> [ProposalLine] {
    try lines("(proposals.swedish_id IN \(list: organisations) OR proposals.international_id IN \(list: organisations))").reversed()
  }

  private func lines(_ condition: SQL) throws -> [ProposalLine] {
    let rows = try connection.rows(
      """
      SELECT proposals.*, swedish_person.name AS swedish_person, international_person.name AS international_person
      FROM proposals
        LEFT JOIN people AS swedish_person ON swedish_person.id = proposals.swedish_answered_by
        LEFT JOIN people AS international_person ON international_person.id = proposals.international_answered_by
      WHERE \(condition) ORDER BY proposals.created_at, proposals.id
      """)
    let parties = Set(try rows.flatMap { [try $0["swedish_id"], try $0["international_id"]] as [Identifier<Organisation>] })
    let bodies = try connection.organisations.names(parties)
    return try rows.compactMap { row in
      guard let swedish = bodies[try row["swedish_id"]], let international = bodies[try row["international_id"]] else { return nil }
      return try ProposalLine(row, swedish, international)
    }
  }
}

extension Proposal {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], round: try row["round_id"], swedish: try row["swedish_id"], international: try row["international_id"],
      score: try row["score"],
      swedishAnswer: try row["swedish_answer"], internationalAnswer: try row["international_answer"],
      partnership: try row["partnership_id"],
      remindedOn: try row["reminded_on"], version: try row["version"])
  }
}

extension ProposalLine {
  fileprivate init(_ row: Row, _ swedish: OrganisationBrief, _ international: OrganisationBrief) throws {
    proposal = try Proposal(row)
    run = try row["run_id"]
    (self.swedish, self.international) = (swedish, international)
    sentAt = try row["created_at"]
    swedishAnsweredBy = try row["swedish_person"]
    swedishAnsweredAt = try row["swedish_answered_at"]
    internationalAnsweredBy = try row["international_person"]
    internationalAnsweredAt = try row["international_answered_at"]
  }
}

extension Connection {
  public var proposals: ProposalStore { ProposalStore(connection: self) }
}

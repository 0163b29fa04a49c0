import Database
import Domain
import TwinhallCore

/// An answer to a proposal that is still to come.
public struct AwaitedAnswer: Sendable {
  public let proposal: Identifier<Proposal>
  public let party: Identifier<Organisation>
  public let partner: Identifier<Organisation>
  public let day: Day
}

/// Records with a day by which somebody has something to do.
public struct DueDateStore {
  let connection: any Connection

  /// Sides of proposals in open rounds that have not answered.
  /// - Parameter organisations: only of these; nil for everybody.
  public func answers(_ days: ClosedRange<Day>, of organisations: Set<Identifier<Organisation>>?) throws -> [AwaitedAnswer] {
    try ["swedish", "international"].flatMap { side in try answers(of: side == "swedish", days, organisations) }
  }

  private func answers(
    of isSwedish: Bool, _ days: ClosedRange<Day>, _ organisations: Set<Identifier<Organisation>>?
  ) throws -> [AwaitedAnswer] {
    let (party, partner): (SQL, SQL) = isSwedish ? ("swedish_id", "international_id") : ("international_id", "swedish_id")
    let answer: SQL = isSwedish ? "swedish_answer" : "international_answer"
    let other: SQL = isSwedish ? "international_answer" : "swedish_answer"
    let own: SQL = organisations.map { "AND \(party) IN \(list: $0)" } ?? ""
    return try connection.rows(
      """
      SELECT proposals.id, \(party) AS party, \(partner) AS partner, answers_by FROM proposals
        JOIN matching_rounds ON matching_rounds.id = proposals.round_id
      WHERE matching_rounds.state = 'answering' AND answers_by BETWEEN \(days.lowerBound) AND \(days.upperBound)
        AND \(answer) = 'waiting' AND \(other) <> 'declined' \(own)
      ORDER BY answers_by, proposals.id
      """
    ).map { AwaitedAnswer(proposal: try $0["id"], party: try $0["party"], partner: try $0["partner"], day: try $0["answers_by"]) }
  }

  /// Published declarations of bodies in the register that were last confirmed between two days.
  public func declarations(
    confirmed days: ClosedRange<Day>, of organisations: Set<Identifier<Organisation>>?
  ) throws -> [(id: Identifier<Declaration>, organisation: Identifier<Organisation>, confirmedOn: Day)] {
    let own: SQL = organisations.map { "AND organisation_id IN \(list: $0)" } ?? ""
    return try connection.rows(
      """
      SELECT id, organisation_id, confirmed_on FROM declarations
      WHERE state = 'published' AND organisation_id IS NOT NULL AND confirmed_on BETWEEN \(days.lowerBound) AND \(days.upperBound) \(own)
      ORDER BY confirmed_on, id
      """
    ).map { (try $0["id"], try $0["organisation_id"], try $0["confirmed_on"]) }
  }

  /// Who holds one of the roles in some bodies on a day and is not shut out.
  public func holders(
    of organisations: Set<Identifier<Organisation>>, as roles: [Role], on day: Day
  ) throws -> [Identifier<Organisation>: Set<Identifier<Person>>] {
    var found: [Identifier<Organisation>: Set<Identifier<Person>>] = [:]
    for part in Array(organisations).chunks(of: 500) {
      let rows = try connection.rows(
        """
        SELECT place_id, person_id FROM held_roles JOIN people ON people.id = held_roles.person_id
        WHERE place_kind = 'organisation' AND place_id IN \(list: part) AND role IN \(list: roles) AND disabled_at IS NULL
          AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
        """)
      for row in rows { found[try row["place_id"], default: []].insert(try row["person_id"]) }
    }
    return found
  }
}

extension Connection {
  public var dueDates: DueDateStore { DueDateStore(connection: self) }
}

import Domain
import Store
import TwinhallCore

/// A round as it is entered.
public struct RoundEntry: Hashable, Sendable {
  public var name = ""
  public var matchesOn = ""
  public var answersBy = ""
  public var weightsVersion = ""
  /// Empty to have one drawn.
  public var seed = ""
  public var paysInterpretation = false
  public var plansVisits = true

  public init() {}

  public init(_ round: Round) {
    (name, matchesOn, answersBy) = (round.name, round.matchesOn.description, round.answersBy.description)
    (weightsVersion, seed) = (String(round.weightsVersion), String(round.seed))
    (paysInterpretation, plansVisits) = (round.paysInterpretation, round.plansVisits)
  }
}

extension Application {
  /// Opens a round. Its rules, weights and seed are public from then on, before anybody sees a result.
  /// - Throws: `InvalidInput` at `name`, `matches-on`, `answers-by`, `weights`, `seed`.
  public func addRound(_ entry: RoundEntry, permit: Permit<ManageMatching>) throws -> Identifier<Round> {
    try change(permit) { change in
      let round = try change.round(entry, id: change.makeIdentifier(), state: .preparing, version: 1)
      try change.connection.rounds.insert(round, at: change.at)
      try change.record(round.id, after: .round(round))
      return round.id
    }
  }

  /// Changes a round that has not been sent out. A run made before no longer answers it and is done again.
  /// - Parameter version: the version that the person saw.
  /// - Throws: `InvalidInput`, `VersionConflict`, `StepRefused`, `NotFound`.
  public func changeRound(_ id: Identifier<Round>, version: Int, to entry: RoundEntry, permit: Permit<ManageMatching>) throws {
    try change(permit) { change in
      let before = try change.round(id)
      let entered = try change.round(entry, id: id, state: before.state, version: version)
      guard before.version == version else { throw VersionConflict() }
      guard entered != before else { return change.recordNothing() }
      let after = try entered.afterChange()
      try change.expectOne(change.connection.rounds.update(after))
      try change.record(id, before: .round(before), after: .round(after))
    }
  }

  /// A round by itself, for its form.
  public func round(_ id: Identifier<Round>, permit: Permit<ManageMatching>) throws -> Round {
    try read { connection in
      guard let round = try connection.rounds.find(id) else { throw NotFound() }
      return round
    }
  }
}

extension Change {
  func round(_ id: Identifier<Round>) throws -> Round {
    guard let round = try connection.rounds.find(id) else { throw NotFound() }
    return round
  }

  /// Writes the next state of a round.
  func move(_ round: Round, to next: Round, _ fields: AuditFields = [:]) throws {
    var after = fields
    after.set("state", next.state.rawValue)
    try expectOne(connection.rounds.update(next))
    try record(round.id, before: ["state": round.state.rawValue], after: after)
  }

  fileprivate func round(_ entry: RoundEntry, id: Identifier<Round>, state: Round.State, version: Int) throws -> Round {
    var validation = Validation()
    let name = validation.line("name", entry.name, required: true, limit: 120)
    let matchesOn = validation.day("matches-on", entry.matchesOn, required: true)
    let answersBy = validation.day("answers-by", entry.answersBy, required: true)
    if let answersBy, answersBy < at.day { validation.add("answers-by", .dayHasPassed) }
    let weights = Int(entry.weightsVersion) ?? 0
    if try connection.scoreWeights.find(weights) == nil { validation.add("weights", .notAChoice) }
    let seed = validation.number("seed", entry.seed, in: 1...999_999_999_999) ?? Int.random(in: 100_000...999_999)
    try validation.finish()
    return Round(
      id: id, name: name, state: state, matchesOn: matchesOn ?? at.day, answersBy: answersBy ?? at.day, weightsVersion: weights,
      seed: Int64(seed), paysInterpretation: entry.paysInterpretation, plansVisits: entry.plansVisits, version: version)
  }
}

extension AuditFields {
  fileprivate static func round(_ round: Round) -> AuditFields {
    [
      "name": round.name, "state": round.state.rawValue, "matches-on": round.matchesOn.description,
      "answers-by": round.answersBy.description, "weights": String(round.weightsVersion), "seed": String(round.seed),
      "pays-interpretation": String(round.paysInterpretation), "plans-visits": String(round.plansVisits),
    ]
  }
}

import Database
import Domain
import Store
import TwinhallCore

/// One pair to be fixed otherwise than it is.
public struct PairChange: Hashable, Sendable {
  public let key: PairKey
  /// nil gives the pair free again.
  public let kind: FixedPair.Kind?

  public init(_ key: PairKey, to kind: FixedPair.Kind?) {
    self.key = key
    self.kind = kind
  }
}

/// What a change of one pair does to the proposal: computed before it is confirmed.
public struct RunDifference: Sendable {
  public let before: MatchingLevels
  public let after: MatchingLevels
  /// Pairs that end, and pairs that are new, in order of key.
  public let removed: [PairKey]
  public let added: [PairKey]

  public init(before: MatchingLevels, after: MatchingLevels, removed: [PairKey], added: [PairKey]) {
    (self.before, self.after, self.removed, self.added) = (before, after, removed, added)
  }
}

extension Application {
  /// Solves the round's facts again with one pair fixed otherwise, without storing anything.
  /// - Throws: `StepRefused(.pairImpossible)` when a rule forbids the pair; `.noVerifiedRun`.
  public func preview(_ change: PairChange, in id: Identifier<Round>, permit: Permit<ManageMatching>) throws -> RunDifference {
    try read { connection in
      guard let round = try connection.rounds.find(id) else { throw NotFound() }
      guard let run = try connection.currentRun(of: round) else { throw StepRefused([.noVerifiedRun]) }
      let outcome = try connection.fixing(run.outcome.round, in: id, besides: change).solved()
      let (old, new) = (Set(run.outcome.proposals.map(\.key)), Set(outcome.proposals.map(\.key)))
      return RunDifference(
        before: run.outcome.levels, after: outcome.levels, removed: old.subtracting(new).sorted(), added: new.subtracting(old).sorted())
    }
  }

  /// Fixes a pair with a reason, or gives it free, and runs the same facts again so that the proposal follows.
  /// - Throws: `InvalidInput` at `reason`; `StepRefused`: `.pairImpossible`, `.closed`, `.alreadyAnswered` when the pair has been sent.
  public func fixPair(_ changed: PairChange, in id: Identifier<Round>, reason: String, permit: Permit<ManageMatching>) throws {
    var validation = Validation()
    let reason = validation.text("reason", reason, required: true, limit: 500)
    try validation.finish()
    guard changed.kind != .declined, let swedish = Identifier<Organisation>(changed.key.swedish),
      let international = Identifier<Organisation>(changed.key.international)
    else { throw NotFound() }
    try change(permit) { change in
      let round = try change.round(id)
      let next = try round.afterRun()
      guard let run = try change.connection.currentRun(of: round) else { throw StepRefused([.noVerifiedRun]) }
      guard run.body(changed.key.swedish) != nil, run.body(changed.key.international) != nil else { throw NotFound() }
      if try change.connection.proposals.all(of: [id]).contains(where: { $0.key == changed.key }) { throw StepRefused([.alreadyAnswered]) }
      let before = try change.connection.fixedPairs.all(of: id).first { $0.key == changed.key }
      if let kind = changed.kind {
        try change.connection.fixedPairs.set(
          FixedPair(round: id, swedish: swedish, international: international, kind: kind, reason: reason))
      } else {
        try change.expectOne(change.connection.fixedPairs.remove(id, swedish: swedish, international: international))
      }
      try change.record(
        id, before: ["pair": changed.key.description, "fixed": before?.kind.rawValue],
        after: ["pair": changed.key.description, "fixed": changed.kind?.rawValue ?? "free", "reason": reason])
      try change.storeRun(of: round, next, run.outcome.round)
    }
  }
}

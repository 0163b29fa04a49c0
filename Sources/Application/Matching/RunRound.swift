import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// Matches a round and stores the run: what went in, what came out and the certificate. The checker has to accept what is stored, else
  /// nothing is. While parties answer, what was proposed stays as it is, declined pairs are out, and what is left is matched anew on the
  /// same facts.
  /// - Throws: `StepRefused`: `.runRefused` when the result does not verify, `.pairImpossible` when a locked pair breaks a rule.
  @discardableResult
  public func runRound(_ id: Identifier<Round>, permit: Permit<ManageMatching>) throws -> Identifier<MatchingRun> {
    try change(permit) { try $0.runRound(id) }
  }
}

extension Change {
  @discardableResult func runRound(_ id: Identifier<Round>) throws -> Identifier<MatchingRun> {
    let round = try round(id)
    let next = try round.afterRun()
    let base = try round.state == .answering ? connection.currentRun(of: round)?.outcome.round : nil
    return try storeRun(of: round, next, try base ?? connection.freshInput(of: round))
  }

  /// Solves `base` with everything that is fixed now, checks it as it will be read again, and stores it.
  @discardableResult
  func storeRun(of round: Round, _ next: Round, _ base: MatchingRound) throws -> Identifier<MatchingRun> {
    let input = try connection.fixing(base, in: round.id)
    let run = try MatchingRun(solving: input, id: makeIdentifier(), round: round.id, at: at)
    _ = try VerifiedRun(run)
    try connection.matchingRuns.insert(run)
    try move(
      round, to: next,
      [
        "run": run.id.description, "matched": String(run.levels.matched), "worst": run.levels.worst.map(String.init),
        "sum": String(run.levels.sum),
      ])
    return run.id
  }
}

extension MatchingRun {
  init(solving input: MatchingRound, id: Identifier<MatchingRun>, round: Identifier<Round>, at instant: Instant) throws {
    let outcome = try input.solved()
    self.init(
      id: id, round: round, createdAt: instant, input: try StableJSON.text(RunInput(input)),
      result: try StableJSON.text(RunResult(outcome)), certificate: try StableJSON.text(RunCertificate(outcome.certificate.claim)),
      levels: outcome.levels)
  }
}

extension MatchingRound {
  /// The outcome, with what may refuse it as guards that people can read.
  func solved() throws(StepRefused) -> MatchingOutcome {
    do {
      return try outcome()
    } catch {
      switch error {
      case .lockedPairImpossible, .unknownBody, .problem(.tooManyLocked): throw StepRefused([.pairImpossible])
      default: throw StepRefused([.runRefused])
      }
    }
  }
}

extension Connection {
  /// Everybody who seeks a partner on the round's day, under the round's rules and weights.
  func freshInput(of round: Round) throws -> MatchingRound {
    guard let weights = try scoreWeights.find(round.weightsVersion)?.weights else { throw NotFound() }
    var rules = MatchRules(day: round.matchesOn)
    rules.interpretationAgreed = round.paysInterpretation
    rules.plansVisits = round.plansVisits
    let entries = try eligibility.all()
    let open = Set(entries.map(\.country)).filter { entries.inForce(for: $0, on: round.matchesOn)?.status == .open }
    rules.eligibleCountries = entries.isEmpty ? nil : open
    return MatchingRound(
      rules: rules, weights: weights, seed: UInt64(bitPattern: round.seed), profiles: try matchProfiles(on: self, round.matchesOn))
  }

  /// The same facts with every pair that is fixed in the round: the office's decisions, answers given and proposals that still live.
  func fixing(_ base: MatchingRound, in id: Identifier<Round>, besides changed: PairChange? = nil) throws -> MatchingRound {
    var input = base
    let bodies = Set(base.profiles.map(\.id))
    var kinds = Dictionary(try fixedPairs.all(of: id).map { ($0.key, $0.kind) }) { first, _ in first }
    if let changed { kinds[changed.key] = changed.kind }
    let proposals = try proposals.all(of: [id])
    let living = proposals.filter { $0.state != .declined }.map(\.key)
    func keys(_ kind: FixedPair.Kind) -> Set<PairKey> { Set(kinds.filter { $0.value == kind }.keys) }
    func known(_ key: PairKey) -> Bool { bodies.contains(key.swedish) && bodies.contains(key.international) }
    input.locked = keys(.locked).union(living)
    input.forbidden = keys(.forbidden).union(keys(.declined)).filter(known)
    input.conflictsOfInterest = keys(.conflictOfInterest).filter(known)
    return input
  }
}

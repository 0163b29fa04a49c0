/// Gathers the guards a step fails and throws them together, so that a person learns of everything at once.
public struct Guards {
  private var failed: [Guard] = []

  public init() {}

  /// Notes the guard as failed unless the condition holds.
  public mutating func require(_ condition: Bool, _ guard: Guard) {
    if !condition && !failed.contains(`guard`) { failed.append(`guard`) }
  }

  public func finish() throws(StepRefused) {
    if !failed.isEmpty { throw StepRefused(failed) }
  }
}

import Domain
import Store
import TwinhallCore

extension Application {
  /// Publishes a new version of the weights. Rounds keep the version they were opened with; nothing published is ever changed.
  /// - Parameter values: what was typed for each component, in the order of `ScoreComponent.allCases`.
  /// - Throws: `InvalidInput` at the components' raw values, at `shared-themes` when the sum is not 100, at `note`.
  @discardableResult
  public func publishWeights(_ values: [String], note: String, permit: Permit<ManageMatching>) throws -> Int {
    var validation = Validation()
    let entered = validation.weights(values)
    let note = validation.text("note", note, required: true, limit: 500)
    try validation.finish()
    return try change(permit) { change in
      let newest = try change.connection.scoreWeights.all().first
      let version = (newest?.weights.version ?? 0) + 1
      guard let weights = ScoreWeights(version: version, validFrom: change.at.day, entered) else { throw InvalidInput([]) }
      try change.connection.scoreWeights.insert(weights, note: note, at: change.at)
      try change.record(
        kind: "ScoreWeights", id: String(version), before: ["weights": newest?.weights.text],
        after: ["weights": weights.text, "note": note])
      return version
    }
  }

  /// Every version, newest first; the first is in force for new rounds.
  public func publishedWeights(permit: Permit<ReadMatching>) throws -> [PublishedWeights] { try read { try $0.scoreWeights.all() } }
}

extension ScoreWeights {
  /// As it is stored and kept in the audit trail.
  var text: String { all.map(String.init).joined(separator: ",") }
}

extension Validation {
  fileprivate mutating func weights(_ values: [String]) -> [Int] {
    let numbers = zip(ScoreComponent.allCases, values).map { component, text in
      if text.trimmingWhitespace.isEmpty { add(component.rawValue, .missing) }
      return number(component.rawValue, text, in: 0...100)
    }
    let entered = numbers.compactMap { $0 }
    let sum = entered.reduce(0, +)
    if entered.count == ScoreComponent.allCases.count, sum != 100 { add("shared-themes", .sumNotHundred, ["sum": String(sum)]) }
    return entered
  }
}

import Domain
import Store
import TwinhallCore

extension Demonstration {
  /// A round that waits for the office to match it. Its seed is fixed, so that everybody sees the same proposal.
  func loadRound() throws {
    let today = application.time.today
    var entry = RoundEntry()
    entry.name = "Demonstration round \(today.components.year)"
    entry.matchesOn = today.description
    entry.answersBy = today.adding(days: 28).description
    entry.weightsVersion = "1"
    entry.seed = "20261124"
    let permit = try permit(ManageMatching.self, as: officer)
    let written = entry
    _ = try naming("the round") { try application.addRound(written, permit: permit) }
  }
}

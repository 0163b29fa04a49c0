import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Ends a round, once everybody has answered or the last day has passed.
  /// - Throws: `StepRefused` with every failed guard.
  public func closeRound(_ id: Identifier<Round>, permit: Permit<ManageMatching>) throws {
    try change(permit) { change in
      let round = try change.round(id)
      let proposals = try change.connection.proposals.all(of: [id])
      let next = try round.afterClosing(proposals, on: change.at.day)
      try change.move(round, to: next, ["confirmed": String(proposals.filter { $0.state == .confirmed }.count)])
    }
  }
}

import Domain
import Store
import TwinhallCore

extension Demonstration {
  /// Somebody has left and asked to be erased, and somebody's data is kept while a report is audited.
  func loadErasures() throws {
    let asked = on(shifted(Day(number: Demonstration.madeFor.number - 2)))
    if let viewer = people["maj-lis.abborrsjo@example.org"], let person = viewer.person {
      let permit = try permit(EraseAccount.self, as: administrator, in: .person(person.id))
      try asked.askErasure(of: person.id, session: nil, permit: permit)
    }
    if let viewer = people["stig.renvall@example.org"], let person = viewer.person {
      let reason = "Slutrapporten för jämställdhetsprojektet granskas av revisorn till och med juni."
      try asked.hold(person.id, reason: reason, permit: permit(HoldData.self, as: administrator))
    }
  }

  private var administrator: Viewer { people["elin.sandmark@example.org"] ?? .system }
}

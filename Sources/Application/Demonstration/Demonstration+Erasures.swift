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

  /// The office has decided about two sorts of data; the others are as they come.
  func loadRetention() throws {
    let permit = try permit(ManageRetention.self, as: administrator)
    let (english, swedish) = ("Decision of the programme's management in January", "Beslut av programmets ledning i januari")
    for (data, days) in [(RetainedData.sentMails, "365"), (.closedAccounts, "730")] {
      let entry = RetentionEntry(days: days, bases: [.english: english, .swedish: swedish], version: 0)
      try on(shifted(Day(number: Demonstration.madeFor.number - 300))).saveRetention(data, entry, permit: permit)
    }
  }

  private var administrator: Viewer { people["elin.sandmark@example.org"] ?? .system }
}

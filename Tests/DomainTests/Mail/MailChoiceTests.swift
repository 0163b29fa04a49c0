import Domain
import Testing
import TwinhallCore

@Suite("When something is mailed")
struct MailChoiceTests {
  private func choices(_ frequency: MailFrequency) -> MailChoices {
    var choices = MailChoices()
    (choices.conversations, choices.hour, choices.weekday) = (frequency, 8, 5)
    return choices
  }

  private func time(_ frequency: MailFrequency, after instant: String, in zone: String) throws -> String? {
    let zone = try #require(ClockZone.named(zone))
    return choices(frequency).sendTime(of: .conversations, after: Instant(instant)!, in: zone)?.description
  }

  // 2026-11-24 is a Tuesday.
  @Test(
    "A gathered mail comes at the hour of the person's own clocks",
    arguments: [
      ("2026-11-24T06:59:00.000Z", "Europe/Stockholm", "2026-11-24T07:00:00.000Z"),
      ("2026-11-24T07:00:00.000Z", "Europe/Stockholm", "2026-11-25T07:00:00.000Z"),
      ("2026-11-24T06:59:00.000Z", "Africa/Lusaka", "2026-11-25T06:00:00.000Z"),
      ("2026-11-24T06:59:00.000Z", "America/Bogota", "2026-11-24T13:00:00.000Z"),
      // Clocks go forward on 28 March 2027.
      ("2027-03-27T09:00:00.000Z", "Europe/Stockholm", "2027-03-28T06:00:00.000Z"),
    ])
  func daily(_ row: (String, String, String)) throws {
    #expect(try time(.daily, after: row.0, in: row.1) == row.2)
  }

  @Test("The weekly mail comes on the chosen day")
  func weekly() throws {
    #expect(try time(.weekly, after: "2026-11-24T09:00:00.000Z", in: "Europe/Stockholm") == "2026-11-27T07:00:00.000Z")
    #expect(try time(.weekly, after: "2026-11-27T07:00:00.000Z", in: "Europe/Stockholm") == "2026-12-04T07:00:00.000Z")
  }

  @Test("At once is now, and never is never")
  func others() throws {
    #expect(try time(.atOnce, after: "2026-11-24T09:00:00.000Z", in: "Europe/Kyiv") == "2026-11-24T09:00:00.000Z")
    #expect(try time(.never, after: "2026-11-24T09:00:00.000Z", in: "Europe/Kyiv") == nil)
  }

  @Test(
    "Days of reminders are numbers",
    arguments: [("7 1 -1", [7, 1, -1]), ("14,3", [14, 3]), ("1 1", [1]), ("", []), ("soon", nil), ("7 400", nil)])
  func days(_ row: (String, [Int]?)) {
    #expect(ReminderDays(row.0)?.offsets == row.1)
  }
}

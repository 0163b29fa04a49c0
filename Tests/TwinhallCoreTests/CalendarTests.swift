import Testing
import TwinhallCore

@Suite("Days and instants")
struct CalendarTests {
  @Test("Every day from 1600 to 2400 has one number, one text and comes after the day before")
  func everyDay() throws {
    var expected = try #require(Day(1600, 1, 1)).number
    for year in 1600...2400 {
      for month in 1...12 {
        for date in 1...31 {
          guard let day = Day(year, month, date) else { continue }
          #expect(day.number == expected)
          #expect(day.components == (year, month, date))
          #expect(Day(day.description) == day)
          expected += 1
        }
      }
    }
    #expect(try #require(Day("2401-01-01")).number == expected)
  }

  @Test(
    "Days that no calendar has are refused",
    arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-01", "2026-4-1", "2026/04/01", ""])
  func impossibleDay(text: String) { #expect(Day(text) == nil) }

  @Test("A month on from the last day of January is the last day of February")
  func monthsOn() throws {
    let january = try #require(Day(2024, 1, 31))
    #expect(january.adding(months: 1) == Day(2024, 2, 29))
    #expect(january.adding(months: 13) == Day(2025, 2, 28))
    #expect(january.adding(months: -2) == Day(2023, 11, 30))
  }

  @Test("The text of an instant reads back as the same instant and sorts as time does")
  func instants() {
    let moments = [-1, 0, 1, 999, 86_399_999, 86_400_000, 1_795_510_000_123].map { Instant(milliseconds: $0) }
    for moment in moments { #expect(Instant(moment.description) == moment) }
    #expect(moments.dropFirst().map(\.description) == moments.dropFirst().map(\.description).sorted())
    #expect(Instant(milliseconds: 0).description == "1970-01-01T00:00:00.000Z")
    #expect(Instant(milliseconds: -1).day == Day(1969, 12, 31))
  }

  @Test(
    "An instant with an hour, minute or second that no clock shows is refused",
    arguments: [
      "2026-11-24T24:00:00.000Z", "2026-11-24T09:60:00.000Z", "2026-11-24T09:00:60.000Z", "2026-11-24 09:00:00.000Z",
      "2026-11-24T09:00:00Z",
    ])
  func impossibleInstant(text: String) { #expect(Instant(text) == nil) }

  @Test("Durations are added to the millisecond")
  func durations() {
    let start = Instant(milliseconds: 1000)
    #expect(start + .milliseconds(5) == Instant(milliseconds: 1005))
    #expect(start - .minutes(1) == Instant(milliseconds: -59_000))
    #expect(start + .days(2) == Instant(milliseconds: 172_801_000))
  }
}

@Suite("Months at the ends of the calendar")
struct CalendarEndTests {
  @Test("Counting months stops at the first and the last day there is")
  func ends() throws {
    let (first, last) = (try #require(Day("0001-01-01")), try #require(Day("9999-12-31")))
    #expect(first.adding(months: -12) == first)
    #expect(try #require(Day("0001-06-15")).adding(months: -6) == first)
    #expect(last.adding(months: 1) == last)
    #expect(try #require(Day("9999-06-15")).adding(months: 12) == last)
    #expect(first.adding(months: 12) == Day("0002-01-01"))
  }
}

import Testing

@testable import TwinhallCore

@Suite("Clocks of places")
struct ClockZoneTests {
  @Test(
    "The clocks of a place are read from the system's zone files",
    arguments: [
      ("Europe/Stockholm", "2026-07-01T10:00:00.000Z", 12 * 60), ("Europe/Stockholm", "2026-12-01T10:00:00.000Z", 11 * 60),
      ("Africa/Nairobi", "2026-07-01T10:00:00.000Z", 13 * 60), ("Asia/Kathmandu", "2026-07-01T10:00:00.000Z", 15 * 60 + 45),
      ("America/Bogota", "2026-07-01T10:00:00.000Z", 5 * 60), ("Europe/Stockholm", "2060-07-01T10:00:00.000Z", 12 * 60),
      ("Africa/Johannesburg", "2060-07-01T10:00:00.000Z", 12 * 60), ("Australia/Sydney", "2060-01-01T10:00:00.000Z", 21 * 60),
    ])
  func local(_ row: (String, String, Int)) throws {
    let zone = try #require(ClockZone.named(row.0))
    #expect(zone.local(Instant(row.1)!).minute == row.2)
  }

  @Test("A rule as POSIX writes it")
  func rules() throws {
    let rule = try #require(ClockRule("CET-1CEST,M3.5.0,M10.5.0/3"))
    func offset(_ instant: String) -> Int { rule.offset(at: Instant(instant)!.milliseconds / 1000) }
    #expect(offset("2027-03-28T00:59:59.000Z") == 3600)
    #expect(offset("2027-03-28T01:00:00.000Z") == 7200)
    #expect(offset("2027-10-31T00:59:59.000Z") == 7200)
    #expect(offset("2027-10-31T01:00:00.000Z") == 3600)
    #expect(ClockRule("<+0530>-5:30")?.offset(at: 0) == 19800)
    #expect(ClockRule("nonsense") == nil)
  }

  @Test("Times of a day in spring and autumn")
  func changes() throws {
    let zone = try #require(ClockZone.named("Europe/Stockholm"))
    #expect(zone.instant(Day("2027-03-28")!, minute: 8 * 60).description == "2027-03-28T06:00:00.000Z")
    #expect(zone.instant(Day("2027-03-28")!, minute: 2 * 60 + 30).description == "2027-03-28T01:30:00.000Z")
    #expect(zone.instant(Day("2027-10-31")!, minute: 2 * 60 + 30).description == "2027-10-31T00:30:00.000Z")
  }

  @Test(
    "A name is no way out of the folder", arguments: ["", "../../etc/passwd", "/etc/passwd", "Nowhere/City", "Europe/../../../etc/passwd"])
  func names(_ name: String) {
    #expect(ClockZone.named(name) == nil)
  }

  @Test("The list of zones has those of the programme's countries")
  func list() {
    #expect(Set(["Europe/Stockholm", "Europe/Kyiv", "Africa/Nairobi", "America/Bogota"]).isSubset(of: Set(ClockZone.names())))
  }
}

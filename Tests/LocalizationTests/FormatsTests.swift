import Testing
import TwinhallCore

@testable import Localization

@Suite struct FormatsTests {
  let english = Formats(.english)
  let swedish = Formats(.swedish)

  @Test("days are written as each language does")
  func days() throws {
    let day = try #require(Day(2026, 11, 24))
    #expect(english.day(day) == "24 November 2026")
    #expect(swedish.day(day) == "24 november 2026")
    #expect(english.shortDay(day) == "24 Nov 2026")
    #expect(swedish.shortDay(day) == "24 nov. 2026")
  }

  @Test(
    "whole numbers are grouped by threes",
    arguments: [
      (0, "0", "0"), (999, "999", "999"), (1234, "1,234", "1234"), (12_345, "12,345", "12\u{A0}345"),
      (-1_250_000, "−1,250,000", "−1\u{A0}250\u{A0}000"),
      (Int.min, "−9,223,372,036,854,775,808", "−9\u{A0}223\u{A0}372\u{A0}036\u{A0}854\u{A0}775\u{A0}808"),
    ])
  func integers(_ value: Int, _ inEnglish: String, _ inSwedish: String) {
    #expect(english.integer(value) == inEnglish)
    #expect(swedish.integer(value) == inSwedish)
  }

  @Test("decimals are rounded and keep their places")
  func decimals() {
    #expect(english.decimal(1234.5, places: 2) == "1,234.50")
    #expect(swedish.decimal(1234.5, places: 2) == "1234,50")
    #expect(swedish.decimal(-0.05, places: 1) == "−0,1")
    #expect(english.decimal(.nan, places: 1) == "–")
    #expect(english.decimal(.infinity, places: 1) == "–")
  }

  @Test("money shows its minor unit only when there is one")
  func money() {
    #expect(english.money(Money(minorUnits: 125_000_000, .sek)) == "SEK\u{A0}1,250,000")
    #expect(swedish.money(Money(minorUnits: 125_000_000, .sek)) == "1\u{A0}250\u{A0}000\u{A0}kr")
    #expect(swedish.money(Money(minorUnits: -5, .sek)) == "−0,05\u{A0}kr")
    #expect(english.money(Money(minorUnits: 150, .eur)) == "EUR\u{A0}1.50")
    #expect(swedish.money(Money(minorUnits: 150, .eur)) == "1,50\u{A0}EUR")
  }

  @Test("shares, sizes and lists")
  func sizes() {
    #expect(english.percent(0.455) == "46%")
    #expect(swedish.percent(0.455, places: 1) == "45,5\u{A0}%")
    #expect(english.byteSize(812) == "812\u{A0}B")
    #expect(swedish.byteSize(1_450_000) == "1,5\u{A0}MB")
    #expect(english.byteSize(999_999) == "1.0\u{A0}MB")
    #expect(english.list([]) == "")
    #expect(english.list(["a"]) == "a")
    #expect(english.list(["a", "b", "c"]) == "a, b and c")
    #expect(swedish.list(["a", "b", "c"]) == "a, b och c")
  }

  @Test("a moment is written with its zone's name when asked for")
  func instants() throws {
    let instant = try #require(Instant("2026-06-15T12:30:00.000Z"))
    let text = english.instant(instant, zone: "Europe/Stockholm")
    #expect(text.hasPrefix("15 June 2026, "))
    #expect(text.hasSuffix(":30 (Europe/Stockholm)"))
    #expect(swedish.instant(instant).hasPrefix("15 juni 2026 kl. "))
  }

  @Test("Spanish and Ukrainian write days, sums and lists their own way")
  func others() throws {
    let (spanish, ukrainian) = try (formats("es"), formats("uk"))
    let day = try #require(Day(2026, 11, 24))
    #expect(spanish.day(day) == "24 de noviembre de 2026")
    #expect(ukrainian.day(day) == "24 листопада 2026\u{A0}р.")
    #expect(spanish.shortDay(day) == "24 nov 2026")
    #expect(ukrainian.shortDay(day) == "24 лист. 2026")
    #expect([spanish.monthName(11), ukrainian.monthName(11)] == ["noviembre", "листопад"])
    #expect(spanish.money(Money(minorUnits: 125_000_050, .sek)) == "1\u{A0}250\u{A0}000,50\u{A0}SEK")
    #expect(spanish.integer(1234) == "1234")
    #expect(ukrainian.percent(0.455, places: 1) == "45,5\u{A0}%")
    #expect(spanish.list(["a", "b", "c"]) == "a, b y c")
    #expect(ukrainian.list(["a", "b", "c"]) == "a, b і c")
    #expect([spanish.quoted("a"), ukrainian.quoted("a"), swedish.quoted("a")] == ["«a»", "«a»", "”a”"])
  }

  private func formats(_ tag: String) throws -> Formats { Formats(try #require(Language(rawValue: tag))) }
}

import Testing
import TwinhallCore

@testable import Web

@Suite struct AcceptedLanguageTests {
  @Test(
    "the dearest language that there is answers",
    arguments: [
      ("", "en"), ("sv", "sv"), ("fr, sv;q=0.5", "sv"), ("en;q=0.4, uk;q=0.9, es;q=0.8", "uk"), ("es-CO,es;q=0.9,en;q=0.8", "es"),
      ("SV-se", "sv"), ("zh-Hant-TW, uk-Cyrl-UA;q=0.2", "uk"), ("fr", "en"), ("fr, *;q=0.1", "en"), ("en;q=0, *", "sv"),
      ("es;q=0, es;q=1", "en"), ("uk ; q=0.3 , es ; q=0.7", "es"), ("svx, en", "en"), (",;q=1,,", "en"), ("sv;q=x, es", "es"),
      ("sv;q=9, es", "sv"),
    ])
  func negotiation(_ field: String, _ tag: String) {
    #expect(Language(accepted: field).tag == tag)
  }
}

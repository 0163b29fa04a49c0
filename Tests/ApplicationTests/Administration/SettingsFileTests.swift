import Application
import Testing

@Suite("A file of settings")
struct SettingsFileTests {
  @Test("has names and values, comments and empty lines")
  func values() throws {
    let file = try SettingsFile(
      "f", content: "# why\n\nTWINHALL_URL=https://a.example.org/?x=1\n  TWINHALL_DATA = \"/var/lib/a b\"  \nTWINHALL_MAIL_USER=\n")
    #expect(file.values == ["TWINHALL_URL": "https://a.example.org/?x=1", "TWINHALL_DATA": "/var/lib/a b", "TWINHALL_MAIL_USER": ""])
  }

  @Test("names the lines that are wrong, and not what they say")
  func faults() throws {
    let faults = #expect(throws: ConfigurationFaults.self) {
      try SettingsFile("f", content: "secret words\nTWINHALL_DATA=x\nPATH=/usr/bin\nTWINHALL URL=y")
    }
    let lines = try #require(faults?.faults)
    #expect(lines.map { $0.prefix(6) } == ["Line 1", "Line 3", "Line 4"])
    #expect(!lines.joined().contains("secret") && !lines.joined().contains("/usr/bin"))
  }
}

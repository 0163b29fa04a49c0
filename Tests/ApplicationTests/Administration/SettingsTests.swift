import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("Settings")
struct SettingsTests {
  let permit = try! Policy.permit(ManageSettings.self, to: .system)
  private let png = SampleFiles.png(width: 8, height: 8)

  private func settings(_ stage: Stage) throws -> OperatorSettings { try stage.application.read { try OperatorSettings($0) } }

  @Test("Saved settings are what pages show, with English standing in for Swedish", arguments: TestDatabases.all)
  func saved(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      #expect(try settings(stage).name(in: .swedish) == "Twinhall")
      let values = ["name.en": "The Office", "primary-colour": "#1d4f5c", "accent-colour": "#8a3a12", "privacy.en": "Ours"]
      let logo = SentFile(name: "logo.png", bytes: png)
      try stage.application.saveSettings(SettingsInput(values: values, logo: logo, version: 0), permit: permit)
      let settings = try settings(stage)
      #expect(settings.name(in: .swedish) == "The Office")
      #expect(settings.text(.primaryColour) == "#1d4f5c")
      #expect(settings.text(.accentColour) == "#8a3a12")
      let digest = try #require(settings.logoAddress?.split(separator: "/").last)
      #expect(try stage.application.operatorPicture(String(digest))?.bytes == png)
      let site = try Policy.permit(ReadPublicSite.self, to: .visitor())
      #expect(try stage.application.operatorText(.privacy, in: .swedish, permit: site)?.text == "Ours")
      #expect(try stage.application.operatorText(.accessibility, in: .swedish, permit: site) == nil)
    }
  }

  @Test("Each changed setting is one line of the audit trail; saving the same again writes none", arguments: TestDatabases.all)
  func audit(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let values = ["name.en": "The Office", "name.sv": "Kansliet", "front-title.en": ""]
      try stage.application.saveSettings(SettingsInput(values: values, version: 0), permit: permit)
      #expect(try stage.application.verifyAuditTrail() == .intact(entries: 2))
      let version = try stage.application.settings(permit: permit).version
      try stage.application.saveSettings(SettingsInput(values: values, version: version), permit: permit)
      #expect(try stage.application.verifyAuditTrail() == .intact(entries: 2))
    }
  }

  @Test("Settings that somebody else saved meanwhile are not written over", arguments: TestDatabases.all)
  func conflict(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.application.saveSettings(SettingsInput(values: ["name.en": "Theirs"], version: 0), permit: permit)
      #expect(throws: VersionConflict.self) {
        try stage.application.saveSettings(SettingsInput(values: ["name.en": "Mine"], version: 0), permit: permit)
      }
      #expect(try settings(stage).name(in: .english) == "Theirs")
    }
  }

  @Test("A logo is a picture by its bytes, whatever it is called, and small", arguments: TestDatabases.all)
  func logos(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      func refusal(_ logo: [UInt8]) -> Rule? {
        let input = SettingsInput(values: [:], logo: SentFile(name: "logo", bytes: logo), version: 0)
        return (thrown { try stage.application.saveSettings(input, permit: permit) } as? InvalidInput)?.problems.first?.rule
      }
      #expect(refusal(Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)) == .notAPicture)
      #expect(refusal([]) == .notAPicture)
      #expect(refusal(png + [UInt8](repeating: 0, count: 200_000)) == .fileTooLarge)
      #expect(refusal([0xFF, 0xD8, 0xFF, 0xE0]) == .notAPicture)
      #expect(refusal(png) == nil)
    }
  }

  @Test("Wrong values are all named at once", arguments: TestDatabases.all)
  func problems(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let values = ["contact-email": "nobody", "primary-colour": "blue", "name.en": String(repeating: "a", count: 81)]
      let error = thrown { try stage.application.saveSettings(SettingsInput(values: values, version: 0), permit: permit) }
      let found = (error as? InvalidInput)?.problems.map { "\($0.field) \($0.rule.rawValue)" }
      #expect(found == ["name.en too-long", "primary-colour not-a-colour", "contact-email not-an-email-address"])
    }
  }
}

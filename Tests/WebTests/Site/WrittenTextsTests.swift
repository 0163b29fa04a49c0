import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@testable import Web

@Suite("What people write keeps its language")
struct WrittenTextsTests {
  @Test("A declaration says in which language it is written where readers use another, and nothing where they use the same")
  func declaration() throws {
    try TestDatabase.sqlite.stage { stage in
      try stage.makeThemes()
      let id = try stage.makeSubmitted()
      try stage.application.reopenDeclaration(permit: stage.owner(of: id))
      var about = Entries()
      about.set("about", "Mji karibu na mto.")
      about.set("text-language", "sw")
      try stage.save(.about, about, of: id)
      about.set("text-language", "nonsense")
      #expect(throws: InvalidInput.self) { try stage.save(.about, about, of: id) }
      try stage.application.submitDeclaration(permit: stage.owner(of: id))
      try stage.application.publishDeclaration(id, permit: stage.permit(PublishDeclaration.self))
      let browser = Browser(stage)
      let english = browser.get("/en/seeking/\(id)").text
      #expect(english.contains("<p class=\"hint\">In Swahili</p><p lang=\"sw\" dir=\"ltr\">Mji karibu na mto.</p>"))
      #expect(browser.get("/uk/seeking/\(id)").text.contains("Мова: суахілі"))
    }
  }

  @Test("A declaration is in its owner's language until the owner says another", arguments: TestDatabases.all)
  func ownLanguage(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let id = try stage.makeDraft()
      #expect(try stage.declaration(id).textLanguage == WrittenLanguage(.english))
      var about = Entries()
      about.set("about", "Una ciudad.")
      about.set("text-language", "es")
      try stage.save(.about, about, of: id)
      #expect(try stage.declaration(id).textLanguage.tag == "es")
      var wrong = Entries()
      wrong.set("text-language", "nonsense")
      #expect(throws: InvalidInput.self) { try stage.save(.about, wrong, of: id) }
    }
  }

  @Test("A partnership's title is marked, on its page and in the list", arguments: TestDatabases.all)
  func partnership(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (ours, theirs) = try (stage.makeBody("Falun"), stage.makeBody("Kolomyia", "UA"))
      try stage.makePartnership(ours, theirs, title: "Вода та відходи") { $0.textLanguage = WrittenLanguage(rawValue: "uk") }
      let browser = Browser(stage)
      let page = browser.get("/en/partnerships/falun-kolomyia").text
      #expect(page.contains("In Ukrainian"))
      #expect(page.contains("<p class=\"lead\" lang=\"uk\" dir=\"ltr\">Вода та відходи</p>"))
      #expect(browser.get("/en/partnerships").text.contains("<p lang=\"uk\" dir=\"auto\">Вода та відходи</p>"))
      #expect(!browser.get("/uk/partnerships/falun-kolomyia").text.contains("Мова: "))
    }
  }

  @Test("A network is shown in the reader's language, then in English, and says so")
  func network() throws {
    try TestDatabase.sqlite.stage { stage in
      try stage.makeNetwork("Climate")
      let browser = Browser(stage)
      #expect(browser.get("/es/networks/climate").text.contains("Idioma: inglés"))
      #expect(browser.get("/es/networks").text.contains("<p lang=\"en\" dir=\"auto\">About Climate.</p>"))
      #expect(!browser.get("/en/networks/climate").text.contains("In English"))
    }
  }

  @Test("A text of the operator is shown in the language there is, marked", arguments: TestDatabases.all)
  func operatorText(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let values = ["privacy.sv": "Vi sparar lite.", "front-title.en": "Neighbours"]
      try stage.application.saveSettings(SettingsInput(values: values, version: 0), permit: stage.permit(ManageSettings.self))
      let browser = Browser(stage)
      #expect(browser.get("/uk/privacy").text.contains("<div lang=\"sv\" dir=\"ltr\"><p>Vi sparar lite.</p></div>"))
      #expect(browser.get("/es").text.contains("<h1 lang=\"en\">Neighbours</h1>"))
      #expect(browser.get("/en").text.contains("<h1>Neighbours</h1>"))
      #expect(browser.get("/sv/privacy").text.contains("<main id=\"main\" tabindex=\"-1\"><h1>Personuppgifter</h1><p>Vi sparar lite.</p>"))
    }
  }
}

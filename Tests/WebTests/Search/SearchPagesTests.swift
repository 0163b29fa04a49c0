import Application
import Domain
import HTTPServer
import Stage
import TestSupport
import Testing
import TwinhallCore
import Web

@Suite("The pages of the search")
struct SearchPagesTests {
  private func people(_ stage: Stage) throws {
    for (name, country) in [("Åmål Municipality", "SE"), ("Mora <b>Municipality</b>", "SE"), ("Kasama", "ZM")] {
      try stage.makeBody(name, country)
    }
  }

  @Test("Every page has the box, and the answer leads to what was found, marked and escaped", arguments: TestDatabases.all)
  func found(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try people(stage)
      let browser = Browser(stage)
      #expect(browser.get("/en/organisations").text.contains("action=\"/en/search\""))
      #expect(browser.get("/sv/organisations").text.contains("action=\"/sv/search\""))
      let page = browser.get("/en/search?q=amal").text
      #expect(page.contains("href=\"/en/organisations/amal\"><mark>Åmål</mark> Municipality"))
      #expect(page.contains("1 result"))
      #expect(page.contains("noindex"))
      let other = browser.get("/en/search?q=mora").text
      #expect(other.contains("<mark>Mora</mark> &lt;b&gt;Municipality&lt;/b&gt;"))
      #expect(browser.get("/sv/search?q=amal").text.contains("1 träff"))
      #expect(browser.cookies.isEmpty)
    }
  }

  @Test("What was typed is written back escaped, in the box and the title")
  func escaped() throws {
    try TestDatabase.sqlite.stage { stage in
      let page = Browser(stage).get("/en/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
      #expect(!page.contains("<script>alert"))
      #expect(page.contains("Nothing was found"))
    }
  }

  @Test("Filters stand in the address with how many there are of each", arguments: TestDatabases.all)
  func filters(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try people(stage)
      let browser = Browser(stage)
      let page = browser.get("/en/search?q=municipality").text
      #expect(page.contains("Sweden (2)"))
      let zambia = browser.get("/en/search?q=municipality&country=zm").text
      #expect(zambia.contains("value=\"zm\" selected"))
      #expect(zambia.contains("Kasama"))
      #expect(zambia.contains("Sweden (2)"))
      #expect(!zambia.contains("Åmål"))
      #expect(browser.get("/en/search?q=amal&country=zm").text.contains("href=\"/en/search?q=amal\""))
    }
  }

  @Test("A misspelt word leads to what it may have meant")
  func suggestion() throws {
    try TestDatabase.sqlite.stage { stage in
      try people(stage)
      #expect(Browser(stage).get("/en/search?q=kasmaa").text.contains("href=\"/en/search?q=kasama\">kasama</a>"))
    }
  }

  @Test("A whole e-mail address or identifier leads the office straight to the record, and nobody else", arguments: TestDatabases.all)
  func jump(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let administrator = try stage.administrator()
      let officer = try stage.officer()
      let person = try #require(officer.person)
      let office = try stage.browser(as: administrator)
      #expect(office.get("/en/search?q=Olle.Officer@example.org").location == "/en/office/people/\(person.id)")
      #expect(office.get("/en/search?q=\(person.id)").location == "/en/office/people/\(person.id)")
      let result = office.get("/en/search?q=olle").text
      #expect(result.contains("<mark>Olle</mark> Officer"))
      #expect(!result.contains("olle.officer@"))
      for browser in [Browser(stage), try stage.browser(as: officer)] {
        let page = browser.get("/en/search?q=olle.officer@example.org")
        #expect(page.status == 200)
        #expect(page.text.contains("Nothing was found"))
      }
    }
  }

  @Test("A stranger who asks without end is told to wait; somebody with an account is not")
  func limit() throws {
    try TestDatabase.sqlite.stage { stage in
      let stranger = Browser(stage)
      for _ in 0..<120 { _ = stranger.get("/en/search?q=mora") }
      #expect(stranger.get("/en/search?q=mora").status == 429)
      #expect(stranger.get("/en/search").status == 200)
      let officer = try stage.browser(as: stage.officer())
      #expect(officer.get("/en/search?q=mora").status == 200)
      stage.now = stage.now + .minutes(1)
      #expect(stranger.get("/en/search?q=mora").status == 200)
    }
  }

  @Test("Browsers are told how to search the site, and search engines to keep away")
  func description() throws {
    try TestDatabase.sqlite.stage { stage in
      let browser = Browser(stage)
      #expect(browser.get("/sv").text.contains("rel=\"search\""))
      #expect(browser.get("/sv/search.xml").text.contains("/sv/search?q={searchTerms}"))
      #expect(browser.get("/robots.txt").text.contains("Disallow: /sv/search\n"))
    }
  }

  @Test("The pages of many results follow one another without a gap", arguments: TestDatabases.all)
  func pages(on kind: TestDatabase) throws {
    try kind.stage { stage in
      for number in 1...60 { try stage.makeBody(number % 2 == 0 ? "Lake town \(number)" : "Laketown \(number)") }
      let browser = Browser(stage)
      let texts = ["", "&page=2"].map { browser.get("/en/search?q=lake\($0)").text }
      let links = texts.map { text in Set(text.split(separator: "\"").filter { $0.hasPrefix("/en/organisations/lake") }) }
      #expect(links.map(\.count) == [50, 10])
      #expect(links[0].isDisjoint(with: links[1]))
      #expect(texts[1].contains("start=\"51\""))
    }
  }
}

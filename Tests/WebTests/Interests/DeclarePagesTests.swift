import Application
import Domain
import HTTPServer
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("The pages of a declaration")
struct DeclarePagesTests {
  static let first: KeyValuePairs<String, String> = [
    "name": "Kasama", "country": "ZM", "contact": "Chanda Example", "email": "chanda@example.org",
  ]

  @Test("A municipality without an account begins, goes on elsewhere by the mailed link, and answers", arguments: TestDatabases.all)
  func journey(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let begun = Browser(stage).post("/en/declare", Self.first)
      let tasks = try #require(begun.location).split(separator: "?")[0]
      let other = Browser(stage)
      #expect(other.get(String(tasks)).status == 303)
      let resume = "/en/declare/resume/" + (try #require(try stage.mails().first).link)
      #expect(other.get(resume).status == 200)
      #expect(other.get(String(tasks)).status == 303)
      #expect(other.post(resume, [:]).location == String(tasks))
      #expect(other.get(String(tasks)).text.contains("Declaration of interest for Kasama"))
      let size = "\(tasks)/size"
      let form = other.get(size)
      var fields = Parameters([("stamp", form.value(of: "stamp")), ("population", "231000"), ("character", "mixed")])
      fields.add("csrf", form.value(of: "csrf"))
      #expect(other.postRaw(size, fields).location == "\(tasks)/about?done=saved")
      #expect(other.get(size).text.contains("value=\"231000\""))
    }
  }

  @Test("Every question page, the check, the whole and the list are there in both languages", arguments: TestDatabases.all)
  func everyPage(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let (browser, tasks) = try begin(stage)
      for language in ["en", "sv"] {
        let base = "/\(language)/" + tasks.split(separator: "/").dropFirst().joined(separator: "/")
        for page in DeclarationQuestion.allCases.map(\.rawValue) + ["check", "whole"] {
          #expect(browser.get("\(base)/\(page)").status == 200, "\(language) \(page)")
        }
      }
      #expect(browser.get("\(tasks)/nothing").status == 404)
    }
  }

  @Test("A refused answer is shown again with what was typed and the fault at its field", arguments: TestDatabases.all)
  func refused(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let (browser, tasks) = try begin(stage)
      let page = browser.post("\(tasks)/themes", ["theme-1": "water", "motive-1": "", "motive-2": "Kept <text>"])
      #expect(page.status == 422)
      #expect(page.text.contains("href=\"#motive-1\""))
      #expect(page.text.contains("Kept &lt;text&gt;"))
    }
  }

  @Test("Two who answer the same question see both versions and decide", arguments: TestDatabases.all)
  func conflict(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (browser, tasks) = try begin(stage)
      let stamp = browser.get("\(tasks)/about").value(of: "stamp")
      browser.post("\(tasks)/about", ["stamp": stamp, "about": "The first version"])
      let page = browser.post("\(tasks)/about", ["stamp": stamp, "about": "The second version"])
      #expect(page.status == 409)
      #expect(page.text.contains("The first version"))
      #expect(page.text.contains("The second version"))
      let saved = browser.post(
        "\(tasks)/about", ["stamp": page.value(of: "stamp"), "about": "The first version, and the second", "then": "stay"])
      #expect(saved.location == "\(tasks)?done=saved")
    }
  }

  @Test("The check links to what is missing and offers to send only when nothing is", arguments: TestDatabases.all)
  func check(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let (browser, tasks) = try begin(stage)
      let id = try #require(Identifier<Declaration>(String(tasks.suffix(36))))
      let before = browser.get("\(tasks)/check").text
      #expect(before.contains("href=\"\(tasks)/size\""))
      #expect(!before.contains("action=\"\(tasks)/send\""))
      for question in DeclarationQuestion.allCases { try stage.save(question, Stage.typed(question), of: id) }
      #expect(browser.get("\(tasks)/check").text.contains("action=\"\(tasks)/send\""))
      #expect(browser.post("\(tasks)/send", from: "\(tasks)/check", [:]).location == "\(tasks)?done=sent")
      #expect(browser.get("\(tasks)/size").location == tasks)
    }
  }

  @Test("The uploaded letter comes back to its owner as a file to save, and to nobody else", arguments: TestDatabases.all)
  func file(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.stage(settings: ["TWINHALL_DATA": folder]) { stage in
        let (browser, tasks) = try begin(stage)
        let stamp = browser.get("\(tasks)/backing").value(of: "stamp")
        let letter = Array("%PDF-1.7 letter".utf8)
        let saved = browser.post("\(tasks)/backing", ["stamp": stamp, "backing": "letter"], file: ("file", letter))
        #expect(saved.location == "\(tasks)/team?done=saved")
        let file = browser.get("\(tasks)/file")
        #expect(file.text == "%PDF-1.7 letter")
        #expect(file.headers["Content-Disposition"] == "attachment; filename=\"backing.pdf\"")
        let officer = try stage.browser(as: try stage.officer())
        #expect(officer.get("\(tasks)/file").status == 200)
        let coordinator = try stage.browser(as: try stage.coordinator("Maja Coordinator", of: try stage.makeBody("Mora")))
        #expect(coordinator.get("\(tasks)/file").status == 404)
        let page = browser.post("\(tasks)/backing", ["stamp": stamp, "backing": "letter"], file: ("file", Array("<html>".utf8)))
        #expect(page.status == 422)
        #expect(page.text.contains("href=\"#file\""))
      }
    }
  }

  @Test("Nobody without the key sees a declaration, nor whether there is one", arguments: TestDatabases.all)
  func stranger(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (_, tasks) = try begin(stage)
      let visitor = Browser(stage)
      #expect(visitor.get(tasks).status == 303)
      #expect(visitor.get("/en/declare/00000000-0000-7000-8000-000000000000").status == 303)
      #expect(visitor.get("\(tasks)/file").status == 303)
    }
  }

  private func begin(_ stage: Stage) throws -> (Browser, String) {
    let browser = Browser(stage)
    let location = try #require(browser.post("/en/declare", Self.first).location)
    return (browser, String(location.split(separator: "?")[0]))
  }
}

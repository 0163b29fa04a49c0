import Application
import Domain
import HTTPServer
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Pages of mail")
struct MailPagesTests {
  private func address(of purpose: String, in mail: OutgoingMail) throws -> String {
    let found = mail.body.split(whereSeparator: \.isWhitespace).first { $0.contains("/unsubscribe/\(purpose)/") }
    return try String(#require(found).dropFirst("http://localhost:8080".count))
  }

  @Test("One click stops mails without a session, a cookie or a token; looking changes nothing", arguments: TestDatabases.all)
  func oneClick(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      let address = try address(of: "mute", in: #require(try stage.mails().first))
      #expect(Browser(stage).get(address).text.contains("Study visit"))
      try scene.write("Still?", in: id, as: scene.maja)
      #expect(try stage.mails().count == 2)
      for _ in 1...2 {
        let answer = Browser(stage).postRaw(address, Parameters([("List-Unsubscribe", "One-Click")]))
        #expect(answer.status == 200)
        #expect(answer.headers["Referrer-Policy"] == "no-referrer")
      }
      try scene.write("Hello?", in: id, as: scene.maja)
      #expect(try stage.mails().count == 2)
      let forged = String(address.dropLast(4)) + "aaaa"
      #expect(Browser(stage).postRaw(forged, Parameters()).status == 404)
      #expect(Browser(stage).get(forged).status == 404)
    }
  }

  @Test("A person chooses, sees what comes next, and gets an address for a calendar", arguments: TestDatabases.all)
  func choices(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let chanda = try stage.browser(as: scene.chanda)
      let fields: KeyValuePairs = [
        "version": "0", "conversations": "daily", "reminders": "weekly", "hour": "7", "weekday": "5", "time-zone": "Africa/Lusaka",
      ]
      #expect(chanda.post("/en/account/mail", fields).location == "/en/account/mail?done=saved")
      #expect(chanda.post("/en/account/mail", fields).status == 409)
      try scene.begin()
      #expect(chanda.get("/en/account/mail/next").text.contains("When do you come?"))
      let made = chanda.post("/en/account/calendar", from: "/en/account/mail", [:])
      let start = try #require(made.text.firstRange(of: "/en/calendar/"))
      let calendar = Browser(stage).get("/en/calendar/" + made.text[start.upperBound...].prefix(64))
      #expect(calendar.text.hasPrefix("BEGIN:VCALENDAR\r\n"))
      #expect(Browser(stage).get("/en/calendar/" + String(repeating: "0", count: 64)).status == 404)
    }
  }

  @Test("The administrator sees what failed, and lets it go again", arguments: TestDatabases.all)
  func outbox(on kind: TestDatabase) throws {
    // Nobody listens there, and no server takes an address with a space.
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      try scene.begin()
      let mail = try #require(try stage.mails().first)
      try stage.application.database.execute("UPDATE mails SET to_address = 'not an address' WHERE id = \(mail.id)")
      try scene.work()
      let administrator = try stage.browser(as: stage.administrator())
      #expect(administrator.get("/en/office").text.contains("/en/office/mail"))
      let page = administrator.get("/en/office/mail")
      #expect(page.text.contains("not an address"))
      administrator.post("/en/office/mail/\(mail.id)/retry", from: "/en/office/mail", [:])
      #expect(administrator.get("/en/office/mail").text.contains("Waiting"))
      for path in ["receipts", "addresses", "inbox"] { #expect(administrator.get("/en/office/mail/\(path)").status == 200) }
      #expect(try stage.browser(as: scene.officer).get("/en/office/mail").status == 403)
      #expect(try stage.browser(as: scene.officer).get("/en/office/mail/inbox").status == 200)
    }
  }
}

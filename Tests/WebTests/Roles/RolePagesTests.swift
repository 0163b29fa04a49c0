import Application
import Domain
import HTTPServer
import Localization
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("The pages of roles")
struct RolePagesTests {
  @Test("A coordinator invites, and the invited person says yes without an account", arguments: TestDatabases.all)
  func invitation(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let mona = try stage.browser(as: stage.coordinator("Mona Mora", of: body))
      let place = "/en/home/people/organisation/\(body)"
      #expect(mona.get("/en/home/people").text.contains("Mora kommun"))
      let wrong = mona.post(
        place + "/invite", ["name": "Nils Ny", "email": "nils", "role": "signatory", "language": "en", "reason": "Come"])
      #expect(wrong.status == 422)
      for field in ["email", "role"] { #expect(wrong.text.contains("href=\"#\(field)\""), "\(field)") }
      #expect(wrong.text.contains(">Come</textarea>"))
      let sent = mona.post(place + "/invite", ["name": "Nils Ny", "email": "nils@example.org", "role": "coordinator", "language": "en"])
      #expect(sent.location == place + "?done=sent")
      #expect(mona.get(place).text.contains("No answer yet"))
      let link = "/en/invitations/" + (try #require(try stage.mails().last)).link
      let nils = Browser(stage)
      let page = nils.get(link)
      #expect(page.text.contains("Mona Mora invites you to be Coordinator for Mora kommun."))
      #expect(page.headers["Referrer-Policy"] == "no-referrer")
      #expect(nils.post(link, ["name": "Nils Ny", "language": "sv"]).text.contains("href=\"#privacy\""))
      let accepted = nils.post(link, ["name": "Nils Ny", "language": "sv", "privacy": "yes"])
      let signIn = try #require(accepted.location)
      #expect(signIn.hasPrefix("/sv/sign-in/"))
      nils.post(signIn, [:])
      #expect(nils.get("/sv/home/people").text.contains("Samordnare"))
      #expect(nils.get(link).status == 410)
      #expect(mona.get(place).text.contains("nils@example.org"))
    }
  }

  @Test("A wrong link says what to do; a decline is told to whoever invited", arguments: TestDatabases.all)
  func decline(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let mona = try stage.coordinator("Mona Mora", of: body)
      let secret = try stage.invite("Nils Ny", as: .coordinator, to: .organisation(body), by: mona)
      let browser = Browser(stage)
      #expect(browser.get("/en/invitations/" + String(repeating: "0", count: 64)).status == 404)
      let link = "/en/invitations/\(secret.text)"
      #expect(browser.post(link + "/decline", from: link, [:]).text.contains("You have said no"))
      #expect(browser.get(link).status == 410)
      #expect(try stage.mail("Nils Ny has said no: Coordinator, Mora kommun") != nil)
    }
  }

  @Test("Nothing of a form with a secret in its address is kept")
  func secretAddress() throws {
    try TestDatabase.sqlite.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let secret = try stage.invite("Nils Ny", as: .coordinator, to: .organisation(body), by: stage.coordinator("Mona Mora", of: body))
      #expect(!Browser(stage).get("/en/invitations/\(secret.text)").text.contains("draft-version"))
    }
  }

  @Test("Whoever is signed in as another person is told so and chooses", arguments: TestDatabases.all)
  func otherPerson(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let mona = try stage.coordinator("Mona Mora", of: body)
      let link = "/en/invitations/\(try stage.invite("Nils Ny", as: .coordinator, to: .organisation(body), by: mona).text)"
      let bo = try stage.browser(as: stage.person("Bo Berg"))
      let page = bo.get(link)
      #expect(page.text.contains("You are signed in as somebody else"))
      #expect(bo.post(link, ["who": "me", "name": "", "language": ""]).location == "/en/home/people?done=accepted")
      #expect(bo.get("/en/home/people").text.contains("Mora kommun"))
    }
  }

  @Test("A role is delegated and taken back; the office's pages of the place name the delegate", arguments: TestDatabases.all)
  func delegation(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let mona = try stage.coordinator("Mona Mora", of: body)
      _ = try stage.person("Dag Delegate")
      let browser = try stage.browser(as: mona)
      let address = "/en/home/roles/\(try stage.onlyRole(of: mona).id)/delegate"
      let wrong = browser.post(address, ["email": "dag.delegate@example.org", "to": "2027-11-24"])
      #expect(wrong.text.contains("at most 90 days"))
      #expect(browser.post(address, ["email": "dag.delegate@example.org", "to": "2026-12-24"]).status == 303)
      let officer = try stage.browser(as: stage.officer())
      #expect(officer.get("/en/home/people/organisation/\(body)").text.contains("Dag Delegate for Mona Mora"))
      let addresses = browser.get("/en/home/people").text.split(separator: "\"")
      let found = addresses.first { $0.hasSuffix("/withdraw") }
      let end = try #require(found).description
      #expect(browser.get(end).text.contains("Dag Delegate can no longer act for Mona Mora"))
      #expect(browser.post(end, [:]).location == "/en/home/people?done=withdrawn")
      #expect(!browser.get("/en/home/people").text.contains("Dag Delegate"))
      let stranger = try stage.browser(as: stage.person("Eva Ek"))
      #expect(stranger.get(address).status == 404)
    }
  }

  @Test("A role is handed over; the leaver's open session is worth nothing on the day", arguments: TestDatabases.all)
  func handover(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let (mona, siv) = (try stage.coordinator("Mona Mora", of: body), try stage.person("Siv Successor"))
      let (leaver, successor) = (try stage.browser(as: mona), try stage.browser(as: siv))
      let address = "/en/home/roles/\(try stage.onlyRole(of: mona).id)/hand-over"
      let fields: KeyValuePairs = [
        "name": "Siv Successor", "email": "siv.successor@example.org", "on": "2026-12-01", "note": "Call Ann <first>",
      ]
      #expect(leaver.post(address, fields).location == "/en/home/people?done=saved")
      let addresses = leaver.get("/en/home/people").text.split(separator: "\"")
      let found = addresses.first { $0.contains("/home/handovers/") }
      let kit = try #require(found).description
      #expect(successor.get(kit).text.contains("Call Ann &lt;first&gt;"))
      #expect(leaver.get(kit + "/note").text.contains("Call Ann"))
      let version = leaver.get(kit + "/note").value(of: "version")
      #expect(leaver.post(kit + "/note", ["note": "Call Bo", "version": version]).status == 303)
      #expect(leaver.post(kit + "/note", ["note": "Call Cia", "version": version]).status == 409)
      let place = "/en/home/people/organisation/\(body)"
      #expect(successor.get(place).status == 404)
      #expect(leaver.get(place).status == 200)
      stage.now = Instant("2026-12-01T00:00:01.000Z")!
      #expect(leaver.get(place).status == 404)
      #expect(leaver.get(place + "/handover").status == 404)
      #expect(successor.get(place).status == 200)
      let text = successor.get(place + "/handover.txt")
      #expect(text.headers["Content-Type"] == "text/plain; charset=utf-8")
      for words in ["Call Bo", "Mona Mora hands over to Siv Successor", "Mona Mora left the role Coordinator"] {
        #expect(text.text.contains(words), "\(words)")
      }
    }
  }

  @Test("A refusal leads to its reasons, and the office reads them for anybody", arguments: TestDatabases.all)
  func why(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let officer = try stage.officer()
      let browser = try stage.browser(as: officer)
      let refused = browser.get("/en/office/settings")
      #expect(refused.status == 403)
      let found = refused.text.split(separator: "\"").first { $0.contains("/home/rights") }
      let link = try #require(found).description
      let why = browser.get(link.replacing("&amp;", with: "&")).text
      #expect(why.contains("Change the operator&#39;s settings"))
      #expect(why.contains("Needed: Administrator in: The programme."))
      let mona = try #require(try stage.coordinator("Mona Mora", of: body).person).id
      let page = browser.get("/en/office/people/\(mona)/rights?record=organisation:\(body)").text
      #expect(page.contains("Coordinator, Mora kommun, from 24 November 2026"))
      let slug = try #require(try stage.application.read { try $0.organisations.find(body) }).slug
      #expect(browser.get("/en/office/people/\(mona)/rights?record=/en/organisations/\(slug)").text.contains("Mora kommun"))
      #expect(browser.get("/en/office/people/\(mona)/rights?record=nowhere").status == 404)
      let own = try stage.browser(as: stage.person("Eva Ek"))
      #expect(own.get("/en/office/people/\(mona)/rights").status == 404)
      #expect(own.get("/en/home/rights").status == 200)
    }
  }

  @Test("The audit trail says what was done in words and is narrowed by person, record and day", arguments: TestDatabases.all)
  func audit(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (mora, kiruna) = (try stage.makeBody("Mora kommun"), try stage.makeBody("Kiruna kommun"))
      let mona = try stage.coordinator("Mona Mora", of: mora)
      stage.now = stage.now + .days(2)
      _ = try stage.invite("Nils Ny", as: .coordinator, to: .organisation(mora), by: mona)
      let browser = try stage.browser(as: stage.administrator())
      let all = browser.get("/en/office/audit").text
      #expect(all.contains("Invite people and end their roles"))
      #expect(all.contains("Organisation Kiruna kommun"))
      let byPerson = browser.get("/en/office/audit?person=mona").text
      #expect(byPerson.contains("Invite people"))
      #expect(!byPerson.contains("Kiruna"))
      let byRecord = browser.get("/en/office/audit?record=\(kiruna)").text
      #expect(byRecord.contains("Organisation Kiruna kommun"))
      #expect(!byRecord.contains("Organisation Mora kommun"))
      #expect(browser.get("/en/office/audit?record=Kiruna+kommun").text.contains("Organisation Kiruna kommun"))
      let byDay = browser.get("/en/office/audit?from=2026-11-26&to=2026-11-26").text
      #expect(byDay.contains("Nils Ny"))
      #expect(!byDay.contains("Organisation Mora kommun"))
      #expect(browser.get("/en/office/audit?from=soon").status == 422)
      #expect(browser.get("/en/office/audit?person=nobody").text.contains("No entry fits"))
    }
  }

  @Test("Every action has words in every language")
  func words() {
    for language in Language.allCases {
      let missing = allActions.map { $0.name }.filter { Texts.shared(language).text("rights.action-" + Self.hyphenated($0)) == nil }
      #expect(missing == [], "\(language)")
    }
  }

  private static func hyphenated(_ name: String) -> String {
    name.enumerated().map { index, letter in letter.isUppercase && index > 0 ? "-" + letter.lowercased() : letter.lowercased() }.joined()
  }
}

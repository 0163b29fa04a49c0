import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("The pages of networks")
struct NetworkPagesTests {
  @Test("A member's number in the address that counts nothing is not found", arguments: TestDatabases.all)
  func memberNumbers(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try stage.makeNetwork("Network for Rights")
      let browser = try stage.browser(as: stage.officer())
      for number in ["0", "-1", "1", "9223372036854775807", "-9223372036854775808", "1e3", "x"] {
        #expect(browser.get("/en/office/networks/network-for-rights/members/\(number)").status == 404, "\(number)")
      }
    }
  }

  @Test("The office adds a network, lets members in, changes their days and takes one out", arguments: TestDatabases.all)
  func office(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let code = try #require(try stage.application.read { try $0.themes.all().first?.code })
      try stage.makePartnership(stage.makeBody("Lund"), stage.makeBody("Francistown", "BW"))
      let single = try stage.makeBody("Umeå")
      let browser = try stage.browser(as: stage.officer())
      let refused = browser.post(
        "/en/office/networks/add", ["name-en": "Network for Rights", "starts-on": "2026-05-01", "ends-on": "2026-01-01"])
      #expect(refused.status == 422)
      #expect(refused.text.contains("href=\"#theme\""))
      #expect(refused.text.contains("href=\"#ends-on\""))
      #expect(refused.text.contains("value=\"Network for Rights\""))
      let added = browser.post(
        "/en/office/networks/add",
        [
          "name-en": "Network for Rights", "name-sv": "Nätverket för rättigheter", "theme": code, "starts-on": "2026-01-01",
          "ends-on": "2029-12-31",
        ])
      #expect(added.location == "/en/office/networks/network-for-rights?done=added")
      let members = "/en/office/networks/network-for-rights/members"
      #expect(browser.post("\(members)/add", ["member": "Nobody"]).status == 422)
      #expect(browser.post("\(members)/add", ["member": "lund-francistown", "from": "2026-01-01"]).status == 303)
      #expect(browser.post("\(members)/add", ["member": "Umeå", "from": "2026-02-01"]).status == 303)
      let page = browser.get("/en/office/networks/network-for-rights").text
      #expect(page.contains("/en/office/partnerships/lund-francistown"))
      #expect(page.contains("<a href=\"/en/office/organisations/\(single)\">Umeå</a>"))
      let version = browser.get("\(members)/2").value(of: "version")
      #expect(
        browser.post("\(members)/2", ["version": version, "from": "2026-02-01", "to": "2026-06-30"]).location?.contains("done=saved")
          == true)
      #expect(browser.post("\(members)/2/remove", from: "\(members)/2", ["version": version]).status == 409)
      let newest = browser.get("\(members)/2").value(of: "version")
      #expect(browser.post("\(members)/2/remove", from: "\(members)/2", ["version": newest]).location?.contains("done=removed") == true)
      #expect(browser.get("\(members)/2").status == 404)
    }
  }

  @Test("Everybody sees a network's members of today and earlier, and the networks before and after it", arguments: TestDatabases.all)
  func publicPage(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let first = try stage.makeNetwork("First round", Day(2021, 1, 1), Day(2024, 12, 31))
      let second = try stage.makeNetwork("Second round", Day(2025, 1, 1), Day(2028, 12, 31), after: first)
      let permit = try stage.permit(ManageNetworks.self)
      let partnership = try stage.makePartnership(stage.makeBody("Lund"), stage.makeBody("Francistown", "BW"))
      let old = NetworkMembership(member: .organisation(try stage.makeBody("Umeå")), from: Day(2025, 1, 1), to: Day(2025, 12, 31))
      try stage.application.addNetworkMember(
        NetworkMembership(member: .partnership(partnership), from: Day(2025, 1, 1), to: nil), to: second, version: 1, permit: permit)
      try stage.application.addNetworkMember(old, to: second, version: 2, permit: permit)
      let browser = Browser(stage)
      let page = browser.get("/en/networks/second-round")
      #expect(page.headers["Set-Cookie"] == nil)
      #expect(page.text.contains("/en/partnerships/lund-francistown"))
      #expect(page.text.contains("Earlier members"))
      #expect(page.text.contains("<a href=\"/en/networks/first-round\">First round</a>"))
      #expect(browser.get("/en/networks/first-round").text.contains("<a href=\"/en/networks/second-round\">Second round</a>"))
      let list = browser.get("/en/networks").text
      let (now, earlier) = (try #require(list.firstRange(of: "Networks now")), try #require(list.firstRange(of: "Earlier networks")))
      #expect(list[now.upperBound..<earlier.lowerBound].contains("Second round"))
      #expect(list[earlier.upperBound...].contains("First round"))
      #expect(browser.get("/en/organisations/lund").text.contains("Second round"))
    }
  }
}

import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@testable import Application

@Suite("What everybody sees of the demonstration programme")
struct PublicPagesTests {
  @Test("No public page holds name or address of somebody who did not choose so, none sets a cookie, and the site map's pages are there")
  func noPersons() throws {
    try TestDatabase.sqlite.stageWithFiles { stage in
      var demonstration = Demonstration(stage.application)
      try demonstration.load()
      let browser = Browser(stage)
      let named = Set(try DemonstrationFile.profiles().rows.filter { $0["sees_name"] == "everyone" }.map { $0["email"] })
      #expect(!named.isEmpty)
      let persons =
        try DemonstrationFile.people().rows.flatMap { named.contains($0["email"]) ? [$0["email"]] : [$0["name"], $0["email"]] }
        + DemonstrationFile.seekers().rows.flatMap { [$0["contact_name"], $0["contact_email"]] }
      #expect(persons.count > 160)
      let addresses = browser.get("/sitemap.xml").text.split(separator: "<loc>").dropFirst().map { line in
        String(line.prefix { $0 != "<" }.dropFirst(stage.application.configuration.publicAddress.count))
      }
      #expect(addresses.count > 600)
      let files = ["/en/partnerships.csv", "/en/seeking.csv", "/sitemap.xml", "/en/partnerships?page=2", "/en/organisations?page=2"]
      for address in addresses + files where !address.hasSuffix("/declare") {
        let page = browser.get(address)
        #expect(page.status == 200, "\(address)")
        #expect(page.headers["Set-Cookie"] == nil, "\(address)")
        for person in persons where page.text.contains(person) { Issue.record("\(person) stands on \(address)") }
      }
    }
  }

  @Test(
    "The front page counts the programme, shows its networks and who seeks, and calls to declare interest", arguments: TestDatabases.all)
  func front(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let empty = Browser(stage).get("/en")
      #expect(empty.status == 200)
      #expect(empty.text.contains("href=\"/en/declare\""))
      let network = try stage.makeNetwork("Network for Rights", Day(2026, 1, 1), Day(2029, 12, 31))
      let partnership = try stage.makePartnership(stage.makeBody("Lund"), stage.makeBody("Francistown", "BW"))
      let member = NetworkMembership(member: .partnership(partnership), from: Day(2026, 1, 1), to: nil)
      try stage.application.addNetworkMember(member, to: network, version: 1, permit: stage.permit(ManageNetworks.self))
      let page = Browser(stage).get("/en")
      #expect(page.headers["Set-Cookie"] == nil)
      #expect(page.text.contains("<dt>Partnerships today</dt><dd class=\"figure\">1</dd>"))
      #expect(page.text.contains("<dt>Countries</dt><dd class=\"figure\">2</dd>"))
      #expect(page.text.contains("/en/networks/network-for-rights"))
      #expect(page.text.contains("<meta name=\"description\""))
      #expect(page.text.contains("<link rel=\"canonical\""))
      #expect(!page.text.contains("noindex"))
    }
  }
}

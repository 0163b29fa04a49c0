import Application
import Database
import Domain
import HTTPServer
import Jobs
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore
import Web

@Suite("The page of backups and exports")
struct CustodyPagesTests {
  @Test("an export is made in the background, fetched, told in the audit trail, and gone after a day", arguments: TestDatabases.all)
  func export(on kind: TestDatabase) async throws {
    try kind.installation { stage in
      let administrator = try stage.administrator()
      let browser = try stage.browser(as: administrator)
      #expect(browser.get("/en/office/custody").text.contains("No backup has been made"))
      let begun = browser.post("/en/office/custody/export", from: "/en/office/custody", [:])
      let job = try #require(begun.location)
      #expect(browser.get(job).headers["Refresh"] == "5")
      try stage.application.jobRunner().runDue()
      #expect(browser.get(job).location == "/en/office/custody")
      let id: String = try stage.application.database.value("SELECT id FROM data_exports")
      stage.now = stage.now + .minutes(11)
      let unproven = browser.post("/en/office/custody/exports/\(id)/fetch", from: "/en/office/custody", [:])
      #expect(unproven.status == 403)
      #expect(unproven.text.contains("/en/account/prove"))
      stage.now = stage.now - .minutes(11)
      let fetched = browser.post("/en/office/custody/exports/\(id)/fetch", from: "/en/office/custody", [:])
      #expect(fetched.status == 200)
      #expect(fetched.headers["Content-Disposition"] == "attachment; filename=\"twinhall-export-2026-11-24.tar.gz\"")
      let trail: String = try stage.application.database.value("SELECT after_text FROM audit_entries ORDER BY sequence DESC LIMIT 1")
      #expect(trail.contains("fetched"))
      stage.now = stage.now + .hours(25)
      try stage.application.jobRunner().runDue()
      let left: Int = try stage.application.database.value("SELECT COUNT(*) FROM data_exports")
      #expect(left == 0)
    }
  }

  @Test("the age of the last backup is told, and one that is too old is a warning", arguments: TestDatabases.all)
  func age(on kind: TestDatabase) throws {
    try kind.installation { stage in
      let permit = try Policy.permit(ManageCustody.self, to: .system)
      try withTemporaryFolder { folder in
        let custody = Custody(stage.application.configuration, time: stage.application.time, permit: permit)
        let manifest = try custody.backUp(to: folder + "/backup.tar.gz", withKeys: false)
        try stage.application.noteBackup(manifest, name: "backup.tar.gz", size: sizeOfPackage(folder + "/backup.tar.gz"), permit: permit)
      }
      let administrator = try stage.administrator()
      #expect(try stage.browser(as: administrator).get("/en/office/custody").text.contains("and verified"))
      stage.now = stage.now + .days(5)
      #expect(try stage.browser(as: administrator).get("/sv/office/custody").text.contains("Den senaste säkerhetskopian är 5 dagar gammal"))
    }
  }

  @Test("after a restore elsewhere every page of the demonstration that links lead to answers", arguments: TestDatabases.all)
  func drill(on kind: TestDatabase) throws {
    let permit = try Policy.permit(ManageCustody.self, to: .system)
    try withTemporaryFolder { folder in
      try kind.installation { stage in
        stage.now = TimeSource.system.now
        var demonstration = Demonstration(stage.application, scale: 1)
        try demonstration.load()
        _ = try Custody(stage.application.configuration, time: stage.application.time, permit: permit)
          .backUp(to: folder + "/backup.tar.gz", withKeys: false)
      }
      try kind.installation { stage in
        stage.application.database.close()
        _ = try Custody(stage.application.configuration, permit: permit).restore(folder + "/backup.tar.gz", replacing: nil)
      } then: { stage in
        stage.now = TimeSource.system.now
        let visited = try crawl(try stage.browser(as: stage.administrator())).union(crawl(Browser(stage)))
          .union(crawl(try stage.browser(as: stage.officer())))
        #expect(visited.count > 40, "\(visited.sorted())")
      }
    }
  }

  /// Follows every link and answers the patterns of the pages that were seen; one of each is enough.
  private func crawl(_ browser: Browser) throws -> Set<String> {
    var waiting = ["/en", "/en/home", "/en/office"]
    var (seen, patterns): (Set<String>, Set<String>) = ([], [])
    while let address = waiting.popLast() {
      let path = String(address.prefix { $0 != "?" && $0 != "#" })
      guard seen.insert(path).inserted, let pattern = pattern(of: path), patterns.insert(pattern).inserted else { continue }
      let page = browser.get(path)
      #expect(page.status < 500, "\(path)")
      waiting += links(in: page.text)
    }
    return patterns
  }

  private func pattern(of path: String) -> String? {
    let parts = path.split(separator: "/").dropFirst()
    return allEndpoints.first { endpoint in
      let pattern = endpoint.pattern.description.split(separator: "/")
      return endpoint.method == .get && pattern.count == parts.count && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }?.pattern.description
  }

  private func links(in text: String) -> [String] {
    text.split(separator: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }.filter { $0.hasPrefix("/en") }
  }
}

import Database
import Store
import TestSupport
import Testing
import TwinhallCore

@testable import Application

@Suite("The doctor")
struct DoctorTests {
  private func doctor(
    _ location: DatabaseLocation = .sqlite(path: "/proc/nonexistent/x.sqlite"), folder: String = "/proc/nonexistent",
    time: TimeSource = .system, settings: [String: String] = [:]
  ) throws -> Doctor {
    var configuration = try Configuration(environment: ["TWINHALL_DATA": folder].merging(settings) { $1 }, readFile: { _ in nil })
    configuration.database = location
    return Doctor(configuration, time: time)
  }

  private func faults(_ findings: [Finding]) -> [String] { findings.filter(\.isFault).map(\.name) }

  @Test("A whole installation has no fault", arguments: TestDatabases.all)
  func whole(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.useLocation { location in
        let database = try Database(location, connections: 1)
        try Migrator.migrate(database, Schema.migrations, at: TimeSource.system.now)
        database.close()
        #expect(faults(try doctor(location, folder: folder).examine()) == [])
      }
    }
  }

  @Test("A database that lacks migrations is told to be migrated", arguments: TestDatabases.all)
  func pending(on kind: TestDatabase) throws {
    try kind.useLocation { location in
      let findings = try doctor(location).database()
      #expect(faults(findings) == ["database"])
      #expect(findings.first?.text.contains("twinhall migrate") == true)
    }
  }

  @Test("A database that is not there is one fault", arguments: TestDatabases.all)
  func away(on kind: TestDatabase) throws {
    let nowhere: DatabaseLocation =
      kind == .sqlite ? .sqlite(path: "/proc/nonexistent/x.sqlite") : .postgresql("host=/proc/nonexistent dbname=x")
    #expect(faults(try doctor(nowhere).database()) == ["database"])
  }

  @Test("A database whose clock differs by a minute is told", arguments: TestDatabases.all)
  func clocks(on kind: TestDatabase) throws {
    try kind.useLocation { location in
      let database = try Database(location, connections: 1)
      try Migrator.migrate(database, Schema.migrations, at: TimeSource.system.now)
      database.close()
      let late = TimeSource { TimeSource.system.now + .minutes(1) }
      #expect(faults(try doctor(location, time: late).database()) == ["database clock"])
    }
  }

  @Test("A folder that is not there and a full disk are told")
  func disk() throws {
    #expect(faults(try doctor().disk()) == ["data folder", "disk space"])
    #expect(Doctor.space(megabytes: 499).isFault)
    #expect(!Doctor.space(megabytes: 500).isFault)
  }

  @Test("A clock that starts in 1970 and a zone without data are told")
  func time() throws {
    #expect(try doctor(time: .fixed(Instant(milliseconds: 0))).clock().isFault)
    #expect(try doctor(settings: ["TWINHALL_TIME_ZONE": "Europe/Atlantis"]).timeZone().isFault)
    #expect(try doctor(settings: ["TWINHALL_TIME_ZONE": "../passwd"]).timeZone().isFault)
    #expect(try !doctor(settings: ["TWINHALL_TIME_ZONE": "Europe/Stockholm"]).timeZone().isFault)
  }

  @Test("A mail server that answers is fine, one that is away is a fault")
  func mail() throws {
    let server = try TinyMailServer()
    let settings = ["TWINHALL_MAIL_SERVER": "smtp://127.0.0.1:\(server.port)"]
    #expect(try !doctor(settings: settings).mail().isFault)
    server.stop()
    #expect(try doctor(settings: settings).mail().isFault)
  }
}

import Database
import Domain
import Glibc
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@testable import Application

@Suite("Backup and restore")
struct BackupTests {
  private let permit: Permit<ManageCustody>

  init() throws { permit = try Policy.permit(ManageCustody.self, to: .system) }

  private func custody(_ stage: Stage) -> Custody {
    Custody(stage.application.configuration, time: stage.application.time, permit: permit)
  }

  @Test("a backup made under load holds every write acknowledged before it began, and a whole audit trail", arguments: TestDatabases.all)
  func underLoad(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      let acknowledged = Names()
      try kind.installation { stage in
        let application = stage.application
        let custody = custody(stage)
        try inThreads(3) { writer in
          guard writer > 0 else {
            usleep(200_000)
            let before = acknowledged.all
            // Whatever comes of the backup, the writers are to end.
            defer { acknowledged.freeze(before) }
            _ = try custody.backUp(to: folder + "/backup.tar.gz", withKeys: false)
            return
          }
          // Not `for … where`, which goes on counting without end.
          for number in 0... {
            if acknowledged.isFrozen { break }
            let address = "w\(writer).\(number)@example.org"
            let permit = try Policy.permit(ManageAccounts.self, to: .system)
            _ = try application.addPerson(name: "Writer", email: address, language: .english, permit: permit)
            acknowledged.add(address)
          }
        }
      }
      try kind.installation { stage in
        let manifest = try custody(stage).restore(folder + "/backup.tar.gz", replacing: nil)
        // The file of the database is another one now.
        let database = try Database(stage.application.configuration.database, connections: 2)
        defer { database.close() }
        let restored = Application(database: database, configuration: stage.application.configuration)
        let verdict = try restored.verifyAuditTrail()
        #expect(verdict == .intact(entries: manifest.auditEntries))
        let found: [String] = try database.rows("SELECT email FROM people").map { try $0["email"] }
        #expect(acknowledged.frozen.count > 3)
        #expect(acknowledged.frozen.subtracting(found).isEmpty)
        #expect(try restored.auditTrailHolds(manifest.auditEnd))
      }
    }
  }

  @Test("files and, when it is asked for them, keys come back; keys alone stay out", arguments: TestDatabases.all)
  func filesAndKeys(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      var digest = ""
      try kind.installation { stage in
        digest = try stage.keepFile(Array("%PDF-1.4 a letter".utf8), named: "a")
        let key = try HashingFile(stage.application.configuration.dataFolder + "/secret.key")
        try key.write(Array("key".utf8))
        _ = try key.finish()
        let without = try custody(stage).backUp(to: folder + "/without", withKeys: false)
        #expect(!without.hasKeys)
        #expect(!FileTree.exists(folder + "/without/keys"))
        #expect(try custody(stage).backUp(to: folder + "/with.tar", withKeys: true).hasKeys)
      }
      try kind.installation { stage in
        _ = try custody(stage).restore(folder + "/with.tar", replacing: nil)
        #expect(try stage.application.store.bytes(digest, size: 17) == Array("%PDF-1.4 a letter".utf8))
        let key = try FileTree.bytes(of: stage.application.configuration.dataFolder + "/secret.key")
        #expect(key == Array("key".utf8))
      }
    }
  }

  @Test("a file that the storage lost does not stop the backup, and is named", arguments: TestDatabases.all)
  func missingFile(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.installation { stage in
        let digest = String(repeating: "ab", count: 32)
        try stage.noteFile(digest, named: "a", size: 1)
        let manifest = try custody(stage).backUp(to: folder + "/backup", withKeys: false)
        #expect(manifest.missingFiles == [digest])
      }
    }
  }

  @Test("an installation in use is not overwritten unless it is named, and SQLite's old file stays beside", arguments: TestDatabases.all)
  func occupied(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.installation { stage in
        _ = try stage.person("Ada Example")
        _ = try custody(stage).backUp(to: folder + "/backup", withKeys: false)
        _ = try stage.person("Bo Example")
        let refused = thrown { _ = try custody(stage).restore(folder + "/backup", replacing: nil) }
        #expect("\(refused ?? NotFound())".contains("--replace"))
        stage.application.database.close()
        _ = try custody(stage).restore(folder + "/backup", replacing: stage.application.configuration.database.name)
        let database = try Database(stage.application.configuration.database, connections: 1)
        defer { database.close() }
        let names: [String] = try database.rows("SELECT name FROM people").map { try $0["name"] }
        #expect(names == ["Ada Example"])
        guard case .sqlite(let path) = stage.application.configuration.database else { return }
        let parent = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        let kept = FileTree.names(in: parent).filter { $0.contains(".replaced-") }
        #expect(!kept.isEmpty)
        for name in kept { FileTree.remove("\(parent)/\(name)") }
      }
    }
  }

  @Test("an export is not restored, a backup not imported, and each says what to do instead")
  func mixedUp() throws {
    try withTemporaryFolder { folder in
      try TestDatabase.sqlite.installation { stage in
        _ = try custody(stage).backUp(to: folder + "/backup", withKeys: false)
        _ = try custody(stage).export(to: folder + "/export")
        let first = thrown { _ = try custody(stage).restore(folder + "/export", replacing: nil) }
        #expect("\(first ?? NotFound())".contains("twinhall import"))
        let second = thrown { _ = try custody(stage).takeIn(folder + "/backup", replacing: nil) }
        #expect("\(second ?? NotFound())".contains("twinhall restore"))
        let third = thrown { _ = try custody(stage).backUp(to: folder + "/backup", withKeys: false) }
        #expect("\(third ?? NotFound())".contains("there already"))
      }
    }
  }

  @Test("of the backups in a folder the last ones stay, and other files are left alone", arguments: TestDatabases.all)
  func rotation(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.installation { stage in
        try FileTree.makeFolder(folder + "/other")
        var paths: [String] = []
        for _ in 1...4 {
          stage.now = stage.now + .days(1)
          paths.append(try custody(stage).backUp(into: folder, keeping: 2, withKeys: false).path)
        }
        #expect(FileTree.names(in: folder).map { folder + "/" + $0 } == [folder + "/other"] + paths.suffix(2))
      }
    }
  }

  @Test("a backup of an older schema is brought up to date", arguments: TestDatabases.all)
  func older(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      let old = Schema.migrations.filter { $0.number < 19 }
      try withTemporaryFolder { data in
        try kind.useLocation { location in
          let database = try Database(location, connections: 1)
          try Migrator.migrate(database, old, at: Instant(milliseconds: 0))
          database.close()
          let settings = ["TWINHALL_DATA": data, "TWINHALL_DATABASE": location.argument]
          let configuration = try Configuration(environment: settings) { _ in nil }
          _ = try Custody(configuration, permit: permit).backUp(to: folder + "/old", withKeys: false)
        }
      }
      try withTemporaryFolder { data in
        try kind.useLocation { location in
          let settings = ["TWINHALL_DATA": data, "TWINHALL_DATABASE": location.argument]
          let configuration = try Configuration(environment: settings) { _ in nil }
          _ = try Custody(configuration, permit: permit).restore(folder + "/old", replacing: nil)
          let database = try Database(location, connections: 1)
          defer { database.close() }
          #expect(try Migrator.pending(database, Schema.migrations).isEmpty)
        }
      }
    }
  }

  @Test("the doctor warns of a backup that is too old, and of none at all in production")
  func doctor() throws {
    let time = try #require(Instant("2026-11-24T09:00:00.000Z"))
    var configuration = try Configuration(environment: [:]) { _ in nil }
    #expect(!Doctor(configuration, time: .fixed(time)).backup(nil).isFault)
    #expect(!Doctor(configuration, time: .fixed(time)).backup(time - .days(2)).isFault)
    #expect(Doctor(configuration, time: .fixed(time)).backup(time - .days(3)).isFault)
    configuration.environment = .production
    #expect(Doctor(configuration, time: .fixed(time)).backup(nil).isFault)
  }
}

/// What writers have been told is stored.
private final class Names: @unchecked Sendable {
  private let lock = Lock()
  private var names: Set<String> = []
  private var kept: Set<String>?

  var all: Set<String> { lock.withLock { names } }
  var frozen: Set<String> { lock.withLock { kept ?? [] } }
  var isFrozen: Bool { lock.withLock { kept != nil } }
  func add(_ name: String) { lock.withLock { _ = names.insert(name) } }
  func freeze(_ names: Set<String>) { lock.withLock { kept = names } }
}

import Application
import Domain
import Glibc
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("The secret key")
struct SealingKeyTests {
  @Test("It is made at the first need, for this user only, and stays")
  func file() throws {
    try withTemporaryFolder { folder in
      try TestDatabase.sqlite.stage(settings: ["TWINHALL_DATA": folder, "TWINHALL_SECRET_KEY": ""]) { stage in
        let path = stage.application.configuration.secretKeyPath
        #expect(access(path, F_OK) != 0)
        let holder = try stage.codeApp(of: stage.officer())
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600 && status.st_size == 65)
        let waiting = try stage.session(of: holder.viewer)
        let entrance = try stage.application.signIn(
          code: stage.code(holder.key), waiting: waiting, from: "192.0.2.1", permit: stage.visiting)
        #expect(entrance != nil)
      }
    }
  }

  @Test("The database holds neither key nor recovery codes in the clear, and another key opens nothing", arguments: TestDatabases.all)
  func sealed(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let holder = try stage.codeApp(of: stage.officer())
      let sealed: [UInt8] = try stage.application.read { try $0.value("SELECT sealed_key FROM code_apps") }
      #expect(!sealed.indices.contains { sealed[$0...].starts(with: holder.key) })
      let digests: [String] = try stage.application.read { try $0.rows("SELECT digest FROM recovery_codes").map { try $0["digest"] } }
      #expect(digests.count == 10 && digests.allSatisfy { $0.utf8.count == 64 })
      var configuration = stage.application.configuration
      configuration.secretKey = String(repeating: "a5", count: 32)
      let other = Application(database: stage.application.database, time: stage.application.time, configuration: configuration)
      let waiting = try stage.session(of: holder.viewer)
      #expect(
        thrown { _ = try other.signIn(code: stage.code(holder.key), waiting: waiting, from: "192.0.2.1", permit: stage.visiting) } != nil)
    }
  }

  @Test("What was sealed and then changed by one bit opens nothing", arguments: TestDatabases.all)
  func changed(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let holder = try stage.codeApp(of: stage.officer())
      let sealed: [UInt8] = try stage.application.database.value("SELECT sealed_key FROM code_apps")
      let changed = sealed.dropLast() + [sealed[sealed.count - 1] ^ 1]
      try stage.application.database.execute("UPDATE code_apps SET sealed_key = \(Array(changed))")
      let waiting = try stage.session(of: holder.viewer)
      func signIn() throws -> Entrance? {
        try stage.application.signIn(code: stage.code(holder.key), waiting: waiting, from: "192.0.2.1", permit: stage.visiting)
      }
      #expect(thrown { _ = try signIn() } != nil)
      try stage.application.database.execute("UPDATE code_apps SET sealed_key = \(sealed)")
      #expect(try signIn() != nil)
    }
  }

  @Test("A key that is no key stops the start and names the setting")
  func wrongKey() {
    let failure = thrown { _ = try Configuration(environment: ["TWINHALL_SECRET_KEY": "secret"], readFile: { _ in nil }) }
    #expect((failure as? ConfigurationFaults)?.faults == ["TWINHALL_SECRET_KEY has to be 64 hexadecimal digits."])
  }
}

import Database
import Domain
import Glibc
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@testable import Application

@Suite("Export and import")
struct ExportTests {
  /// From each database to each.
  static let ways = TestDatabases.all.flatMap { from in TestDatabases.all.map { (from, $0) } }

  private func custody(_ stage: Stage) throws -> Custody {
    Custody(stage.application.configuration, time: stage.application.time, permit: try Policy.permit(ManageCustody.self, to: .system))
  }

  /// The demonstration with a file, a picture, a session and what else tables may hold.
  private func fill(_ stage: Stage) throws {
    stage.now = TimeSource.system.now
    var demonstration = Demonstration(stage.application, scale: 1)
    try demonstration.load()
    _ = try stage.keepFile(Array("%PDF-1.4 a letter".utf8), named: "letter \"ö\"\u{1}\u{2028}😀.pdf")
    try stage.application.database.transaction { connection in
      try connection.operatorPictures.insert(
        OperatorPicture(digest: "d", contentType: "image/png", bytes: (0...255).map { UInt8($0) }), at: stage.now)
      try connection.operatorPictures.insert(OperatorPicture(digest: "e", contentType: "image/png", bytes: []), at: stage.now)
    }
    _ = try stage.browser(as: stage.administrator())
  }

  @Test("an export taken in elsewhere and exported again is the same to the byte but for its time", arguments: ways)
  func roundTrip(from first: TestDatabase, to second: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try first.installation { stage in
        try fill(stage)
        let manifest = try custody(stage).export(to: folder + "/one.tar.gz")
        #expect(manifest.files == 1)
        #expect(Set(manifest.leftOut) == Custody.leftOut.union(["search_*"]))
        _ = try custody(stage).export(to: folder + "/one")
      }
      try second.installation { stage in
        stage.now = TimeSource.system.now + .days(3)
        _ = try custody(stage).takeIn(folder + "/one.tar.gz", replacing: nil)
        _ = try custody(stage).export(to: folder + "/two")
        #expect(try stage.titles("pitea").isEmpty)
        try stage.application.rebuildSearch { _, _ in }
        #expect(try !stage.titles("pitea").isEmpty)
        let verdict = try stage.application.verifyAuditTrail()
        #expect(verdict == .intact(entries: try stage.application.read { try $0.audit.head().sequence }))
        let sessions: Int = try stage.application.database.value("SELECT COUNT(*) FROM sessions")
        #expect(sessions == 0)
      }
      let names = FileTree.files(below: folder + "/one")
      #expect(names == FileTree.files(below: folder + "/two"))
      #expect(names.count > 40)
      for name in names where name != "manifest.json" {
        #expect(try FileTree.bytes(of: folder + "/one/" + name) == FileTree.bytes(of: folder + "/two/" + name), "\(name)")
      }
      var manifests = try ["one", "two"].map { try CustodyPackage(path: "\(folder)/\($0)").manifest() }
      manifests[1].madeAt = manifests[0].madeAt
      #expect(manifests[0] == manifests[1])
    }
  }

  @Test("every table of the schema is exported but those that are named as left out", arguments: TestDatabases.all)
  func everyTable(on kind: TestDatabase) throws {
    let golden = try text(of: "\(repositoryFolder)/Tests/Golden/schema-\(kind.rawValue).txt").split(separator: "\n")
    let tables = golden.filter { $0.hasPrefix("table ") }.map { String($0.dropFirst(6)) }
      .filter { !$0.hasPrefix(Schema.derivedPrefix) }
    try withTemporaryFolder { folder in
      try kind.installation { stage in
        let manifest = try custody(stage).export(to: folder + "/all")
        #expect(manifest.tables.map(\.name) == tables.filter { !Custody.leftOut.contains($0) })
        #expect(manifest.leftOut == tables.filter { Custody.leftOut.contains($0) } + ["search_*"])
      }
    }
  }

  @Test("an installation that is in use takes nothing in, unless it is named", arguments: TestDatabases.all)
  func occupied(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.installation { stage in
        _ = try stage.person("Ada Example")
        _ = try custody(stage).export(to: folder + "/export.tar")
        let refused = thrown { _ = try custody(stage).takeIn(folder + "/export.tar", replacing: nil) }
        #expect("\(refused ?? NotFound())".contains("--replace"))
        let other = thrown { _ = try custody(stage).takeIn(folder + "/export.tar", replacing: "sqlite:other") }
        #expect("\(other ?? NotFound())".contains("another database"))
        _ = try stage.person("Bo Example")
        _ = try custody(stage).takeIn(folder + "/export.tar", replacing: stage.application.configuration.database.name)
        let names: [String] = try stage.application.database.rows("SELECT name FROM people").map { try $0["name"] }
        #expect(names == ["Ada Example"])
      }
    }
  }

  @Test("what was changed, lost or added in an export is found before anything is stored", arguments: [".tar.gz", ""])
  func damage(ending: String) throws {
    try withTemporaryFolder { folder in
      try TestDatabase.sqlite.installation { stage in
        try fill(stage)
        _ = try custody(stage).export(to: folder + "/whole")
      }
      for harm in ["people", "file", "lost", "added", "leads out"] {
        let path = "\(folder)/harmed\(ending)"
        try copy("\(folder)/whole", to: "\(folder)/copy")
        try damage("\(folder)/copy", harm)
        if ending.isEmpty {
          try FileTree.rename("\(folder)/copy", to: path)
        } else {
          let tar = try TarWriter(path, seconds: 0)
          for name in FileTree.files(below: "\(folder)/copy") { try tar.add("\(folder)/copy/\(name)", named: "twinhall/" + name) }
          if harm == "leads out" { try tar.add("\(folder)/whole/README.txt", named: "twinhall/../../outside") }
          try tar.finish()
        }
        try TestDatabase.sqlite.installation { stage in
          let error = thrown { _ = try custody(stage).takeIn(path, replacing: nil) }
          #expect(error is CustodyFault || harm == "leads out" && ending.isEmpty, "\(harm): \(String(describing: error))")
          let people: Int = try stage.application.database.value("SELECT COUNT(*) FROM people")
          #expect(people == 0 || error == nil)
        }
        FileTree.remove(path)
        FileTree.remove("\(folder)/copy")
      }
    }
  }

  private func damage(_ folder: String, _ harm: String) throws {
    switch harm {
    case "people":
      var bytes = try FileTree.bytes(of: folder + "/tables/people.jsonl")
      bytes[40] ^= 1
      FileTree.remove(folder + "/tables/people.jsonl")
      let file = try HashingFile(folder + "/tables/people.jsonl")
      try file.write(bytes)
      _ = try file.finish()
    case "file":
      let name = try #require(FileTree.files(below: folder + "/files").first)
      FileTree.remove("\(folder)/files/\(name)")
      let file = try HashingFile("\(folder)/files/\(name)")
      try file.write(Array("another".utf8))
      _ = try file.finish()
    case "lost": FileTree.remove(folder + "/tables/themes.jsonl")
    case "added": try FileTree.copy(folder + "/README.txt", to: folder + "/tables/more.jsonl")
    default: break
    }
  }

  private func copy(_ source: String, to target: String) throws {
    for name in FileTree.files(below: source) {
      var parent = target
      try FileTree.makeFolder(parent)
      for part in name.split(separator: "/").dropLast() {
        parent += "/" + part
        try FileTree.makeFolder(parent)
      }
      try FileTree.copy("\(source)/\(name)", to: "\(target)/\(name)")
    }
  }

  private func text(of path: String) throws -> String { String(decoding: try FileTree.bytes(of: path), as: UTF8.self) }

  @Test("a hundred thousand rows are exported and taken in within a few megabytes", arguments: TestDatabases.all)
  func flatMemory(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.installation { stage in
        try addOrganisations(100_000, to: stage.application.database)
        let before = residentMegabytes()
        _ = try custody(stage).export(to: folder + "/large.tar.gz")
        #expect(residentMegabytes() - before < 48)
      }
      try kind.installation { stage in
        let before = residentMegabytes()
        _ = try custody(stage).takeIn(folder + "/large.tar.gz", replacing: nil)
        #expect(residentMegabytes() - before < 64)
        let count: Int = try stage.application.database.value("SELECT COUNT(*) FROM register_import_rows")
        #expect(count == 100_000)
      }
    }
  }

  private func addOrganisations(_ count: Int, to database: Database) throws {
    try database.execute(
      """
      INSERT INTO register_imports (id, created_at, file_name, state, version)
      VALUES ('one', '2026-01-01T00:00:00.000Z', 'a.csv', 'open', 1)
      """
    )
    for start in stride(from: 0, to: count, by: 1000) {
      let values: [SQL] = (start..<start + 1000).map {
        "('one', \($0), \("Place \($0),municipality,SE," + String(repeating: "x", count: 200)))"
      }
      try database.execute("INSERT INTO register_import_rows (import_id, row_number, cells) VALUES \(values.joined(separator: ", "))")
    }
  }
}

/// What this process holds in memory now.
func residentMegabytes() -> Int {
  guard let file = fopen("/proc/self/statm", "r") else { return 0 }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 128)
  guard fgets(&line, 128, file) != nil else { return 0 }
  let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
  return (words.count > 1 ? Int(words[1]) ?? 0 : 0) * 4096 / 1_000_000
}

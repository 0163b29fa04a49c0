import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Documents")
struct DocumentTests {
  @Test("A document keeps every version, and an old one comes back as the newest", arguments: TestDatabases.all)
  func versions(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let id = try scene.add()
      let permit = try scene.keeping(scene.coordinator, .partnership(scene.partnership))
      let second = try stage.application.keepUpload(
        SentFile(name: "minutes.txt", bytes: SampleFiles.text), permit: scene.sending(scene.coordinator))
      try stage.application.addVersion(of: id, file: .upload(second.id), note: "All signed", version: 1, permit: permit)
      try stage.application.restoreVersion(1, of: id, version: 2, permit: permit)
      let record = try scene.record(id)
      #expect(record.versions.map(\.number) == [3, 2, 1])
      #expect(record.versions.map(\.content.mediaType) == ["application/pdf", "text/plain", "application/pdf"])
      #expect(record.versions.map(\.restoredFrom) == [1, nil, nil])
      #expect(record.versions[1].note == "All signed")
      #expect(record.versions[1].by == scene.coordinator.person?.id)
      #expect(record.offered?.number == 3)
      #expect(throws: InvalidInput([Problem("file", .fileGone)])) {
        try stage.application.addVersion(of: id, file: .upload(second.id), note: "", version: 3, permit: permit)
      }
    }
  }

  @Test("Who changed a document second is told, and nothing is written", arguments: TestDatabases.all)
  func conflict(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let id = try scene.add()
      let permit = try scene.keeping(scene.coordinator, .partnership(scene.partnership))
      try stage.application.changeDocument(id, to: LibraryScene.entry("Theirs"), version: 1, permit: permit)
      #expect(throws: VersionConflict.self) {
        try stage.application.changeDocument(id, to: LibraryScene.entry("Mine"), version: 1, permit: permit)
      }
      #expect(throws: VersionConflict.self) { try stage.application.deleteDocument(id, version: 1, permit: permit) }
      #expect(try scene.record(id).document.entry.title == "Theirs")
    }
  }

  @Test("A deleted document is gone for others, comes back within 30 days, and not after", arguments: TestDatabases.all)
  func deletion(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let id = try scene.add(LibraryScene.entry("Agreement", .everyone))
      let permit = try scene.keeping(scene.coordinator, .partnership(scene.partnership))
      try stage.application.deleteDocument(id, version: 1, permit: permit)
      #expect(throws: NotFound.self) { try scene.record(id, as: scene.visitor) }
      #expect(try scene.record(id).document.deletedAt == stage.now)
      try stage.application.restoreDocument(id, permit: permit)
      #expect(try scene.record(id, as: scene.visitor).document.version == 3)
      try stage.application.deleteDocument(id, version: 3, permit: permit)
      stage.now = stage.now + .days(30)
      #expect(throws: StepRefused([.notRestorable])) { try stage.application.restoreDocument(id, permit: permit) }
      guard case .intact = try stage.application.verifyAuditTrail() else {
        Issue.record("the audit trail is broken")
        return
      }
    }
  }

  @Test("What was deleted is removed for good with its bytes, and what is in use stays", arguments: TestDatabases.all)
  func sweep(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let (kept, gone) = (try scene.add(), try scene.add(LibraryScene.entry("Minutes"), name: "a.txt", bytes: SampleFiles.text))
      _ = try stage.application.keepUpload(SentFile(name: "b.txt", bytes: [65, 66, 67]), permit: scene.sending(scene.officer))
      let permit = try scene.keeping(scene.coordinator, .partnership(scene.partnership))
      try stage.application.deleteDocument(gone, version: 1, permit: permit)
      let digest = try #require(try scene.record(gone).latest?.content.digest)
      stage.now = stage.now + .days(31)
      try RetentionJob.run(stage.application)
      try SweepContents.run(stage.application)
      #expect(throws: NotFound.self) { try scene.record(gone) }
      // The bytes stay for whoever copies the folder after the database.
      #expect(try read(Content(digest: digest, size: SampleFiles.text.count, mediaType: "", state: .clean), stage) == SampleFiles.text)
      stage.now = stage.now + .days(3)
      try SweepContents.run(stage.application)
      let digests = try stage.application.read { try $0.rows("SELECT digest FROM contents").map { try $0["digest"] as String } }
      #expect(digests == [try #require(try scene.record(kept).latest?.content.digest)])
      #expect(throws: (any Error).self) { try read(Content(digest: digest, size: 1, mediaType: "", state: .clean), stage) }
      #expect(try read(#require(try scene.record(kept).offered).content, stage) == SampleFiles.pdf)
    }
  }

  private func read(_ content: Content, _ stage: Stage) throws -> [UInt8] {
    let next = try stage.application.reader(content, 0..<content.size)
    var bytes: [UInt8] = []
    while let part = try next() { bytes += part }
    return bytes
  }

  @Test("A picture needs words, and consent before everybody may see it", arguments: TestDatabases.all)
  func pictures(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      var entry = LibraryScene.entry("Visit", .everyone)
      let missing = [Problem("alternative", .missing), Problem("consent", .consentMissing)]
      #expect(throws: InvalidInput(missing)) { try scene.add(entry, name: "a.jpg", bytes: SampleFiles.photo) }
      (entry.alternativeText, entry.consent) = ("Two people shake hands", .given)
      let id = try scene.add(entry, name: "a.jpg", bytes: SampleFiles.photo)
      try scene.work()
      let small = try #require(try scene.record(id, as: scene.visitor).small)
      #expect(small.width == 20 && small.height == 40)
      let bytes = try read(Content(digest: small.digest, size: small.size, mediaType: small.mediaType, state: .clean), stage)
      #expect(SampleFiles.photo.firstRange(of: Array("Photographer".utf8)) != nil)
      #expect(bytes.firstRange(of: Array("Photographer".utf8)) == nil && bytes.firstRange(of: Array("Exif".utf8)) == nil)
    }
  }

  @Test("A place takes no more than its share", arguments: TestDatabases.all)
  func share(on kind: TestDatabase) throws {
    try kind.stageWithFiles(settings: ["TWINHALL_PLACE_LIMIT": "1"]) { stage in
      let scene = try LibraryScene(stage)
      let large = SampleFiles.pdf + [UInt8](repeating: 10, count: 600_000)
      try scene.add(bytes: large)
      #expect(throws: InvalidInput([Problem("file", .placeFull, ["limit": "1 MB"])])) { try scene.add(bytes: large + [10]) }
      try scene.add(about: .network(scene.network), bytes: large + [10])
    }
  }
}

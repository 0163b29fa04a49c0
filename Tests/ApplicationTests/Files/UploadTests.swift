import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Files that come in parts")
struct UploadTests {
  @Test("an upload goes on a day later and in another process, and becomes one file", arguments: TestDatabases.all)
  func resume(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let permit = try scene.sending(scene.coordinator)
      let whole = SampleFiles.pdf + (0..<700_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
      let upload = try stage.application.beginUpload(name: "a.pdf", size: whole.count, permit: permit)
      _ = try stage.application.append(Array(whole[..<300_000]), at: 0, checksum: nil, to: upload.id, permit: permit)
      stage.now = stage.now + .hours(25)
      // The same part again, as its answer was lost.
      let moved = thrown { _ = try stage.application.append(Array(whole[..<300_000]), at: 0, checksum: nil, to: upload.id, permit: permit) }
      #expect((moved as? UploadMoved)?.received == 300_000)
      let other = Application(database: stage.application.database, time: .fixed(stage.now), configuration: stage.application.configuration)
      #expect(try other.upload(upload.id, permit: permit).received == 300_000)
      _ = try other.append(Array(whole[300_000...]), at: 300_000, checksum: nil, to: upload.id, permit: permit)
      // Killed before it was put together: asking again does it.
      #expect(try stage.application.finishUpload(upload.id, permit: permit).digest != nil)
      #expect(try stage.application.finishUpload(upload.id, permit: permit).digest != nil)
      let place = Place.partnership(scene.partnership)
      let id = try stage.application.addDocument(
        LibraryScene.entry(), about: place, file: .upload(upload.id), permit: scene.keeping(scene.coordinator, place))
      #expect(try scene.record(id).offered?.content.size == whole.count)
    }
  }

  @Test("a part that is damaged, too long or in the wrong place is not taken", arguments: TestDatabases.all)
  func parts(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let permit = try scene.sending(scene.coordinator)
      let upload = try stage.application.beginUpload(name: "a.pdf", size: 10, permit: permit)
      func fault(_ part: [UInt8], _ position: Int, _ checksum: [UInt8]? = nil) -> (any Error)? {
        thrown { _ = try stage.application.append(part, at: position, checksum: checksum, to: upload.id, permit: permit) }
      }
      #expect(fault([1], 0, [UInt8](repeating: 0, count: 32)) is PartDamaged)
      #expect(fault([1], 5) is UploadMoved)
      #expect(fault([UInt8](repeating: 1, count: 11), 0) is InvalidInput)
      #expect(throws: UploadMoved.self) { try stage.application.finishUpload(upload.id, permit: permit) }
      #expect(throws: NotFound.self) { try stage.application.upload(upload.id, permit: scene.sending(scene.stranger)) }
      stage.now = stage.now + .days(Upload.days)
      #expect(throws: NotFound.self) { try stage.application.upload(upload.id, permit: permit) }
    }
  }

  @Test("what is too large is refused before it is sent, and what is of a wrong kind when it has come", arguments: TestDatabases.all)
  func refusals(on kind: TestDatabase) throws {
    try kind.stageWithFiles(settings: ["TWINHALL_FILE_LIMIT": "1", "TWINHALL_STORAGE_LIMIT": "2"]) { stage in
      let scene = try LibraryScene(stage)
      let permit = try scene.sending(scene.coordinator)
      #expect(throws: InvalidInput([Problem("file", .fileTooLarge, ["limit": "1 MB"])])) {
        try stage.application.beginUpload(name: "a.pdf", size: 1_000_001, permit: permit)
      }
      let upload = try stage.application.beginUpload(name: "a.pdf", size: SampleFiles.program.count, permit: permit)
      _ = try stage.application.append(SampleFiles.program, at: 0, checksum: nil, to: upload.id, permit: permit)
      #expect(throws: InvalidInput.self) { try stage.application.finishUpload(upload.id, permit: permit) }
      #expect(throws: NotFound.self) { try stage.application.upload(upload.id, permit: permit) }
      for number in 0..<2 { try scene.add(bytes: SampleFiles.pdf + [UInt8](repeating: UInt8(number), count: 900_000)) }
      #expect(throws: InvalidInput([Problem("file", .storageFull)])) {
        try stage.application.beginUpload(name: "a.pdf", size: 900_000, permit: permit)
      }
    }
  }
}

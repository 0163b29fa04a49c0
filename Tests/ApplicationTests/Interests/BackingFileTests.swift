import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("The file that shows a declaration's backing")
struct BackingFileTests {
  static let bytes = Array("%PDF-1.7 letter".utf8)
  static let letter = SentFile(name: "letter.pdf", bytes: bytes)

  func save(_ file: SentFile?, _ stage: Stage, _ id: Identifier<Declaration>, remove: Bool = false) throws {
    var typed = Stage.typed(.backing)
    if remove { typed.set("remove-file", "yes") }
    let permit = try stage.owner(of: id)
    try stage.application.saveAnswer(.backing, typed, stamp: stage.stamp(.backing, of: id), file: file, permit: permit)
  }

  @Test("It comes back as it was sent, stays when the answer is saved again and can be taken away", arguments: TestDatabases.all)
  func keep(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.stage(settings: ["TWINHALL_DATA": folder]) { stage in
        let id = try stage.makeDraft()
        let permit = try stage.owner(of: id)
        try save(Self.letter, stage, id)
        try save(nil, stage, id)
        let (record, bytes) = try stage.application.backingFile(permit: permit)
        #expect(bytes == Self.bytes)
        #expect(record.contentType == "application/pdf")
        try save(nil, stage, id, remove: true)
        #expect(throws: NotFound.self) { try stage.application.backingFile(permit: permit) }
      }
    }
  }

  @Test("A file of another kind is refused, whatever it is called, and so is one that is too large", arguments: TestDatabases.all)
  func refuse(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.stage(settings: ["TWINHALL_DATA": folder]) { stage in
        let id = try stage.makeDraft()
        let page = SentFile(name: "letter.pdf", bytes: Array("<html>".utf8))
        #expect(throws: InvalidInput([Problem("file", .fileKindRefused, ["kinds": "PDF, JPEG, PNG"])])) { try save(page, stage, id) }
        let large = SentFile(name: "letter.pdf", bytes: Self.bytes + [UInt8](repeating: 0, count: QuestionLimits.file))
        #expect(throws: InvalidInput([Problem("file", .fileTooLarge, ["limit": "5 MB"])])) { try save(large, stage, id) }
        #expect(try stage.declaration(id).answers.backing == nil)
      }
    }
  }
}

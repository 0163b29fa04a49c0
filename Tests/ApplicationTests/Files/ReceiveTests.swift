import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("What is taken and what is not")
struct ReceiveTests {
  private let onSQLite = TestDatabase.sqlite

  private func refusal(_ bytes: [UInt8], _ name: String, _ scene: LibraryScene) -> Rule? {
    (thrown { try scene.add(name: name, bytes: bytes) } as? InvalidInput)?.problems.first?.rule
  }

  @Test("a file is what its bytes say, whatever it is called")
  func kinds() throws {
    try onSQLite.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      for bytes in [SampleFiles.program, SampleFiles.drawing, SampleFiles.page] {
        #expect(refusal(bytes, "report.pdf", scene) == .fileKindRefused)
      }
      #expect(refusal([], "report.pdf", scene) == .fileMissing)
      let id = try scene.add(name: "report.exe", bytes: SampleFiles.pdf)
      #expect(try scene.record(id).offered?.content.mediaType == "application/pdf")
    }
  }

  @Test("a document with a program in it is refused, however its list of parts is hidden", arguments: [0, 40_000, 65_535])
  func macros(comment: Int) throws {
    try onSQLite.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let parts = ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
      let plain = try scene.add(name: "a.docx", bytes: SampleFiles.zip(parts, comment: comment))
      #expect(try scene.record(plain).offered?.content.mediaType.hasSuffix("wordprocessingml.document") == true)
      for program in ["word/vbaProject.bin", "word/VBAPROJECT.BIN"] {
        #expect(refusal(SampleFiles.zip(parts + [program], comment: comment), "a.docx", scene) == .fileKindRefused)
      }
      let many = parts + ["word/vbaProject.bin"] + (1...2000).map { "word/media/picture-number-\($0).png" }
      #expect(refusal(SampleFiles.zip(many, comment: comment), "a.docx", scene) == .fileKindRefused)
    }
  }

  @Test("a picture that would fill memory when it is unpacked is refused, and so is a damaged one")
  func bombs() throws {
    try onSQLite.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      #expect(refusal(SampleFiles.png(width: 30_000, height: 30_000, isHollow: true), "a.png", scene) == .fileTooManyPixels)
      #expect(refusal(Array(SampleFiles.png(width: 8, height: 8).prefix(20)), "a.png", scene) == .fileTooManyPixels)
      #expect(refusal(SampleFiles.polyglot, "a.gif", scene) != nil)
    }
  }

  @Test("a picture that says more than it holds becomes no larger than any other")
  func hollow() throws {
    try onSQLite.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      var entry = LibraryScene.entry()
      entry.alternativeText = "Nothing"
      let id = try scene.add(entry, name: "a.png", bytes: SampleFiles.png(width: 2000, height: 2000, isHollow: true))
      try scene.work()
      #expect(try scene.record(id).small.map { $0.width <= 400 && $0.size < 20_000 } ?? true)
    }
  }

  @Test(
    "a name chooses no folder and brings no line of its own",
    arguments: [
      ("../../etc/passwd", "passwd"), ("C:\\Windows\\a.pdf", "a.pdf"), ("a\r\nSet-Cookie: b=c.pdf", "a Set-Cookie: b=c.pdf"), ("..", ""),
      ("Årsmöte Херсон.pdf", "Årsmöte Херсон.pdf"), ("fdp.\u{202E}exe", "fdp.exe"),
    ])
  func names(sent: String, kept: String) throws {
    try onSQLite.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let upload = try stage.application.keepUpload(SentFile(name: sent, bytes: SampleFiles.pdf), permit: scene.sending(scene.officer))
      #expect(upload.name == kept)
    }
  }
}

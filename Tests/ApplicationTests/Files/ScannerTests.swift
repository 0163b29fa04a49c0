import Domain
import Glibc
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@testable import Application

/// A real clamd with one signature of our own: it finds the EICAR test file and needs no signatures from the network.
private final class Scanner {
  let address: String
  private let process: ChildProcess

  init(_ folder: String) throws {
    address = "unix:\(folder)/clamd.sock"
    process = try ChildProcess(path: "/usr/bin/env", arguments: ["sh", "Tests/tools/clamd.sh", folder])
    guard process.readLine() == "ready" else { throw ChildProcessError(path: "clamd", code: 0) }
  }

  func stop() {
    process.kill()
    process.wait()
  }
}

@Suite("The virus scanner", .serialized)
struct ScannerTests {
  /// The test file of eicar.org, put together here so that this source is none itself.
  private let virus = Array(("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*").utf8)

  @Test("a file is handed out once it is found clean; one with a virus is removed and told of", arguments: TestDatabases.all)
  func verdicts(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      let scanner = try Scanner(folder)
      defer { scanner.stop() }
      try kind.stageWithFiles(settings: ["TWINHALL_SCANNER": scanner.address]) { stage in
        let scene = try LibraryScene(stage)
        let clean = try scene.add(LibraryScene.entry("Clean", .everyone))
        let infected = try scene.add(LibraryScene.entry("Infected", .everyone), name: "a.txt", bytes: virus)
        #expect(throws: NotFound.self) { try scene.record(clean, as: scene.visitor) }
        #expect(try scene.record(clean).latest?.content.state == .held)
        // The job itself, so that no mail has been sent yet.
        stage.now = stage.now + .minutes(20)
        try CheckContents.runHeld(stage.application)
        #expect(try scene.record(clean, as: scene.visitor).offered?.content.state == .clean)
        #expect(throws: NotFound.self) { try scene.record(infected, as: scene.visitor) }
        #expect(try scene.record(infected).latest?.content.state == .infected)
        let told = try stage.mails().filter { $0.subject == "A virus was found in a file" }.map(\.to)
        #expect(Set(told) == ["ada.administrator@example.org", "cora.coordinator@example.org"])
        #expect(throws: InvalidInput([Problem("file", .fileHasVirus)])) { try scene.add(name: "b.txt", bytes: virus) }
      }
    }
  }

  @Test("an infected new version leaves the clean one in place", arguments: TestDatabases.all)
  func versions(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      let scanner = try Scanner(folder)
      defer { scanner.stop() }
      try kind.stageWithFiles(settings: ["TWINHALL_SCANNER": scanner.address]) { stage in
        let scene = try LibraryScene(stage)
        let id = try scene.add()
        try scene.work()
        let upload = try stage.application.keepUpload(SentFile(name: "a.txt", bytes: virus), permit: scene.sending(scene.coordinator))
        let permit = try scene.keeping(scene.coordinator, .partnership(scene.partnership))
        try stage.application.addVersion(of: id, file: .upload(upload.id), note: "", version: 1, permit: permit)
        #expect(try scene.record(id).offered?.number == 1)
        try scene.work()
        #expect(try scene.record(id).offered?.number == 1)
        #expect(throws: StepRefused([.versionRemoved])) { try stage.application.restoreVersion(2, of: id, version: 2, permit: permit) }
      }
    }
  }

  @Test("while the scanner is away files stay held, and are looked at when it is back", arguments: TestDatabases.all)
  func away(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.stageWithFiles(settings: ["TWINHALL_SCANNER": "unix:\(folder)/clamd.sock"]) { stage in
        let scene = try LibraryScene(stage)
        let id = try scene.add()
        try scene.work()
        #expect(try scene.record(id).latest?.content.state == .held)
        let scanner = try Scanner(folder)
        defer { scanner.stop() }
        stage.now = stage.now + .minutes(20)
        try scene.work()
        #expect(try scene.record(id).offered?.number == 1)
      }
    }
  }
}

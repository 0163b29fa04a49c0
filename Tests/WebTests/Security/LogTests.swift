import Application
import Domain
import HTTPServer
import Stage
import TestSupport
import Testing
import TwinhallCore

@testable import Web

@Suite("What the log says, and to whom it says nothing")
struct LogTests {
  /// The lines that are written while `body` runs.
  private func lines(_ body: () throws -> Void) rethrows -> [String] {
    let kept = KeptLines()
    try Log.$sink.withValue({ kept.add($0) }, operation: body)
    return kept.lines
  }

  @Test(
    "Whatever stands in a text, it is one line",
    arguments: ["a\nb", "a\r\nb", "a\rb", "a\u{1B}[2Jb", "a\u{2028}b", "a\u{202E}b", "a\u{0}b"])
  func oneLine(_ text: String) throws {
    let line = try #require(lines { Log.note(text) }.first)
    #expect(line.hasSuffix(" note a b\n") || line.hasSuffix(" note a [2Jb\n"))
    #expect(line.unicodeScalars.filter { $0.properties.generalCategory == .control } == ["\n"])
  }

  @Test("Signing in that fails is a line with the way and the reason, and names nobody", arguments: TestDatabases.all)
  func signIn(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      try stage.setPassword("a long phrase of words", of: viewer)
      let wrong = lines {
        for email in ["olle.officer@example.org", "nobody@example.org"] {
          Browser(stage).post("/en/sign-in/password", from: "/en/sign-in", ["address": email, "password": "wrong"])
        }
        Browser(stage).post("/en/sign-in/\(String(repeating: "a", count: 64))", [:])
      }
      try #require(wrong.count == 3)
      #expect(wrong.map { $0.contains(" refused sign-in by=password ") } == [true, true, false])
      #expect(wrong[2].contains(" refused sign-in by=link "))
      for line in wrong {
        #expect(line.contains(" from="))
        #expect(!line.contains("example.org") && !line.contains("127.0.0.1") && !line.contains("aaaa"))
      }
      let holder = try stage.codeApp(of: viewer)
      let browser = try stage.browser(as: viewer)
      let second = lines { browser.post("/en/sign-in/second", ["code": "000000"]) }
      #expect(second.contains { $0.contains(" refused sign-in by=code ") })
      #expect(holder.recoveryCodes.count == 10)
    }
  }

  @Test(
    "A step without the right is a line with the action and who asked; so are false forms and too many tries", arguments: TestDatabases.all)
  func rights(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let browser = try stage.browser(as: viewer)
      let id = try #require(viewer.person).id.description
      let refused = lines { browser.get("/en/office/settings") }
      #expect(refused.count == 1)
      #expect(refused.first?.contains(" refused GET /office/settings why=not-allowed action=ManageSettings by=\(id) ") == true)
      let form = lines { browser.postRaw("/en/account", Parameters([("name", "Eve")])) }
      #expect(form.first?.contains(" why=form-token ") == true)
      #expect(form.first?.contains("Eve") == false)
      let tries = lines {
        for _ in 1...6 { Browser(stage).post("/en/sign-in", ["email": "olle.officer@example.org"]) }
      }
      #expect(!tries.isEmpty && tries.allSatisfy { $0.contains(" why=too-many ") })
    }
  }

  @Test("A fault that nobody foresaw is a line for the operator")
  func fault() throws {
    try TestDatabase.sqlite.stage { stage in
      try stage.application.database.transaction { try $0.execute("DROP TABLE themes") }
      let found = lines { Browser(stage).get("/en/seeking") }
      #expect(found.first?.contains(" fault ") == true)
    }
  }

  @Test("A visitor who is asked to sign in, and a page that is not there, are no lines")
  func quiet() throws {
    try TestDatabase.sqlite.stage { stage in
      let none = lines {
        Browser(stage).get("/en/office/settings")
        Browser(stage).get("/en/nowhere")
      }
      #expect(none == [])
    }
  }
}

private final class KeptLines: Sendable {
  private let lock = Lock()
  nonisolated(unsafe) private var kept: [String] = []

  func add(_ line: String) { lock.withLock { kept.append(line) } }
  var lines: [String] { lock.withLock { kept } }
}

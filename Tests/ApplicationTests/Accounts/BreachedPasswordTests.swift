import Credentials
import Domain
import Glibc
import Stage
import TestSupport
import Testing
import TwinhallCore

@testable import Application

@Suite("Passwords that were stolen elsewhere")
struct BreachedPasswordTests {
  /// A file as it is handed out, with these passwords among thousands.
  private func write(_ passwords: [String], to path: String, lineEnd: String = "\r\n") throws {
    let digests = passwords.map { sha1($0).hexadecimal.uppercased() } + (1...5000).map { sha1("filling \($0)").hexadecimal.uppercased() }
    let text = digests.sorted().enumerated().map { "\($0.element):\($0.offset * 7 % 90_000 + 1)" }.joined(separator: lineEnd)
    let file = try #require(fopen(path, "w"))
    fputs(text, file)
    fclose(file)
  }

  @Test("Each line is found, the first and the last too, and nothing else", arguments: ["\n", "\r\n"])
  func search(lineEnd: String) throws {
    try withTemporaryFolder { folder in
      try write(["a long phrase of words"], to: folder + "/list", lineEnd: lineEnd)
      let list = BreachedPasswords(folder + "/list")
      #expect(try list.holds("a long phrase of words"))
      for number in 1...5000 { try #require(try list.holds("filling \(number)")) }
      for number in 5001...5500 { try #require(try !list.holds("filling \(number)")) }
      #expect(throws: BreachedPasswords.Unreadable.self) { try BreachedPasswords(folder + "/nothing").holds("word") }
    }
  }

  @Test("One that is in the operator's list is refused at its field, and nobody sets any while the list cannot be read")
  func refusal() throws {
    try withTemporaryFolder { folder in
      try write(["three blue boats sail"], to: folder + "/list")
      try TestDatabase.sqlite.stage(settings: ["TWINHALL_BREACHED_PASSWORDS": folder + "/list"]) { stage in
        let viewer = try stage.officer()
        let problem = (thrown { try stage.setPassword("three blue boats sail", of: viewer) } as? InvalidInput)?.problems.first
        #expect(problem == Problem("password", .passwordIsCommon))
        try stage.setPassword("four green boats sail", of: viewer)
        unlink(folder + "/list")
        #expect(throws: BreachedPasswords.Unreadable.self) { try stage.setPassword("five red boats sail", of: viewer) }
      }
    }
  }

  @Test("Sixty-four characters of any kind are a password, taken as they are typed", arguments: TestDatabases.all)
  func asTyped(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let password = String(repeating: " Åäö Херсон 日本 ", count: 5) + "x"
      #expect(password.count >= 64)
      try stage.setPassword(password, of: viewer)
      func signIn(_ password: String) throws -> Bool {
        try stage.application.signIn(
          email: "olle.officer@example.org", password: password, from: "192.0.2.1", permit: stage.visiting) != nil
      }
      #expect(try signIn(password))
      for other in [password.lowercased(), String(password.dropLast()), String(password.dropFirst()), password + " "] {
        #expect(try !signIn(other))
      }
      stage.now = stage.now + .days(800)
      #expect(try signIn(password))
    }
  }
}

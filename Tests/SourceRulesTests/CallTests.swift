import Testing

/// A call that sources may not make, and the files that may, each for a reason given here.
struct BannedCall: Sendable, CustomTestStringConvertible {
  let call: String
  let instead: String
  /// Files, or targets, in which the call is right.
  let allowed: Set<String>

  var testDescription: String { call }

  init(_ call: String, instead: String, allowed: Set<String> = []) {
    self.call = call
    self.instead = instead
    self.allowed = allowed
  }

  func isBanned(in file: TextFile) -> Bool {
    !allowed.contains(file.path) && !allowed.contains(file.target ?? "")
  }
}

let bannedCalls = [
  BannedCall("try!", instead: "throw, or handle the error"),
  BannedCall("as!", instead: "use a type that says what it holds"),
  BannedCall("fatalError(", instead: "throw a typed error: one request must not end the process for all"),
  BannedCall("print(", instead: "log, so that operators can choose where it goes", allowed: ["twinhall"]),
  BannedCall("SQL(trusted:", instead: "write the query as a literal, which binds every value", allowed: ["Database"]),
  BannedCall("SQL(stringLiteral:", instead: "write the query as a literal, which binds every value", allowed: ["Database"]),
]

@Suite("Calls that are never made")
struct CallTests {
  @Test("sources avoid the call", arguments: bannedCalls)
  func avoids(_ banned: BannedCall) {
    let broken = Repository.sources.filter(banned.isBanned).flatMap { file in
      file.codeLines.enumerated().filter { contains($0.element, banned.call) }.map { place(file, $0.offset) }
    }
    #expect(broken.isEmpty, "Instead: \(banned.instead)\n\(broken.joined(separator: "\n"))")
  }

  /// `print(` must not be found in `sprint(` or in `.print(`, which is a function of our own.
  private func contains(_ line: String, _ call: String) -> Bool {
    line.indices.contains { index in
      guard line[index...].hasPrefix(call) else { return false }
      guard index > line.startIndex else { return true }
      let before = line[line.index(before: index)]
      return !(before.isLetter || before.isNumber || before == "." || before == "_") && !line.contains("func \(call)")
    }
  }
}

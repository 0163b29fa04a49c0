import Testing

/// What is written down on signing in is what the sources do.
@Suite("Documents on signing in")
struct SignInDocumentTests {
  private func text(of path: String) throws -> String {
    try #require(Repository.textFiles.first { $0.path == path }).text
  }

  /// The part of a page under a heading, up to the next one.
  private func part(_ heading: String, of path: String) throws -> Substring {
    let page = try text(of: path)
    let start = try #require(page.firstRange(of: "\n## \(heading)\n"))
    return page[start.upperBound...].prefix(upTo: page[start.upperBound...].firstRange(of: "\n## ")?.lowerBound ?? page.endIndex)
  }

  @Test("each word that the page on passwords names is refused")
  func passwordWords() throws {
    let quoted = try part("Passwords", of: "docs/security/limits.md").split(separator: "`", omittingEmptySubsequences: false)
    let words = quoted.enumerated().filter { $0.offset % 2 == 1 && $0.element.allSatisfy { $0.isLowercase } }.map(\.element)
    #expect(words.count >= 6)
    let refused = Set(try text(of: "Sources/Application/Accounts/CommonPasswords.swift").split { !$0.isLetter })
    for word in words { #expect(refused.contains(word), "\(word)") }
  }

  @Test("each way to prove who one is stands in the list, and only those of the list open a session")
  func ways() throws {
    let page = try part("Ways to sign in", of: "docs/security/operation.md").split(separator: "\n")
    let listed = page.filter { $0.hasPrefix("| ") }.map { $0.split(separator: "|")[0].lowercased() }
    let source = try text(of: "Sources/Domain/Accounts/Session.swift")
    let proofs = try #require(source.split(separator: "public enum Proof").last).split(separator: "\n").filter { $0.hasPrefix("  case ") }
    #expect(proofs.count >= 5)
    for proof in proofs {
      let name = proof.contains("recoveryCode") ? "recovery code" : String(proof.dropFirst("  case ".count))
      let isListed = listed.contains { $0.hasPrefix(" \(name)") }
      #expect(isListed, "\(name)")
    }
    #expect(files(with: ".openSession(") == ["PasskeySignIn.swift", "SecondStep.swift", "SignIn.swift"])
    #expect(files(with: "sessions.insert(") == ["Sessions.swift"])
  }

  private func files(with call: String) -> [Substring] {
    // Measuring makes sessions in a database of its own.
    Repository.sources.filter { $0.target != "twinhall" && $0.text.contains(call) }.compactMap { $0.path.split(separator: "/").last }
  }

  @Test("a session's days are those of the page")
  func days() throws {
    let usual = try text(of: "Sources/Domain/Accounts/SignInRules.swift").split(separator: "\n").first { $0.contains("static let usual") }
    let numbers = try #require(usual).split { !$0.isNumber }
    try #require(numbers.count == 2)
    let page = try part("Sessions", of: "docs/security/operation.md")
    #expect(page.contains("after \(numbers[0]) days without use and after \(numbers[1]) days in all"))
  }
}

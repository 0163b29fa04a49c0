import Testing

@Suite("Words that do not belong in the repository")
struct WordTests {
  @Test("no file holds a note of work left undone", arguments: ["TO" + "DO", "FIX" + "ME", "XX" + "X:"])
  func nothingLeftUndone(_ word: String) {
    let broken = places { $0.contains(word) }
    #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
  }

  private let ownPages = ["delegations", "handovers", "messages", "people", "proposals", "rights", "roles"]

  @Test("no file names a folder of one machine", arguments: ["work", "root", "home"])
  func noMachinePath(_ folder: String) {
    let path = "/\(folder)/"
    let broken = places { line in
      line.indices.contains { index in
        // What belongs to a person's own page is at addresses that look like such a folder.
        let rest = line[index...]
        guard rest.hasPrefix(path), !ownPages.contains(where: { rest.hasPrefix(path + $0) }) else { return false }
        // Inside a web address or a longer path the same letters are not a folder of this machine.
        return index == line.startIndex || " \"'`=(:<".contains(line[line.index(before: index)])
      }
    }
    #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
  }

  @Test(
    "no file names a package registry's host",
    arguments: ["py" + "pi.org", "python" + "hosted.org", "deb.deb" + "ian.org", "npm" + "js", "crates" + ".io", "proxy.gol" + "ang.org"]
  )
  func noRegistryHost(_ host: String) {
    let broken = places { $0.contains(host) }
    #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
  }

  private func places(where breaks: (Substring) -> Bool) -> [String] {
    Repository.textFiles.flatMap { file in
      file.lines.enumerated().filter { breaks($0.element) }.map { place(file, $0.offset) }
    }
  }
}

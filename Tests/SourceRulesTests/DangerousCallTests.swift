import Testing

/// What could run, format or reach something that somebody else chose (docs/security/operation.md).
@Suite("Dangerous functions")
struct DangerousCallTests {
  private func files(_ endings: String..., below folder: String = "Sources/") -> [TextFile] {
    Repository.textFiles.filter { file in file.path.hasPrefix(folder) && endings.contains { file.path.hasSuffix($0) } }
  }

  /// Places where a word stands that is followed by nothing else of a name.
  private func places(of word: String, in files: [TextFile]) -> [String] {
    files.flatMap { file in
      file.lines.enumerated().filter { line in
        line.element.ranges(of: word).contains { range in
          guard range.lowerBound > line.element.startIndex else { return true }
          let before = line.element[line.element.index(before: range.lowerBound)]
          let isOwn = line.element[..<range.lowerBound].hasSuffix("func ")
          return !isOwn && !(before.isLetter || before.isNumber || before == "_" || before == ".")
        }
      }.map { "\(file.path):\($0.offset + 1)" }
    }
  }

  @Test(
    "no other program is run through a shell, and no code is loaded",
    arguments: ["system(", "popen(", "execl(", "execv(", "execve(", "execvp(", "dlopen(", "wordexp("])
  func shells(_ call: String) { #expect(places(of: call, in: files(".swift", ".c", ".h", ".cpp")) == []) }

  @Test("other programs are started in the named files only")
  func programs() {
    let found = Set(places(of: "posix_spawn(", in: files(".swift", ".c")).map { String($0.prefix { $0 != ":" }) })
    #expect(found == ["Sources/Isolation/Spawning.swift", "Sources/twinhall/Bench/BenchServer.swift"])
  }

  @Test(
    "C code copies and makes texts only with their lengths",
    arguments: ["strcpy(", "strcat(", "sprintf(", "vsprintf(", "gets(", "alloca(", "strtok(", "tmpnam(", "mktemp(", "rand("])
  func texts(_ call: String) { #expect(places(of: call, in: files(".c", ".h", ".cpp")) == []) }

  @Test(
    "what is printed by a pattern has that pattern in the source",
    arguments: ["printf(", "snprintf(", "g_strdup_printf(", "g_string_append_printf("])
  func formats(_ call: String) {
    let all = files(".c", ".h", ".cpp")
    let calls = places(of: call, in: all)
    for place in calls {
      let parts = place.split(separator: ":")
      let line = all.first { $0.path == parts[0] }?.lines[(Int(parts[1]) ?? 1) - 1] ?? ""
      #expect(line.contains("\""), "\(place)")
    }
  }

  @Test("connections to other machines are made in the named files only")
  func connections() {
    let curl = Set(files(".c").filter { $0.text.contains("curl_easy_perform") }.map(\.path))
    #expect(curl == ["Sources/C/CShims/mail.c", "Sources/C/CShims/storage.c"])
    let sockets = Set(places(of: "socket(", in: files(".swift")).map { String($0.prefix { $0 != ":" }) })
    let allowed: Set = [
      "Sources/Application/Files/VirusScanner.swift", "Sources/HTTPServer/ListeningSocket.swift", "Sources/twinhall/ServiceManager.swift",
    ]
    #expect(Set(sockets.filter { !$0.hasPrefix("Sources/twinhall/Bench/") }) == allowed)
    #expect(files(".c").filter { $0.text.contains("CURLOPT_FOLLOWLOCATION, 1") }.isEmpty)
    #expect(files(".c").filter { $0.text.contains("VERIFYPEER, 0") || $0.text.contains("VERIFYHOST, 0") }.isEmpty)
  }

  @Test("XML of strangers is read by one helper, which loads nothing else for it")
  func markup() {
    let readers = files(".c").filter { $0.text.contains("libxml/") }
    #expect(Set(readers.map(\.path)) == ["Sources/C/MailReader/html.c", "Sources/C/MailReader/main.c"])
    #expect(readers.contains { $0.text.contains("HTML_PARSE_NONET") })
    #expect(readers.allSatisfy { !$0.text.contains("NOENT") && !$0.text.contains("DTDLOAD") && !$0.text.contains("PARSE_HUGE") })
  }

  @Test(
    "scripts make no code and no markup of texts, and listen to no other page",
    arguments: [
      "eval(", "Function(", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "srcdoc", "setAttribute(\"on",
      "window.opener",
      "__proto__", "importScripts(", "XMLHttpRequest", "jsonp", "paste",
    ])
  func scripts(_ word: String) {
    let scripts = files(".js")
    #expect(scripts.count >= 4)
    #expect(scripts.filter { $0.text.contains(word) }.map(\.path) == [])
    #expect(scripts.allSatisfy { !$0.text.contains("window.addEventListener(\"message\"") })
  }

  @Test("every cryptographic function stands in the inventory")
  func cryptography() throws {
    let inventory = try #require(Repository.textFiles.first { $0.path == "docs/security/cryptography.md" }).text
    let families = [
      "crypto_generichash", "crypto_secretbox", "crypto_pwhash", "crypto_hash_sha256", "crypto_auth_hmacsha256", "randombytes",
    ]
    for file in files(".swift", ".c") {
      for word in file.text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) {
        let isCryptographic = word.hasPrefix("crypto_") || word.hasPrefix("randombytes_")
        guard isCryptographic || word.hasPrefix("EVP_sha") || word.hasPrefix("EVP_aes") || word.hasPrefix("EVP_md5") else { continue }
        let family = families.first { word.hasPrefix($0) } ?? String(word)
        #expect(inventory.contains("`\(family)`"), "\(word) in \(file.path)")
      }
    }
    for family in families + ["EVP_sha1", "EVP_sha256"] { #expect(inventory.contains("`\(family)`")) }
    for weak in ["EVP_md5", "EVP_des", "EVP_rc4", "_ecb"] {
      #expect(files(".swift", ".c").allSatisfy { !$0.text.contains(weak) }, "\(weak)")
    }
    #expect(!inventory.contains("MD5 |"))
  }
}

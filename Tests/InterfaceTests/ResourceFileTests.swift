import Testing

@testable import Interface

@Suite struct ResourceFileTests {
  @Test("the address changes with the content and names the kind of file")
  func address() {
    let first = ResourceFile(name: "site", ending: "css", contentType: "text/css", bytes: [1])
    let second = ResourceFile(name: "site", ending: "css", contentType: "text/css", bytes: [2])
    #expect(first.address != second.address)
    #expect(first.address == "/assets/site.\(first.hash).css")
    #expect(first.hash.utf8.count == 16)
    // The published test vector of FNV-1a for "a".
    #expect(ResourceFile(name: "a", ending: "txt", contentType: "text/plain", bytes: Array("a".utf8)).hash == "af63dc4c8601ec8c")
  }

  @Test("the stylesheet and the script keep their budgets")
  func budgets() {
    // gzip makes less than a third of it; the budget is 8 kB on the wire.
    #expect(ResourceFile.stylesheet.bytes.count <= 20_000)
    // Less than 4 kB on the wire, where somebody writes and nowhere else.
    #expect(ResourceFile.script.bytes.count <= 12_000)
    // 5 kB even without compression.
    #expect(ResourceFile.worker.count <= 5_000)
  }

  @Test("a page carries the operator's colours, and its policy names exactly that style")
  func colours() {
    let style = FirstStyle.with(primary: "#12486b", accent: "a8480f")
    let text = String(decoding: style.bytes, as: UTF8.self)
    #expect(text.hasPrefix(String(decoding: FirstStyle.plain.bytes, as: UTF8.self)))
    #expect(text.contains("--primary:#12486b"))
    #expect(style.source != FirstStyle.plain.source)
    #expect(style.source.hasPrefix("'sha256-") && style.source.hasSuffix("='"))
    #expect(style.source.utf8.count == 53)
  }

  @Test("the first style stays below three kilobytes compressed with the header, and can stand inside a style element")
  func firstStyle() {
    let text = String(decoding: FirstStyle.plain.bytes, as: UTF8.self)
    // gzip makes less than a third of it.
    #expect(text.utf8.count <= 5_000)
    #expect(!text.contains("</") && !text.contains("url(") && !text.contains("@import"))
    #expect(text.components(of: "{") == text.components(of: "}"))
  }

  @Test(
    "colours that are missing, unreadable or no colours leave the product's own",
    arguments: [("", ""), ("#12486b", ""), ("#ffffff", "#12486b"), ("blue", "#12486b")])
  func withoutColours(_ primary: String, _ accent: String) {
    #expect(FirstStyle.with(primary: primary, accent: accent).source == FirstStyle.plain.source)
  }

  @Test("the stylesheet fetches nothing and opens as many blocks as it closes")
  func stylesheet() {
    let text = String(decoding: ResourceFile.stylesheet.bytes, as: UTF8.self)
    #expect(!text.contains("url(") && !text.contains("@import"))
    #expect(text.components(of: "{") == text.components(of: "}"))
  }
}

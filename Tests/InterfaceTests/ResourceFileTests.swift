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
    #expect(ResourceFile.script.bytes.count <= 3_000)
  }

  @Test("the operator's colours are part of the one stylesheet, and its address alone says which file it is")
  func colours() {
    let themed = ResourceFile.stylesheet(primary: "#12486b", accent: "a8480f")
    #expect(themed.address == "/assets/site.\(themed.hash).12486b-a8480f.css")
    #expect(themed.bytes.starts(with: ResourceFile.stylesheet.bytes))
    #expect(String(decoding: themed.bytes, as: UTF8.self).contains("--primary:#12486b"))
    #expect(ResourceFile.find(themed.address)?.bytes == themed.bytes)
    #expect(ResourceFile.find(ResourceFile.script.address)?.bytes == ResourceFile.script.bytes)
  }

  @Test(
    "colours that are missing, unreadable or no colours leave the product's own",
    arguments: [("", ""), ("#12486b", ""), ("#ffffff", "#12486b"), ("blue", "#12486b")])
  func withoutColours(_ primary: String, _ accent: String) {
    #expect(ResourceFile.stylesheet(primary: primary, accent: accent).address == ResourceFile.stylesheet.address)
  }

  @Test(
    "an address that no page names has no file",
    arguments: [
      "/assets/site.0000000000000000.12486b-a8480f.css", "/assets/site.x.css", "/assets/site..-.css", "/assets/",
      "/assets/site.x.ffffff-ffffff.css",
    ])
  func unknown(_ address: String) {
    #expect(ResourceFile.find(address) == nil)
  }

  @Test("the stylesheet fetches nothing and opens as many blocks as it closes")
  func stylesheet() {
    let text = String(decoding: ResourceFile.stylesheet.bytes, as: UTF8.self)
    #expect(!text.contains("url(") && !text.contains("@import"))
    #expect(text.components(of: "{") == text.components(of: "}"))
  }
}

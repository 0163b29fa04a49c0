import Stage
import TestSupport
import Testing

@Suite("Pages of text")
struct TextPagesTests {
  @Test("A general text stands until the operator writes one, as paragraphs and headings", arguments: TestDatabases.all)
  func operatorText(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let visitor = Browser(stage)
      for path in ["/how-it-works", "/accessibility", "/privacy"] {
        for language in ["en", "sv"] { #expect(visitor.get("/\(language)\(path)").text.contains("<h2>")) }
      }
      let browser = try stage.browser(as: stage.administrator())
      browser.post(
        "/en/office/settings",
        ["version": "0", "accessibility.en": "One <b>\r\n\r\n# Two\r\nThree", "contact-email": "help@example.org"])
      let page = visitor.get("/sv/accessibility").text
      #expect(page.contains("<p>One &lt;b&gt;</p><h2>Two</h2><p>Three</p>"))
      #expect(page.contains("help@example.org"))
      #expect(!page.contains("noindex"))
    }
  }
}

extension TextPagesTests {
  @Test("How complaints about matching are dealt with is the operator's to promise", arguments: TestDatabases.all)
  func complaints(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let visitor = Browser(stage)
      let browser = try stage.browser(as: stage.administrator())
      #expect(!visitor.get("/en/matching-rules").text.contains("think something is wrong"))
      browser.post("/en/office/settings", ["version": "0", "contact-email": "help@example.org"])
      let withAddress = visitor.get("/en/matching-rules").text
      #expect(withAddress.contains("Write to the office") && withAddress.contains("mailto:help@example.org"))
      browser.post("/en/office/settings", ["version": "1", "complaint.en": "A person answers within a week.\r\n\r\nAsk for Ada."])
      let page = visitor.get("/sv/matching-rules").text
      #expect(page.contains("A person answers within a week.") && page.contains("Ask for Ada."))
    }
  }
}

import Testing
import TwinhallCore

@testable import Mail

@Suite("A mail message")
struct MailMessageTests {
  private func message(subject: String = "Your link", body: String = "Hello", to: String = "anna@example.org") -> MailMessage {
    MailMessage(
      from: "office@example.org", fromName: "Programkansliet för partnerskap", to: to, replyTo: "help@example.org", language: .swedish,
      subject: subject, body: body, date: Instant(milliseconds: 1_795_510_800_000), identifier: "0190")
  }

  private func text(_ message: MailMessage) throws -> String { String(decoding: try message.encoded(), as: UTF8.self) }

  @Test("Headers are plain ASCII whatever the names hold, and say that a program wrote")
  func headers() throws {
    let head = try text(message(subject: "Inbjudan från Åmål: välkommen")).firstRange(of: "\r\n\r\n")
    let whole = try text(message(subject: "Inbjudan från Åmål: välkommen"))
    let headers = String(whole[..<(try #require(head)).lowerBound])
    #expect(headers.utf8.allSatisfy { $0 < 128 })
    #expect(headers.contains("Date: Tue, 24 Nov 2026 09:00:00 +0000\r\n"))
    #expect(headers.contains("Message-ID: <0190@example.org>\r\n"))
    #expect(headers.contains("Reply-To: <help@example.org>\r\n"))
    #expect(headers.contains("Auto-Submitted: auto-generated"))
    #expect(headers.contains("From: =?utf-8?B?UHJvZ3JhbWthbnNsaWV0IGbDtnIgcGFydG5lcnNrYXA=?= <office@example.org>"))
  }

  @Test("A plain subject stays as it is, and a long one is folded into words of at most 75 characters")
  func subjects() {
    #expect(encodedWords("Your link") == "Your link")
    #expect(encodedWords("Är") == "=?utf-8?B?w4Ry?=")
    let folded = encodedWords(String(repeating: "å", count: 60)).split(separator: "\r\n ")
    #expect(folded.count == 3)
    #expect(folded.allSatisfy { $0.utf8.count <= 75 && $0.hasPrefix("=?utf-8?B?") && $0.hasSuffix("?=") })
  }

  @Test("A line break in a subject or an address never begins another header")
  func injection() throws {
    #expect(!(try text(message(subject: "Hello\r\nBcc: other@example.org")).contains("\r\nBcc:")))
    #expect(throws: MailError.malformedAddress) { try message(to: "anna@example.org>\r\nBcc: <other@example.org").encoded() }
  }

  @Test("Text is quoted where it has to be, in lines of at most 76 characters")
  func quotedPrintableText() {
    #expect(quotedPrintable("Hej Åsa = 1\n.") == "Hej =C3=85sa =3D 1\r\n=2E")
    #expect(quotedPrintable("ends with a space ") == "ends with a space=20")
    #expect(quotedPrintable("From here") == "=46rom here")
    let lines = quotedPrintable(String(repeating: "a", count: 200)).split(separator: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 76 })
    #expect(lines.map { $0.filter { $0 == "a" }.count }.reduce(0, +) == 200)
  }

  @Test("Base64 pads as its standard shows")
  func base64Text() {
    let encoded = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map { base64(Array($0.utf8)) }
    #expect(encoded == ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"])
  }
}

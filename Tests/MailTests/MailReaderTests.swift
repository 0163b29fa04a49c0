import Isolation
import Testing

@testable import Mail

@Suite("Reading a mail")
struct MailReaderTests {
  private func read(_ text: String) throws -> ReceivedMail {
    let bytes = Array(text.replacing("\n", with: "\r\n").utf8)
    return try #require(ReceivedMail(try IsolatedProgram("twinhall-mail").run(input: .bytes(bytes))))
  }

  @Test("Names, addresses and headers come out decoded")
  func headers() throws {
    let mail = try read(
      """
      From: =?utf-8?Q?=C3=85sa_Exempel?= <asa@example.org>
      To: reply+abc@example.net
      Cc: Maja <maja@example.org>
      Subject: =?iso-8859-1?Q?M=F6te?=
      Message-ID: <one@example.org>
      In-Reply-To: <zero@example.net>
      References: <first@example.net>
       <zero@example.net>
      Auto-Submitted: no

      Hej
      """)
    #expect(mail.from == ["asa@example.org"])
    #expect(mail.fromName == "Åsa Exempel")
    #expect(mail.to == ["reply+abc@example.net", "maja@example.org"])
    #expect(mail.subject == "Möte")
    #expect(mail.messageID == "one@example.org")
    #expect(mail.references == ["<first@example.net>", "<zero@example.net>", "<zero@example.net>"])
    #expect(!mail.isAutomatic)
    #expect(mail.text == "Hej\n" || mail.text == "Hej")
  }

  @Test("Of several ways to say the same the plain text is read, and attachments are named")
  func parts() throws {
    let mail = try read(
      """
      From: asa@example.org
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=a

      --a
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain; charset=windows-1251
      Content-Transfer-Encoding: base64

      z/Do4uWy8g==
      --b
      Content-Type: text/html; charset=utf-8

      <p>other</p>
      --b--
      --a
      Content-Type: application/pdf; name="plan.pdf"
      Content-Disposition: attachment; filename="plan.pdf"
      Content-Transfer-Encoding: base64

      JVBERi0=
      --a--
      """)
    #expect(mail.text.hasPrefix("При"))
    #expect(!mail.isFromHTML)
    #expect(mail.attachments == [ReceivedMail.Attachment(type: "application/pdf", bytes: 5, name: "plan.pdf")])
  }

  @Test("A mail of HTML becomes text: paragraphs, lists, links and quotations, no scripts")
  func html() throws {
    let mail = try read(
      """
      From: asa@example.org
      Content-Type: text/html; charset=utf-8

      <html><head><style>p { color: red }</style></head><body><div>Yes,&nbsp;gladly.</div><div><br></div>
      <ul><li>one</li><li>two <a href="https://example.org/plan">the plan</a></li></ul><script>alert(1)</script>
      <div class="gmail_quote">On Tue, 3 Nov 2026 at 10:12, Maja &lt;maja@example.org&gt; wrote:<br>
      <blockquote>Would you?</blockquote></div></body></html>
      """)
    #expect(mail.isFromHTML)
    #expect(mail.text.hasPrefix("Yes, gladly.\n"))
    #expect(mail.text.contains("- one\n- two the plan <https://example.org/plan>"))
    #expect(mail.text.contains("> Would you?"))
    #expect(!mail.text.contains("alert"))
    #expect(replyText(mail.text) == "Yes, gladly.\n\n- one\n- two the plan <https://example.org/plan>")
  }

  @Test("A report of failed delivery tells whether it is for good")
  func report() throws {
    func report(_ action: String, _ status: String) throws -> DeliveryReport? {
      try read(
        """
        From: MAILER-DAEMON@example.org
        Content-Type: multipart/report; report-type=delivery-status; boundary=a

        --a
        Content-Type: text/plain

        It failed.
        --a
        Content-Type: message/delivery-status

        Reporting-MTA: dns; example.org

        Final-Recipient: rfc822; gone@example.org
        Action: \(action)
        Status: \(status) (unknown user)
        --a--
        """
      ).report
    }
    #expect(try report("failed", "5.1.1") == DeliveryReport(action: .failed, status: "5.1.1"))
    #expect(try report("failed", "5.1.1")?.isPermanent == true)
    #expect(try report("failed", "4.4.1")?.isPermanent == false)
    #expect(try report("delayed", "4.4.1")?.isPermanent == false)
  }

  @Test(
    "What a program wrote is known by its headers",
    arguments: [
      "Auto-Submitted: auto-replied", "Precedence: bulk", "List-Id: <list.example.org>", "Return-Path: <>", "X-Autoreply: yes",
    ])
  func automatic(_ header: String) throws {
    #expect(try read("From: asa@example.org\n\(header)\n\nI am away.").isAutomatic)
  }

  @Test("Our own mails are known when they come back")
  func own() throws {
    #expect(try read("From: asa@example.org\nX-Loop: example.net\n\nHello").isOwn(host: "example.net"))
    #expect(try read("From: asa@example.org\nMessage-ID: <post.1@example.net>\n\nHello").isOwn(host: "example.net"))
    #expect(try !read("From: asa@example.org\nMessage-ID: <post.1@example.org>\n\nHello").isOwn(host: "example.net"))
  }

  @Test("Only the trusted server's finding counts")
  func authentication() throws {
    let mail = try read(
      """
      Authentication-Results: mx.example.net; spf=pass; dmarc=fail (p=none) header.from=example.org
      Authentication-Results: mx.attacker.example; dmarc=pass
      From: asa@example.org

      Hello
      """)
    #expect(mail.dmarc(trusting: "mx.example.net") == "fail")
    #expect(mail.dmarc(trusting: "mx.other.example") == nil)
  }

  @Test("Anything else is no mail, and what the reader says is checked")
  func noMail() {
    #expect(throws: IsolationFault.unreadableInput) { try IsolatedProgram("twinhall-mail").run(input: .bytes([])) }
    #expect(ReceivedMail(Array("text 5\nabc".utf8)) == nil)
    #expect(ReceivedMail(Array("text 3\nabc\n".utf8)) == nil)
    #expect(ReceivedMail(Array("end 3\nend\n".utf8)) != nil)
  }

  @Test("A thousand parts inside one another end nothing but the mail")
  func deep() throws {
    let opening = (0..<1000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
    let mail = try? read("From: asa@example.org\n" + opening)
    #expect(mail?.text.isEmpty ?? true)
  }
}

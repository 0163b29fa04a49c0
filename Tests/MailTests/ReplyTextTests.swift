import Testing

@testable import Mail

@Suite("What somebody wrote in answer to a mail")
struct ReplyTextTests {
  @Test("The mail that is answered and the signature are cut, as programs write them", arguments: replyFixtures)
  func programs(_ fixture: ReplyFixture) {
    #expect(replyText(fixture.text) == fixture.answer)
  }

  @Test("Answers written between the quoted lines stay whole")
  func between() {
    let text = "On Tue, 3 Nov 2026 at 10:12, Maja <maja@example.org> wrote:\n> When?\n\nAt nine.\n\n> Where?\n\nIn the town hall."
    #expect(replyText(text) == text)
  }

  @Test(
    "A sentence that only looks like the start of a quotation is not cut",
    arguments: [
      "On 3 November our mayor wrote:\n\nCome and see us.", "From: here we take the train.\n\nTo: be decided.",
      "Den 3 november kommer vi.\nVi ses då.", "We need 20 chairs -- and a screen.\n\nOlle", "Plan:\n- first\n- second",
    ])
  func noQuotation(_ text: String) {
    #expect(replyText(text) == text)
  }

  @Test("A mail of nothing but a quotation is no answer")
  func onlyQuotation() {
    #expect(replyText("\n\n") == "")
  }
}

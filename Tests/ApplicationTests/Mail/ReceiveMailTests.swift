import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Mails that come in")
struct ReceiveMailTests {
  private let chanda = "chanda.coordinator@example.org"

  private func answers(_ stage: Stage) throws -> [OutgoingMail] { try stage.mails().filter { $0.kind == .answer } }

  @Test("An answer becomes a post, without what it quotes, and is taken once", arguments: TestDatabases.all)
  func answer(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      let text = "On Thursday.\n\nOn Tue, 24 Nov 2026 at 10:12, Maja <programme@example.org> wrote:\n> When do you come?"
      let mail = scene.mail(from: chanda, to: try scene.replyAddress(id, scene.chanda), text)
      #expect(try scene.receive(mail) == (.accepted, .post))
      #expect(try scene.receive(mail) == (.duplicate, .seen))
      let post = try #require(try scene.posts(id).last)
      #expect(post.text == "On Thursday.")
      #expect(post.mail?.original.contains("> When do you come?") == true)
      #expect(post.author == scene.chanda.person?.id)
      #expect(try stage.mails().last?.to == "maja.coordinator@example.org")
      #expect(try scene.posts(id).count == 2)
    }
  }

  @Test("From another address it is answered, and nobody else gets it", arguments: TestDatabases.all)
  func wrongSender(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      let before = try stage.mails().count
      let mail = scene.mail(from: "eve@elsewhere.example", to: try scene.replyAddress(id, scene.chanda), "Buy this")
      #expect(try scene.receive(mail) == (.refused, .wrongSender))
      #expect(try scene.posts(id).count == 1)
      let answer = try #require(try answers(stage).first)
      #expect(answer.to == "eve@elsewhere.example")
      #expect(!answer.body.contains("Buy this"))
      #expect(answer.references == ["<one@mail.example.org>"])
      #expect(try stage.mails().count == before + 1)
    }
  }

  @Test("A changed token is refused, and so is somebody who takes part no more", arguments: TestDatabases.all)
  func tokens(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      let address = try scene.replyAddress(id, scene.chanda)
      let changed = address.replacing("reply+", with: "reply+a").replacing("@", with: "@").prefix(6) + "aaaa" + address.dropFirst(10)
      #expect(try scene.receive(scene.mail(from: chanda, to: String(changed), "Hello")) == (.refused, .badToken))
      let person = try #require(scene.chanda.person)
      let role = try stage.application.read { try $0.heldRoles.history(of: person.id) }[0]
      try stage.application.database.transaction { _ = try $0.heldRoles.setEnd(Day("2026-11-23")!, of: role) }
      #expect(try scene.receive(scene.mail(from: chanda, to: address, "Hello", id: "two@mail.example.org")) == (.refused, .noLongerPart))
      #expect(try answers(stage).count == 2)
    }
  }

  @Test(
    "What a program wrote is neither taken nor answered",
    arguments: ["Auto-Submitted: auto-replied\n", "Precedence: bulk\n", "List-Id: <list.example.org>\n", "X-Loop: example.org\n"])
  func loops(_ header: String) throws {
    try TestDatabase.sqlite.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      let mail = scene.mail(from: chanda, to: try scene.replyAddress(id, scene.chanda), "I am away", headers: header)
      #expect(try scene.receive(mail).outcome == .refused)
      #expect(try scene.posts(id).count == 1)
      #expect(try answers(stage).isEmpty)
    }
  }

  @Test("A known person's mail to the office begins a conversation, a stranger's waits to be read", arguments: TestDatabases.all)
  func office(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let known = scene.mail(from: chanda, to: "office@reply.example.org", "How do we join?", subject: "Re: Joining")
      #expect(try scene.receive(known) == (.accepted, .newConversation))
      let officer = try Policy.permit(UseOwnAccount.self, to: scene.officer)
      let list = try stage.application.conversations(offset: 0, limit: 50, countTo: 100, permit: officer)
      #expect(list.conversations.map(\.subject) == ["Joining"])
      let before = try stage.mails().count
      let unknown = scene.mail(from: "eve@elsewhere.example", to: "office@reply.example.org", "Hello", id: "two@mail.example.org")
      #expect(try scene.receive(unknown) == (.unconfirmed, .unknownSender))
      let reading = try Policy.permit(ReadOfficeMail.self, to: scene.officer)
      let waiting = try stage.application.unconfirmedMails(offset: 0, countTo: 100, permit: reading).lines
      #expect(waiting.map(\.from) == ["eve@elsewhere.example"])
      // Only the polite answer; no officer is mailed a stranger's words.
      #expect(try stage.mails().count == before + 1)
      #expect(try answers(stage).map(\.to) == ["eve@elsewhere.example"])
      try stage.application.handleMail(waiting[0].id, permit: reading)
      #expect(try stage.application.unconfirmedMails(offset: 0, countTo: 100, permit: reading).lines.isEmpty)
    }
  }

  @Test("Attachments are named in the post, and the sender is told", arguments: TestDatabases.all)
  func attachments(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      let parts = "--a\n\nHere it is.\n--a\nContent-Type: application/pdf; name=plan.pdf\nContent-Disposition: attachment\n\nx\n--a--"
      let mail = scene.mail(
        from: chanda, to: try scene.replyAddress(id, scene.chanda), parts,
        headers: "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n")
      #expect(try scene.receive(mail).outcome == .accepted)
      #expect(try scene.posts(id).last?.mail?.leftOut == ["plan.pdf"])
      #expect(try answers(stage).first?.body.contains("plan.pdf") == true)
    }
  }

  @Test("One sender is answered a few times a day", arguments: TestDatabases.all)
  func manyAnswers(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      for number in 1...10 {
        _ = try scene.receive(
          scene.mail(from: "eve@elsewhere.example", to: "office@reply.example.org", "Hello", id: "\(number)@mail.example.org"))
      }
      #expect(try answers(stage).count == 4)
    }
  }

  @Test("Where a trusted server looks at senders, what it finds false is not taken", arguments: TestDatabases.all)
  func authentication(on kind: TestDatabase) throws {
    let settings = ConversationScene.settings.merging(["TWINHALL_MAIL_AUTHENTICATION_SERVER": "mx.example.org"]) { $1 }
    try kind.stage(settings: settings) { stage in
      let scene = try ConversationScene(stage)
      let office = "office@reply.example.org"
      let forged = scene.mail(from: chanda, to: office, "Hello", headers: "Authentication-Results: mx.example.org; dmarc=fail\n")
      #expect(try scene.receive(forged) == (.refused, .notAuthentic))
      #expect(try scene.receive(scene.mail(from: chanda, to: office, "Hello", id: "two@x.example")) == (.unconfirmed, .unknownSender))
      let right = scene.mail(
        from: chanda, to: office, "Hello", id: "three@x.example", headers: "Authentication-Results: mx.example.org; dmarc=pass\n")
      #expect(try scene.receive(right) == (.accepted, .newConversation))
    }
  }

  @Test("What is no mail leaves a receipt and nothing else", arguments: TestDatabases.all)
  func noMail(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      #expect(try stage.application.receiveMail([], way: .pipe) == (.refused, .unreadable))
      let permit = try Policy.permit(ManageMail.self, to: stage.administrator())
      #expect(try stage.application.mailReceipts(offset: 0, countTo: 10, permit: permit).lines.map(\.reason) == [.unreadable])
    }
  }
}

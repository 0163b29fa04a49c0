import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Mails that come back")
struct BounceTests {
  private func report(to address: String, _ status: String, id: String) -> [UInt8] {
    let text = """
      From: MAILER-DAEMON@mx.example.org
      To: \(address)
      Message-ID: <\(id)@mx.example.org>
      Return-Path: <>
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary=a

      --a

      It failed.
      --a
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example.org

      Final-Recipient: rfc822; chanda.coordinator@example.org
      Action: failed
      Status: \(status)
      --a--

      """
    return Array(text.replacing("\n", with: "\r\n").utf8)
  }

  private func bounceAddress(_ stage: Stage) throws -> String {
    let mail = try #require(try stage.mails().last { $0.to.hasPrefix("chanda") })
    let code = try #require(mail.bounceCode)
    return "bounce+\(SignedCode.sign(code, for: .bounce, key: stage.application.configuration.mail.key))@reply.example.org"
  }

  @Test("After three reports for good nothing more is sent, until somebody says that it works", arguments: TestDatabases.all)
  func permanent(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      for number in 1...3 {
        #expect(try scene.receive(report(to: bounceAddress(stage), "5.1.1", id: "\(number)")) == (.bounce, .permanent))
        try scene.write("Hello \(number)", in: id, as: scene.maja)
      }
      #expect(try stage.mails().count == 3)
      let own = try Policy.permit(UseOwnAccount.self, to: scene.chanda)
      #expect(try stage.application.ownMail(permit: own).fault?.stoppedAt != nil)
      // Who asks for a link to sign in gets it all the same.
      let visitor = try Policy.permit(SignIn.self, to: .visitor())
      try stage.application.requestSignInLink(email: "chanda.coordinator@example.org", from: "192.0.2.1", permit: visitor)
      #expect(try stage.mails().count == 4)
      try stage.application.trustOwnAddress(permit: own)
      try scene.write("Hello again", in: id, as: scene.maja)
      #expect(try stage.mails().count == 5)
    }
  }

  @Test("Reports for now, with a changed token, or told twice count nothing more", arguments: TestDatabases.all)
  func harmless(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      try scene.begin()
      let address = try bounceAddress(stage)
      #expect(try scene.receive(report(to: address, "4.4.1", id: "1")) == (.bounce, .temporary))
      for _ in 1...3 { _ = try scene.receive(report(to: address, "5.1.1", id: "2")) }
      _ = try scene.receive(report(to: address.replacing("bounce+", with: "bounce+a"), "5.1.1", id: "3"))
      let permit = try Policy.permit(ManageMail.self, to: stage.administrator())
      #expect(try stage.application.addressFaults(offset: 0, countTo: 10, permit: permit).lines.map(\.bounces) == [1])
    }
  }
}

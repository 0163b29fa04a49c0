import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("What can be done only so often")
struct LimitTests {
  @Test("Files sent to one declaration are counted, so that nobody fills the disk", arguments: TestDatabases.all)
  func uploads(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.stage(settings: ["TWINHALL_DATA": folder]) { stage in
        let id = try stage.makeDraft()
        func send(_ number: Int) throws {
          let file = SentFile(name: "letter.pdf", bytes: Array("%PDF-1.7 \(number)".utf8))
          let stamp = try stage.stamp(.backing, of: id)
          try stage.application.saveAnswer(.backing, Stage.typed(.backing), stamp: stamp, file: file, permit: stage.owner(of: id))
        }
        for number in 1...20 { try send(number) }
        #expect(throws: StepRefused([.tooMany])) { try send(21) }
        stage.now = stage.now + .minutes(61)
        try send(22)
      }
    }
  }

  @Test("One request for links mails ten declarations at most, however many an address was given to", arguments: TestDatabases.all)
  func links(on kind: TestDatabase) throws {
    try kind.stage { stage in
      for _ in 1...12 {
        _ = try stage.makeDraft()
        stage.now = stage.now + .minutes(61)
      }
      let before = try stage.mails().count
      try stage.application.mailDeclarationLinks(
        email: "chanda@example.org", from: "192.0.2.1", permit: Policy.permit(BeginDeclaration.self, to: .visitor()))
      #expect(try stage.mails().count == before + 10)
    }
  }

  @Test("Nobody fills others' mailboxes from a page: posts and questions of one person are counted", arguments: TestDatabases.all)
  func posts(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      for number in 2...60 { try scene.write("Number \(number)", in: id, as: scene.maja) }
      #expect(throws: StepRefused([.tooMany])) { try scene.write("One more", in: id, as: scene.maja) }
      #expect(throws: StepRefused([.tooMany])) { try scene.begin() }
      try scene.write("Another person", in: id, as: scene.chanda)
      stage.now = stage.now + .minutes(61)
      try scene.write("An hour later", in: id, as: scene.maja)
    }
  }

  @Test("Who names readers of documents cannot find out address by address who has an account", arguments: TestDatabases.all)
  func readers(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try LibraryScene(stage)
      let permit = try scene.keeping(scene.coordinator, .partnership(scene.partnership))
      for number in 1...20 {
        #expect(throws: InvalidInput.self) { try stage.application.readers(["nobody-\(number)@example.org"], permit: permit) }
      }
      #expect(throws: StepRefused([.tooMany])) { try stage.application.readers(["nobody@example.org"], permit: permit) }
      #expect(try stage.application.readers(["olle.officer@example.org"], permit: permit).count == 1)
    }
  }

  @Test("Of two who use one sign-in link at the same moment, one gets in", arguments: TestDatabases.all)
  func oneUse(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let permit = try Policy.permit(SignIn.self, to: .visitor())
      let link = try stage.application.signInLink(
        for: try #require(viewer.person).id, permit: Policy.permit(ManageAccounts.self, to: .system))
      let secret = try #require(link.split(separator: "/").last.map(String.init))
      let entered = Counter()
      let application = stage.application
      try inThreads(6) { _ in
        do { _ = try application.signIn(link: secret, permit: permit) } catch let refused as StepRefused {
          #expect(refused.guards == [.linkUsedOrOld])
          return
        }
        entered.add()
      }
      #expect(entered.value == 1)
    }
  }

  @Test("Two administrators who end each other's roles at the same moment leave one", arguments: TestDatabases.all)
  func lastAdministrator(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let people = try ["Ada Ett", "Bo Two"].map { try stage.person($0, HeldRole(.administrator, in: .programme)) }
      let (application, manage) = (stage.application, try Policy.permit(ManageAccounts.self, to: .system))
      let ids = people.compactMap { $0.person?.id }
      try inThreads(2) { index in
        do { try application.shutOut(ids[index], permit: manage) } catch is StepRefused {}
      }
      #expect(try ids.filter { try !application.person($0, permit: manage).isDisabled }.count == 1)
    }
  }

  @Test("Signing out everywhere and another password end links that wait in a mailbox", arguments: TestDatabases.all)
  func waitingLinks(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let own = try Policy.permit(UseOwnAccount.self, to: viewer)
      let permit = try Policy.permit(SignIn.self, to: .visitor())
      for step in [
        { try stage.application.signOutEverywhere(permit: own) },
        { try stage.setPassword("a long phrase of words", of: viewer) },
      ] {
        let link = try stage.application.signInLink(
          for: try #require(viewer.person).id, permit: Policy.permit(ManageAccounts.self, to: .system))
        try step()
        #expect(throws: StepRefused([.linkUsedOrOld])) {
          try stage.application.signIn(link: String(link.split(separator: "/").last ?? ""), permit: permit)
        }
      }
    }
  }
}

private final class Counter: @unchecked Sendable {
  private let lock = Lock()
  private var count = 0

  func add() { lock.withLock { count += 1 } }
  var value: Int { lock.withLock { count } }
}

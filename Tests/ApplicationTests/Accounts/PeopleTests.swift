import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("People")
struct PeopleTests {
  let permit = try! Policy.permit(ManageAccounts.self, to: .system)

  @Test("Somebody who is added is invited by a link that works for a week", arguments: TestDatabases.all)
  func invitation(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try stage.application.addPerson(
        name: "Anna Alm", email: "anna@example.org", language: .swedish, isInvited: true, permit: permit)
      let mail = try #require(try stage.mails().first)
      #expect(mail.to == "anna@example.org")
      #expect(mail.subject == "Ditt konto hos Twinhall")
      stage.now = stage.now + .days(6)
      let signIn = try Policy.permit(SignIn.self, to: .visitor())
      _ = try stage.application.signIn(link: mail.link, permit: signIn)
    }
  }

  @Test("An address belongs to one person, however it is written", arguments: TestDatabases.all)
  func oneAddress(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try stage.person("Anna Alm")
      let error = thrown {
        _ = try stage.application.addPerson(name: "Other", email: "ANNA.alm@example.org", language: .english, permit: permit)
      }
      #expect(error as? InvalidInput == InvalidInput([Problem("email", .alreadyTaken)]))
    }
  }

  @Test("People are found by the beginning of any name or of the address, and come 50 a page", arguments: TestDatabases.all)
  func search(on kind: TestDatabase) throws {
    try kind.stage { stage in
      for number in 1...51 { _ = try stage.person("Person \(number)") }
      _ = try stage.person("Åsa Öberg")
      let first = try stage.application.people(matching: "", page: 1, permit: permit)
      let second = try stage.application.people(matching: "", page: 2, permit: permit)
      #expect(first.people.count == 50)
      #expect(second.people.count == 2)
      #expect(second.people.last?.person.name == "Åsa Öberg")
      for words in ["åsa", "asa ob", "ÖBERG", "asa.oberg"] {
        let found = try stage.application.people(matching: words, page: 1, permit: permit)
        #expect(found.people.map(\.person.name) == ["Åsa Öberg"], "\(words)")
        #expect(found.total == 1)
      }
      #expect(try stage.application.people(matching: "berg", page: 1, permit: permit).total == 0)
    }
  }

  @Test("A role that ends is gone at once and stays in the history", arguments: TestDatabases.all)
  func endRole(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let id = try #require(viewer.person?.id)
      let role = try #require(try stage.application.person(id, permit: permit).roles.first)
      try stage.application.endRole(role.id, permit: permit)
      let roles = try stage.application.read { try $0.heldRoles.roles(of: id, on: stage.application.time.today) }
      #expect(roles.isEmpty)
      #expect(try stage.application.person(id, permit: permit).roles.map(\.to) == [stage.now.day.adding(days: -1)])
      #expect(throws: NotFound.self) { try stage.application.endRole(role.id, permit: permit) }
    }
  }

  @Test("The last administrator can neither lose the role nor be shut out", arguments: TestDatabases.all)
  func lastAdministrator(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let ada = try #require(try stage.administrator().person?.id)
      let role = try #require(try stage.application.person(ada, permit: permit).roles.first)
      #expect(throws: StepRefused([.lastAdministrator])) { try stage.application.endRole(role.id, permit: permit) }
      #expect(throws: StepRefused([.lastAdministrator])) { try stage.application.shutOut(ada, permit: permit) }
      let other = try #require(try stage.person("Bo Berg", HeldRole(.administrator, in: .programme)).person?.id)
      try stage.application.shutOut(other, permit: permit)
      // Somebody who is shut out does not count.
      #expect(throws: StepRefused([.lastAdministrator])) { try stage.application.endRole(role.id, permit: permit) }
      try stage.application.letIn(other, permit: permit)
      try stage.application.endRole(role.id, permit: permit)
    }
  }

  @Test("Who is shut out is out at once: session, link and password are worth nothing", arguments: TestDatabases.all)
  func shutOut(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let id = try #require(viewer.person?.id)
      let signIn = try Policy.permit(SignIn.self, to: .visitor())
      try stage.setPassword("a long phrase of words", of: viewer)
      func password() throws -> Secret? {
        try stage.application.signIn(
          email: "olle.officer@example.org", password: "a long phrase of words", from: "192.0.2.1", permit: signIn)?.secret
      }
      let session = try #require(try password())
      try stage.application.requestSignInLink(email: "olle.officer@example.org", from: "192.0.2.1", permit: signIn)
      let link = try #require(try stage.mails().first).link
      try stage.application.shutOut(id, permit: permit)
      let seen = try stage.application.read { try stage.application.viewer(session: session, declarationKeys: [], on: $0) }
      #expect(seen.person == nil)
      #expect(throws: StepRefused([.linkUsedOrOld])) { try stage.application.signIn(link: link, permit: signIn) }
      #expect(try password() == nil)
      try stage.application.letIn(id, permit: permit)
      #expect(try password() != nil)
    }
  }
}

import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Declaring interest")
struct DeclarationTests {
  @Test("Whoever begins gets a key for the browser and another by mail, and both open the draft", arguments: TestDatabases.all)
  func begin(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let permit = try Policy.permit(BeginDeclaration.self, to: .visitor())
      let (id, key) = try stage.application.beginDeclaration(
        Stage.typed(.municipality), language: .swedish, from: "192.0.2.1", permit: permit)
      let mail = try #require(try stage.mails().first)
      #expect(mail.to == "chanda@example.org")
      #expect(mail.language == .swedish)
      for secret in [key, Secret(text: mail.link)] {
        let viewer = try stage.application.read {
          try stage.application.viewer(session: nil, declarationKeys: [secret], on: $0)
        }
        #expect(viewer.keys == [id])
      }
    }
  }

  @Test("A wrong first answer is refused with every problem at its field", arguments: TestDatabases.all)
  func beginWrong(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let permit = try Policy.permit(BeginDeclaration.self, to: .visitor())
      let problems = [
        Problem("name", .missing), Problem("country", .unknownCountry), Problem("contact", .missing), Problem("email", .notAnEmailAddress),
      ]
      var typed = Entries()
      typed.set("country", "QQ")
      typed.set("email", "chanda")
      let wrong = typed
      #expect(throws: InvalidInput(problems)) {
        try stage.application.beginDeclaration(wrong, language: .english, from: "192.0.2.1", permit: permit)
      }
    }
  }

  @Test("What was typed on every page comes back from the database as it was", arguments: TestDatabases.all)
  func roundTrip(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      try stage.makeBody("Vansbro")
      try stage.makeBody("Mora")
      let id = try stage.makeComplete()
      var wishes = Entries()
      wishes.set("wish-1", "vansbro")
      wishes.set("veto-1", "Mora")
      try stage.save(.wishes, wishes, of: id)
      let answers = try stage.declaration(id).answers
      let catalogue = try stage.application.read { try QuestionCatalogue($0, answers) }
      #expect(answers.missing.isEmpty)
      #expect(answers.population == 231_000)
      #expect(answers.exchanges.map(\.need).reduce(0, +) == 3)
      #expect(answers.exchanges.map(\.offer).reduce(0, +) == 2)
      #expect(answers.mandate.count == 1)
      #expect(Entries(of: .wishes, answers, catalogue).text("wish-1") == "Vansbro")
      for question in DeclarationQuestion.allCases where question != .wishes && question != .size {
        let typed = Stage.typed(question)
        let stored = Entries(of: question, answers, catalogue)
        #expect(!typed.stamp.isEmpty && stored.text("name") == typed.text("name") && stored.text("about") == typed.text("about"))
      }
    }
  }

  @Test("An answer that contradicts itself is refused and the stored one stays", arguments: TestDatabases.all)
  func contradictions(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let id = try stage.makeDraft()
      func refused(_ question: DeclarationQuestion, _ fields: [(String, String)], _ problem: Problem) throws {
        let typed = Entries(fields.map { (name: $0.0, value: $0.1) })
        #expect(throws: InvalidInput([problem])) { try stage.save(question, typed, of: id) }
      }
      try refused(.themes, [("theme-1", "water")], Problem("motive-1", .missing))
      try refused(
        .themes, [("theme-1", "water"), ("motive-1", "a"), ("theme-2", "water"), ("motive-2", "b")], Problem("theme-2", .chosenTwice))
      try refused(.needs, [("need-water", "2")], Problem("need-proof-water", .missing))
      try refused(.languages, [("language-1", "en")], Problem("level-1", .notAChoice))
      try refused(.wishes, [("wish-1", "Nowhere")], Problem("wish-1", .unknownOrganisation))
      try refused(.size, [("population", "many")], Problem("population", .notANumber))
      try refused(.size, [("character", "urbane")], Problem("character", .notAChoice))
      #expect(try stage.declaration(id).answers.themes.isEmpty)
    }
  }

  @Test("Two who answer different questions at once both keep their answers", arguments: TestDatabases.all)
  func differentQuestions(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let id = try stage.makeDraft()
      let (size, about) = (try stage.stamp(.size, of: id), try stage.stamp(.about, of: id))
      let permit = try stage.owner(of: id)
      try stage.application.saveAnswer(.size, Stage.typed(.size), stamp: size, permit: permit)
      try stage.application.saveAnswer(.about, Stage.typed(.about), stamp: about, permit: permit)
      #expect(try stage.declaration(id).answers.isAnswered(.size))
      #expect(try stage.declaration(id).answers.isAnswered(.about))
    }
  }

  @Test("Of two who answer the same question the second sees the first one's answer and overwrites nothing", arguments: TestDatabases.all)
  func sameQuestion(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let id = try stage.makeDraft()
      let stamp = try stage.stamp(.about, of: id)
      let permit = try stage.owner(of: id)
      try stage.application.saveAnswer(.about, Stage.typed(.about), stamp: stamp, permit: permit)
      var other = Entries()
      other.set("about", "Another text")
      let typed = other
      let conflict = #expect(throws: AnswerConflict.self) {
        try stage.application.saveAnswer(.about, typed, stamp: stamp, permit: permit)
      }
      #expect(conflict?.stored == Stage.typed(.about))
      try stage.application.saveAnswer(.about, typed, stamp: conflict?.stored.stamp ?? "", permit: permit)
      #expect(try stage.declaration(id).answers.about == "Another text")
    }
  }

  @Test("A declaration with a gap is not sent; a whole one is, and then stands still", arguments: TestDatabases.all)
  func submit(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let draft = try stage.makeDraft()
      let permit = try stage.owner(of: draft)
      #expect(throws: StepRefused([.incomplete])) { try stage.application.submitDeclaration(permit: permit) }
      let id = try stage.makeSubmitted("Solwezi")
      #expect(try stage.declaration(id).state == .submitted)
      #expect(throws: StepRefused([.closed])) { try stage.save(.about, Entries(), of: id) }
      #expect(try stage.mail("We have received your declaration of interest") != nil)
    }
  }

  @Test("Links asked for again go to the contact's open declarations and to nobody else", arguments: TestDatabases.all)
  func linksAgain(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let id = try stage.makeDraft()
      let permit = try Policy.permit(BeginDeclaration.self, to: .visitor())
      try stage.application.mailDeclarationLinks(email: "CHANDA@example.org", from: "192.0.2.1", permit: permit)
      try stage.application.mailDeclarationLinks(email: "nobody@example.org", from: "192.0.2.1", permit: permit)
      #expect(try stage.mails().map(\.to) == ["chanda@example.org", "chanda@example.org"])
      let key = Secret(text: try #require(try stage.mail("The link to your declaration of interest")).link)
      #expect(try stage.application.read { try $0.declarationID(keyDigest: key.digestText, at: stage.now) } == id)
    }
  }

  @Test("Wishes and vetoes never reach the audit trail", arguments: TestDatabases.all)
  func privateAnswers(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let veto = try stage.makeBody("Mora")
      let id = try stage.makeDraft()
      var typed = Entries()
      typed.set("veto-1", "Mora")
      try stage.save(.wishes, typed, of: id)
      #expect(try stage.declaration(id).answers.vetoes == [veto])
      let entries = try stage.application.read { try $0.audit.entries(about: "Declaration", id.description) }
      let last = try #require(entries.last)
      #expect(last.after.contains("private"))
      #expect(!last.after.contains("Mora") && !last.after.contains(veto.description))
    }
  }
}

import Application
import Database
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Erasing a person")
struct ErasureTests {
  private func permit(_ person: Viewer, by viewer: Viewer = .system) throws -> Permit<EraseAccount> {
    guard let person = person.person else { throw NotFound() }
    return try Policy.permit(EraseAccount.self, to: viewer, in: .person(person.id))
  }

  private func holding() throws -> Permit<HoldData> { try Policy.permit(HoldData.self, to: .system) }

  /// Every text of the database in which one of the words stands.
  private func places(of word: String, _ stage: Stage) throws -> [String] {
    try stage.application.read { connection in
      var found: [String] = []
      for table in try connection.tableShapes(without: Schema.derivedPrefix) {
        try connection.streamRows(of: table) { row in
          for (column, value) in zip(table.columns, row) {
            if case .text(let text) = value, text.lowercased().contains(word) { found.append("\(table.name).\(column.name)") }
          }
        }
      }
      let indexed: Int = try connection.value(
        "SELECT COUNT(*) FROM search_texts WHERE lower(title) LIKE \("%\(word)%") OR lower(text) LIKE \("%\(word)%")")
      return found + (indexed == 0 ? [] : ["search_texts"])
    }
  }

  /// Text that waits, a file on its way, a declaration with the person's address, and mails.
  private func leaveTraces(_ person: Viewer, _ stage: Stage) throws -> Identifier<Declaration> {
    guard let id = person.person?.id else { throw NotFound() }
    let form = WrittenForm(
      owner: .person(id), access: DraftAccess(person: id, browser: nil), author: DraftAccess.author(id), address: "/a", page: "/a",
      title: "A message", base: "", version: 0, tab: "", fields: FormFields([(name: "message", value: "Greetings, Olle")]))
    _ = try stage.application.keepDraft(form, from: "test", permit: Policy.permit(KeepDraft.self, to: .system))
    _ = try stage.application.beginUpload(
      name: "olle.pdf", size: 100, permit: Policy.permit(SendFiles.self, to: person))
    try stage.makeThemes()
    let contact = Entries([
      (name: "name", value: "Kasama"), (name: "country", value: "ZM"), (name: "contact", value: "Olle Officer"),
      (name: "email", value: "Olle.Officer@example.org"),
    ])
    let declaration = try stage.application.beginDeclaration(
      contact, language: .english, from: "192.0.2.1", permit: Policy.permit(BeginDeclaration.self, to: .visitor()))
    return declaration.id
  }

  @Test("When the days are over name and address are nowhere in the database, and the audit trail verifies", arguments: TestDatabases.all)
  func erased(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      _ = try stage.administrator()
      let person = try stage.officer()
      let id = try #require(person.person).id
      let session = try stage.session(of: person)
      try stage.application.askForEmailChange(to: "olle.new@example.org", session: session, permit: stage.own(person))
      let declaration = try leaveTraces(person, stage)
      try stage.application.changeOwnAccount(name: "Olle Officerson", language: .swedish, version: 1, permit: stage.own(person))
      try stage.application.askErasure(of: id, session: session, permit: permit(person, by: person))
      #expect(try stage.mails().contains { $0.to == "olle.officer@example.org" && $0.body.contains("/sv/account/data") })
      stage.now = stage.now + .days(8)
      try ErasureJob.run(stage.application)
      let found = try places(of: "olle", stage) + places(of: "officerson", stage)
      #expect(found == [])
      guard case .intact = try stage.application.verifyAuditTrail() else {
        Issue.record("the trail is broken")
        return
      }
      let stored = try stage.application.read { try $0.people.find(id) }
      #expect(stored?.name == "Tidigare medlem i Twinhall")
      #expect(try stage.declaration(declaration).answers.contact.name == "Tidigare medlem i Twinhall")
      #expect(try stage.application.read { try $0.heldRoles.roles(of: id, on: stage.application.time.today) } == [])
      #expect(try stage.viewer(session).person == nil)
      let people = try Policy.permit(ManageAccounts.self, to: .system)
      #expect(thrown { try stage.application.letIn(id, permit: people) } is NotFound)
      #expect(try stage.application.people(matching: "", page: 1, permit: people).people.count == 1)
    }
  }

  @Test("Until the day it can be taken back, and nothing has changed", arguments: TestDatabases.all)
  func withdrawn(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      _ = try stage.administrator()
      let person = try stage.officer()
      let id = try #require(person.person).id
      try stage.application.askErasure(of: id, session: nil, permit: permit(person))
      #expect(thrown { try stage.application.askErasure(of: id, session: nil, permit: permit(person)) } is StepRefused)
      stage.now = stage.now + .days(6)
      try ErasureJob.run(stage.application)
      try stage.application.withdrawErasure(of: id, permit: permit(person))
      stage.now = stage.now + .days(6)
      try ErasureJob.run(stage.application)
      #expect(try stage.application.read { try $0.people.find(id)?.name } == "Olle Officer")
    }
  }

  @Test("Who comes back with an older database is erased again, by the list in the data folder", arguments: TestDatabases.all)
  func restored(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      _ = try stage.administrator()
      let (person, other) = (try stage.officer(), try stage.person("Bea Backup"))
      let ids = try [person, other].map { try #require($0.person).id }
      try stage.application.askErasure(of: ids[0], session: nil, permit: permit(person))
      stage.now = stage.now + .days(8)
      try ErasureJob.run(stage.application)
      let path = stage.application.configuration.dataFolder + "/erased.list"
      #expect(readText(path) == "\(ids[0])\n")
      // As if the other had been erased after the backup from which this database comes.
      writeText("\(ids[0])\n\nnobody\n\(ids[1])\n", to: path)
      try ErasureJob.run(stage.application)
      #expect(try stage.application.read { try $0.people.known(ids) }.isEmpty)
      #expect(try places(of: "backup", stage).filter { !$0.hasPrefix("jobs.") } == [])
      try ErasureJob.run(stage.application)
      #expect(readText(path)?.split(separator: "\n").count == 3)
    }
  }

  @Test("A hold stops it, and lifting the hold lets it go on", arguments: TestDatabases.all)
  func held(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      _ = try stage.administrator()
      let person = try stage.officer()
      let id = try #require(person.person).id
      try stage.application.askErasure(of: id, session: nil, permit: permit(person))
      #expect(thrown { try stage.application.hold(id, reason: " ", permit: holding()) } is InvalidInput)
      try stage.application.hold(id, reason: "An audit goes on.", permit: holding())
      stage.now = stage.now + .days(8)
      try ErasureJob.run(stage.application)
      #expect(try stage.application.read { try $0.people.isErased(id) } == false)
      try stage.application.liftHold(on: id, permit: holding())
      try ErasureJob.run(stage.application)
      #expect(try stage.application.read { try $0.people.isErased(id) })
    }
  }

  @Test("The last administrator stays, also when another has left meanwhile", arguments: TestDatabases.all)
  func lastAdministrator(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let first = try stage.administrator()
      let id = try #require(first.person).id
      #expect(thrown { try stage.application.askErasure(of: id, session: nil, permit: permit(first)) } is StepRefused)
      let second = try stage.person("Bea Backup", HeldRole(.administrator, in: .programme))
      try stage.application.askErasure(of: id, session: nil, permit: permit(first))
      let people = try Policy.permit(ManageAccounts.self, to: .system)
      try stage.application.shutOut(#require(second.person).id, permit: people)
      stage.now = stage.now + .days(8)
      try ErasureJob.run(stage.application)
      #expect(try stage.application.read { try $0.people.isErased(id) } == false)
    }
  }

  @Test("Names that somebody takes out of the trail without saying so are found", arguments: TestDatabases.all)
  func forged(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      _ = try stage.administrator()
      _ = try stage.officer()
      let before = try stage.application.verifyAuditTrail()
      try stage.application.database.transaction { connection in
        try connection.execute(
          """
          UPDATE audit_entries SET personal_before = NULL, personal_after = NULL, personal_salt = NULL, erased_by = 99 WHERE sequence = 3
          """)
      }
      #expect(try stage.application.verifyAuditTrail() != before)
    }
  }

  @Test("Entries of the time when names stood in the hash are erased too, and their chain holds", arguments: TestDatabases.all)
  func earlier(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      _ = try stage.administrator()
      let person = try stage.officer()
      let id = try #require(person.person).id
      try stage.application.database.transaction { connection in
        let head = try connection.audit.head()
        var entry = AuditEntry(
          sequence: head.sequence + 1, at: stage.now, actorKind: .system, actor: nil, action: "ManageAccounts", subjectKind: "Person",
          subjectID: id.description, before: "{}", after: #"{"email":"olle.officer@example.org","language":"en"}"#,
          previousHash: head.hash, hash: "")
        entry.hash = AuditChain.hash(of: entry)
        try connection.audit.append(entry)
        try connection.audit.setHead(sequence: entry.sequence, hash: entry.hash)
      }
      try stage.application.askErasure(of: id, session: nil, permit: permit(person))
      stage.now = stage.now + .days(8)
      try ErasureJob.run(stage.application)
      #expect(try places(of: "olle", stage) == [])
      guard case .intact = try stage.application.verifyAuditTrail() else {
        Issue.record("the trail is broken")
        return
      }
    }
  }
}

import Application
import Database
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("How long data is kept")
struct RetentionTests {
  private func managing() throws -> Permit<ManageRetention> { try Policy.permit(ManageRetention.self, to: .system) }

  private func keep(_ data: RetainedData, days: String, _ stage: Stage, version: Int = 0) throws {
    try stage.application.saveRetention(data, RetentionEntry(days: days, bases: [:], version: version), permit: managing())
  }

  private func count(_ source: SQL, _ stage: Stage) throws -> Int {
    try stage.application.read { try $0.value("SELECT COUNT(*) FROM \(source)") }
  }

  /// A row of some data, as old as the days say.
  private func insert(_ data: RetainedData, days: Int, of person: Identifier<Person>, _ stage: Stage) throws {
    let at = stage.now - .days(days)
    let id = Identifier<Person>(at: at).description
    try stage.application.database.transaction { connection in
      switch data {
      case .sentMails:
        try connection.execute(
          """
          INSERT INTO mails (id, to_address, language, subject, body, created_at, sent_at, person_id)
          VALUES (\(id), 'a@example.org', 'en', 'S', '', \(at), \(at), \(person))
          """)
        try connection.execute(
          "INSERT INTO mail_items (id, person_id, kind, send_at, mail_id) VALUES (\(id), \(person), 'posts', \(at), \(id))")
      case .mailSenders:
        try connection.execute(
          """
          INSERT INTO mail_receipts (id, message_key, received_at, way, outcome, reason, from_address)
          VALUES (\(id), \(id), \(at), 'pipe', 'ignored', 'none', 'a@example.org')
          """)
      case .officeMails:
        try connection.execute(
          """
          INSERT INTO unconfirmed_mails (id, from_name, from_address, subject, text, left_out, received_at, handled_at)
          VALUES (\(id), 'A', 'a@example.org', 'S', 'T', '', \(at), \(at))
          """)
      case .attempts:
        try connection.execute("INSERT INTO rate_limits (bucket, window_start, attempts) VALUES (\(id), \(at), 1)")
      default:
        try connection.execute(
          "INSERT INTO sign_in_links (token_digest, person_id, created_at, expires_at) VALUES (\(id), \(person), \(at), \(at))")
      }
    }
  }

  @Test("What is older than its rule goes, and what is younger stays", arguments: TestDatabases.all)
  func ages(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let person = try #require(try stage.administrator().person).id
      for data in [RetainedData.sentMails, .mailSenders, .officeMails] {
        try keep(data, days: "20", stage)
        for days in [19, 21, 400] { try insert(data, days: days, of: person, stage) }
      }
      let outlook = try stage.application.retention(of: .sentMails, permit: managing())
      #expect(outlook.count == 2 && outlook.first.map(\.label) == ["a@example.org", "a@example.org"])
      try RetentionJob.run(stage.application)
      #expect(try count("mails WHERE to_address = 'a@example.org'", stage) == 1)
      #expect(try count("mail_items", stage) == 1)
      #expect(try count("mail_receipts", stage) == 3)
      #expect(try count("mail_receipts WHERE from_address <> ''", stage) == 1)
      #expect(try count("unconfirmed_mails", stage) == 1)
      let left = try stage.application.retention(of: .sentMails, permit: managing())
      #expect(left.count == 0)
    }
  }

  @Test("Where no number was shipped and none is set, nothing goes however old it is", arguments: TestDatabases.all)
  func undecided(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let person = try #require(try stage.administrator().person).id
      for data in [RetainedData.sentMails, .officeMails] { try insert(data, days: 4_000, of: person, stage) }
      try stage.application.shutOut(
        #require(try stage.officer().person).id, permit: Policy.permit(ManageAccounts.self, to: .system))
      stage.now = stage.now + .days(4_000)
      try RetentionJob.run(stage.application)
      #expect(try count("mails WHERE to_address = 'a@example.org'", stage) == 1)
      #expect(try count("unconfirmed_mails", stage) == 1)
      #expect(try count("people WHERE erased_at IS NULL", stage) == 2)
    }
  }

  @Test("Every rule runs and can be looked at, and whoever has no period keeps the program's", arguments: TestDatabases.all)
  func everyRule(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      for data in RetainedData.allCases {
        try keep(data, days: "1", stage)
        let outlook = try stage.application.retention(of: data, permit: managing())
        #expect(outlook.rule.days == 1)
      }
      try RetentionJob.run(stage.application)
      let all = try stage.application.retention(permit: managing())
      #expect(all.map(\.rule.data) == RetainedData.allCases)
      #expect(thrown { try keep(.drafts, days: "", stage, version: 1) } is InvalidInput)
      #expect(thrown { try keep(.sessions, days: "0", stage, version: 1) } is InvalidInput)
      #expect(thrown { try keep(.sessions, days: "9", stage) } is VersionConflict)
      try keep(.sessions, days: "", stage, version: 1)
      #expect(try stage.application.read { try $0.retention.days(.sessions) } == nil)
    }
  }

  @Test("What belongs to somebody whose data is kept stays, and goes when the hold is lifted", arguments: TestDatabases.all)
  func held(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let person = try #require(try stage.administrator().person).id
      let holding = try Policy.permit(HoldData.self, to: .system)
      try stage.application.hold(person, reason: "An audit goes on.", permit: holding)
      try keep(.sentMails, days: "20", stage)
      for data in [RetainedData.links, .sentMails] { try insert(data, days: 30, of: person, stage) }
      try RetentionJob.run(stage.application)
      #expect(try count("sign_in_links", stage) == 1)
      #expect(try count("mails WHERE to_address = 'a@example.org'", stage) == 1)
      try stage.application.liftHold(on: person, permit: holding)
      try RetentionJob.run(stage.application)
      #expect(try count("sign_in_links", stage) == 0)
      #expect(try count("mails WHERE to_address = 'a@example.org'", stage) == 0)
    }
  }

  @Test("Many rows go in several transactions, each told in the audit trail", arguments: TestDatabases.all)
  func batches(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      try stage.application.database.transaction { connection in
        let at = stage.now - .days(3)
        for number in 0..<1_100 {
          try connection.execute("INSERT INTO rate_limits (bucket, window_start, attempts) VALUES (\(String(number)), \(at), 1)")
        }
      }
      let outlook = try stage.application.retention(of: .attempts, permit: managing())
      #expect(outlook.count == RetentionOutlook.mostCounted)
      try RetentionJob.run(stage.application)
      #expect(try count("rate_limits", stage) == 0)
      let told = try stage.application.read { try $0.audit.entries(about: "RetentionRule", "attempts") }.map(\.after).sorted()
      #expect(told == [#"{"removed":"100"}"#, #"{"removed":"500"}"#, #"{"removed":"500"}"#])
      guard case .intact = try stage.application.verifyAuditTrail() else {
        Issue.record("the trail is broken")
        return
      }
    }
  }

  @Test("An account that has been shut as long as the rule says is erased", arguments: TestDatabases.all)
  func closed(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      _ = try stage.administrator()
      let id = try #require(try stage.officer().person).id
      try keep(.closedAccounts, days: "365", stage)
      try stage.application.shutOut(id, permit: Policy.permit(ManageAccounts.self, to: .system))
      stage.now = stage.now + .days(364)
      try RetentionJob.run(stage.application)
      #expect(try stage.application.read { try $0.people.isErased(id) } == false)
      stage.now = stage.now + .days(2)
      try RetentionJob.run(stage.application)
      #expect(try stage.application.read { try $0.people.isErased(id) })
    }
  }
}

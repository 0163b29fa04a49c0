import Domain
import Jobs
import Localization
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@testable import Application

@Suite("Long work")
struct LongWorkTests {
  private func file(rows: Int) -> [UInt8] {
    Array(("name,kind,country\n" + (1...rows).map { "Place \($0),municipality,SE\n" }.joined()).utf8)
  }

  private func state(of id: Identifier<Job>, for viewer: Viewer, _ stage: Stage) throws -> JobProgress.State {
    try stage.application.longWork(id, permit: Policy.permit(FollowJob.self, to: viewer)).state
  }

  @Test("a small file is taken in at once, a large one as a job of whoever sent it", arguments: TestDatabases.all)
  func imports(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let officer = try stage.officer()
      let permit = try Policy.permit(ManageRegister.self, to: officer)
      let small = try stage.application.beginImport(fileName: "small.csv", file(rows: 1), permit: permit)
      let atOnce = try stage.application.takeInNowOrLater(small, version: 1, from: 3, permit: permit)
      #expect(atOnce == nil)
      let large = try stage.application.beginImport(
        fileName: "large.csv", file(rows: 5).map { $0 == UInt8(ascii: "P") ? 0x51 : $0 }, permit: permit)
      let job = try #require(try stage.application.takeInNowOrLater(large, version: 1, from: 3, permit: permit))
      #expect(try state(of: job, for: officer, stage) == .waiting(reason: ""))
      try stage.application.jobRunner().runDue()
      #expect(try state(of: job, for: officer, stage) == .ended(.done))
      let count: Int = try stage.application.database.value("SELECT COUNT(*) FROM organisations")
      #expect(count == 6)
      let actor: String = try stage.application.database.value(
        "SELECT actor_id FROM audit_entries WHERE subject_kind = 'RegisterImport' AND subject_id = \(large) ORDER BY sequence DESC LIMIT 1")
      #expect(actor == officer.person?.id.description)
    }
  }

  @Test("what a use case refuses fails for good and says why, and nothing of it is kept", arguments: TestDatabases.all)
  func refusal(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let officer = try stage.officer()
      let permit = try Policy.permit(ManageRegister.self, to: officer)
      let faulty = Array("name,kind,country\nPlace,municipality,SE\n,municipality,ZZ\n".utf8)
      let id = try stage.application.beginImport(fileName: "faulty.csv", faulty, permit: permit)
      let job = try #require(try stage.application.takeInNowOrLater(id, version: 1, from: 1, permit: permit))
      try stage.application.jobRunner().runDue()
      #expect(try state(of: job, for: officer, stage) == .failed(reason: Guard.importHasFaults.rawValue))
      let count: Int = try stage.application.database.value("SELECT COUNT(*) FROM organisations")
      #expect(count == 0)
    }
  }

  @Test("work of somebody whose role has ended is not done", arguments: TestDatabases.all)
  func endedRole(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let officer = try stage.officer()
      let permit = try Policy.permit(ManageRegister.self, to: officer)
      let id = try stage.application.beginImport(fileName: "places.csv", file(rows: 2), permit: permit)
      let job = try #require(try stage.application.takeInNowOrLater(id, version: 1, from: 1, permit: permit))
      try stage.application.database.execute("UPDATE held_roles SET to_day = '2020-01-01'")
      try stage.application.jobRunner().runDue()
      #expect(try state(of: job, for: officer, stage) == .failed(reason: "whoever started this may no longer do it"))
    }
  }

  @Test("only whoever started it and an administrator know that it exists", arguments: TestDatabases.all)
  func strangers(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (officer, administrator) = (try stage.officer(), try stage.administrator())
      let other = try stage.person("Rut Research", HeldRole(.researchAdvisor, in: .programme))
      let permit = try Policy.permit(ManageRegister.self, to: officer)
      let id = try stage.application.beginImport(fileName: "places.csv", file(rows: 2), permit: permit)
      let job = try #require(try stage.application.takeInNowOrLater(id, version: 1, from: 1, permit: permit))
      #expect(try state(of: job, for: administrator, stage) == .waiting(reason: ""))
      let error = thrown { _ = try state(of: job, for: other, stage) }
      #expect(error is NotFound)
      let stopped = thrown { try stage.application.cancelLongWork(job, permit: Policy.permit(FollowJob.self, to: other)) }
      #expect(stopped is NotFound)
      try stage.application.cancelLongWork(job, permit: Policy.permit(FollowJob.self, to: officer))
      #expect(try state(of: job, for: officer, stage) == .ended(.cancelled))
    }
  }

  @Test("a mail given up for good waits no longer, and the note stands in the audit trail", arguments: TestDatabases.all)
  func discarding(on kind: TestDatabase) throws {
    try kind.stage(settings: ["TWINHALL_MAIL_SERVER": "smtp://127.0.0.1:1"]) { stage in
      _ = try stage.officer()
      try stage.application.requestSignInLink(
        email: "olle.officer@example.org", from: "192.0.2.1", permit: Policy.permit(SignIn.self, to: .visitor()))
      for _ in 1...JobQueue.attempts {
        stage.now = stage.now + .days(1)
        try stage.application.jobRunner().runDue()
      }
      let permit = try Policy.permit(ManageJobs.self, to: .system)
      let job = try #require(try stage.application.queue(offset: 0, permit: permit).failed.first)
      let missing = thrown { try stage.application.discardJob(job.id, note: " ", permit: permit) }
      #expect((missing as? InvalidInput)?.problems.map(\.field) == ["note"])
      try stage.application.discardJob(job.id, note: "The address is gone", permit: permit)
      #expect(try stage.mails().isEmpty)
      let kept: String = try stage.application.database.value("SELECT after_text FROM audit_entries ORDER BY sequence DESC LIMIT 1")
      #expect(kept.contains("The address is gone"))
    }
  }

  @Test("every kind of job has a word in every language")
  func words() throws {
    try TestDatabase.sqlite.stage { stage in
      let kinds = allJobHandlers(stage.application).keys.sorted()
      for language in Language.allCases {
        let missing = kinds.filter { Texts.shared(language).text("jobs.kind-" + $0.replacing(".", with: "-")) == nil }
        #expect(missing == [])
      }
    }
  }
}

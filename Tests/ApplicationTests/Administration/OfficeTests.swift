import Application
import Domain
import Jobs
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("The office's overview")
struct OfficeTests {
  private func work(_ stage: Stage) throws -> WaitingWork {
    try stage.application.waitingWork(permit: Policy.permit(UseOffice.self, to: .system))
  }

  @Test("A mail that waits and a job that failed are counted, and the job gets a fresh start", arguments: TestDatabases.all)
  func faults(on kind: TestDatabase) throws {
    try kind.stage(settings: ["TWINHALL_MAIL_SERVER": "smtp://127.0.0.1:1"]) { stage in
      _ = try stage.officer()
      let permit = try Policy.permit(SignIn.self, to: .visitor())
      try stage.application.requestSignInLink(email: "olle.officer@example.org", from: "192.0.2.1", permit: permit)
      _ = try stage.mails()
      #expect(try work(stage).unsentMails == 0)
      for _ in 1...JobQueue.attempts {
        stage.now = stage.now + .days(1)
        try stage.application.jobRunner().runDue()
      }
      #expect(try work(stage).unsentMails == 1)
      #expect(try work(stage).failedJobs == 1)
      #expect(try work(stage).lastFailures.first?.kind == MailDelivery.kind)
      try stage.application.retryFailedJobs(permit: Policy.permit(ManageSettings.self, to: .system))
      #expect(try work(stage).failedJobs == 0)
    }
  }

  @Test("The audit trail pages from the newest entry, 50 a page", arguments: TestDatabases.all)
  func trail(on kind: TestDatabase) throws {
    try kind.stage { stage in
      for number in 1...60 { _ = try stage.person("Person \(number)") }
      let permit = try Policy.permit(ReadAuditTrail.self, to: .system)
      let first = try stage.application.auditTrail(page: 1, permit: permit)
      #expect(first.total == 60)
      #expect(first.entries.map(\.sequence) == Array((11...60).reversed()))
      #expect(try stage.application.auditTrail(page: 2, permit: permit).entries.map(\.sequence) == Array((1...10).reversed()))
      #expect(try stage.application.auditTrail(page: 3, permit: permit).entries.isEmpty)
    }
  }
}

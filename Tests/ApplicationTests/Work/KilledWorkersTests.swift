import Application
import Database
import Domain
import Glibc
import Jobs
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Workers that are killed")
struct KilledWorkersTests {
  /// Jobs; TWINHALL_TEST_KILL_JOBS sets another number.
  private static let jobs = getenv("TWINHALL_TEST_KILL_JOBS").flatMap { Int(String(cString: $0)) } ?? 1000

  @Test("every job of many is done exactly once by programs that are killed again and again", arguments: TestDatabases.all)
  func exactlyOnce(on kind: TestDatabase) throws {
    try kind.installation { stage in
      let officer = try stage.officer()
      stage.now = TimeSource.system.now
      try enqueueImports(stage, officer)
      let workers = kind == .postgresql ? [.work, .work, .work, .work] : [Worker.Kind.work, .serve]
      var running = try workers.map { try Worker($0, stage) }
      var kills = 0
      var goal = Self.jobs
      while case let left = try left(stage), left > 0 {
        guard left <= goal else {
          usleep(20_000)
          continue
        }
        // They get on a little between two kills, wherever they are then.
        goal = left - Int.random(in: 1...60)
        let victim = Int.random(in: running.indices)
        running[victim].kill()
        kills += 1
        // What would be ten minutes: others take over what was at work, even what still is.
        try stage.application.database.execute("UPDATE jobs SET lease_until = NULL WHERE lease_until IS NOT NULL AND failed_at IS NULL")
        running[victim] = try Worker(workers[victim], stage)
      }
      for worker in running { worker.kill() }
      let database = stage.application.database
      let effects: [Int] = try database.rows("SELECT COUNT(*) AS times FROM organisations GROUP BY name").map { try $0["times"] }
      #expect(kills >= Self.jobs / 60)
      #expect(effects.count == Self.jobs)
      #expect(Set(effects) == [1])
      #expect(try database.value("SELECT COUNT(*) FROM job_progress WHERE outcome = 'done'") as Int == Self.jobs)
      #expect(try isIntact(stage))
    }
  }

  private func isIntact(_ stage: Stage) throws -> Bool {
    if case .intact = try stage.application.verifyAuditTrail() { true } else { false }
  }

  private func left(_ stage: Stage) throws -> Int {
    try stage.application.database.value("SELECT COUNT(*) FROM jobs WHERE kind = 'register.import'")
  }

  /// Each takes one organisation into the register from a file of its own name.
  private func enqueueImports(_ stage: Stage, _ officer: Viewer) throws {
    let permit = try Policy.permit(ManageRegister.self, to: officer)
    for number in 1...Self.jobs {
      let file = Array("name,kind,country\nPlace \(number),municipality,SE\n".utf8)
      let id = try stage.application.beginImport(fileName: "file-\(number).csv", file, permit: permit)
      _ = try stage.application.takeInNowOrLater(id, version: 1, from: 1, permit: permit)
    }
  }
}

/// The program itself, on the stage's installation.
private struct Worker {
  enum Kind: String {
    case work
    case serve
  }

  private let process: ChildProcess

  init(_ kind: Kind, _ stage: Stage) throws {
    let configuration = stage.application.configuration
    process = try ChildProcess(
      "twinhall", arguments: [kind.rawValue],
      environment: [
        "TWINHALL_DATA": configuration.dataFolder, "TWINHALL_DATABASE": configuration.database.argument,
        "TWINHALL_ADDRESS": "127.0.0.1:0", "TWINHALL_ENVIRONMENT": "development", "TWINHALL_URL": "http://localhost:8080",
      ])
  }

  func kill() {
    process.kill()
    process.wait()
  }
}

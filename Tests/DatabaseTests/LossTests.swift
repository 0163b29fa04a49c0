import Database
import Glibc
import TestSupport
import Testing

@Suite struct LossTests {
  /// Rounds of killing for each database; TWINHALL_TEST_KILL_ROUNDS sets another number.
  private static let rounds = getenv("TWINHALL_TEST_KILL_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 100

  @Test("no acknowledged row is lost and no transaction is half there when the writer is killed", arguments: TestDatabases.all)
  func kill(on kind: TestDatabase) throws {
    try kind.useLocation { location in
      let database = try Database(location, connections: 1)
      defer { database.close() }
      try database.execute("CREATE TABLE acknowledged (number \(.integer) NOT NULL, half \(.integer) NOT NULL) \(.strict)")
      var acknowledged: Set<Int> = []
      for round in 0..<Self.rounds { acknowledged.formUnion(try killedWriter(location, first: round * 1_000_000)) }
      let stored = try database.read { connection in
        try connection.rows("SELECT number, COUNT(*) AS halves FROM acknowledged GROUP BY number").map { row in
          (number: try row["number"] as Int, halves: try row["halves"] as Int)
        }
      }
      #expect(acknowledged.count >= Self.rounds)
      #expect(acknowledged.subtracting(stored.map(\.number)).isEmpty)
      #expect(Set(stored.map(\.halves)) == [2])
    }
  }

  /// The numbers that a writer acknowledged before it was killed in the middle of its work.
  private func killedWriter(_ location: DatabaseLocation, first: Int) throws -> [Int] {
    let writer = try ChildProcess("CommitWriter", arguments: ["rows", location.argument, "\(first)"])
    var numbers: [Int] = []
    let enough = Int.random(in: 1...12)
    while let line = writer.readLine() {
      numbers.append(try #require(Int(line), "\(line)"))
      if numbers.count == enough {
        usleep(UInt32.random(in: 0...2000))
        writer.kill()
      }
    }
    #expect(writer.wait() == -SIGKILL)
    return numbers
  }

  @Test("reads and writes go on after the server has ended the connections", arguments: TestDatabases.all.filter { $0 == .postgresql })
  func reconnection(on kind: TestDatabase) throws {
    try kind.useLocation { location in
      let database = try Database(location, connections: 3)
      let other = try Database(location, connections: 1)
      defer {
        database.close()
        other.close()
      }
      for _ in 0..<2 {
        try endSession(of: database, from: other)
        #expect(try database.value("SELECT 1") as Int == 1)
        try endSession(of: database, from: other)
        try database.execute("CREATE TABLE IF NOT EXISTS lasting (id TEXT)")
      }
      var runs = 0
      try database.transaction { connection in
        runs += 1
        try connection.execute("INSERT INTO lasting (id) VALUES (\("a"))")
        if runs == 1 { try end(try connection.value("SELECT pg_backend_pid()"), from: other) }
        try connection.execute("INSERT INTO lasting (id) VALUES (\("b"))")
      }
      #expect(runs == 2)
      #expect(try database.value("SELECT COUNT(*) FROM lasting") as Int == 2)
    }
  }

  private func endSession(of database: Database, from other: Database) throws {
    try end(try database.value("SELECT pg_backend_pid()"), from: other)
  }

  private func end(_ session: Int, from other: Database) throws {
    // The second argument makes the server wait until the session is gone.
    #expect(try other.value("SELECT pg_terminate_backend(\(session)::int, 5000)") as Bool)
  }
}

import Database
import TestSupport
import Testing

@Suite struct TransactionTests {
  private struct Refusal: Error {}

  @Test("nothing stays of a transaction whose body throws", arguments: TestDatabases.all)
  func rollback(on kind: TestDatabase) throws {
    try kind.usePlaces { database throws in
      let error = thrown {
        try database.transaction { connection in
          try connection.addPlace("a")
          throw Refusal()
        }
      }
      #expect(error is Refusal)
      #expect(try database.places() == 0)
    }
  }

  @Test("a failed statement dooms its transaction even if the body goes on", arguments: TestDatabases.all)
  func doom(on kind: TestDatabase) throws {
    try kind.usePlaces { database throws in
      let error = databaseError {
        try database.transaction { connection in
          try connection.addPlace("a")
          try? connection.addPlace("a", name: "b")
          try? connection.addPlace("c")
        }
      }
      #expect(error == .uniqueViolation(constraint: "places.id"))
      #expect(try database.places() == 0)
    }
  }

  @Test("an update that names an old version changes no row", arguments: TestDatabases.all)
  func versions(on kind: TestDatabase) throws {
    try kind.usePlaces { database in
      try database.transaction { try $0.addPlace("a") }
      let update: SQL = "UPDATE places SET size = \(5), version = version + 1 WHERE id = \("a") AND version = \(1)"
      #expect(try database.execute(update) == 1)
      #expect(try database.execute(update) == 0)
      #expect(try database.execute("DELETE FROM places") == 1)
      #expect(try database.execute("CREATE TABLE others (id TEXT)") == 0)
    }
  }

  @Test("a read sees one moment while others write", arguments: TestDatabases.all)
  func snapshot(on kind: TestDatabase) throws {
    try kind.usePlaces { database in
      let counts = try database.read { connection in
        let before = try connection.places()
        try inThreads(1) { _ in try database.transaction { try $0.addPlace("a") } }
        return (before, try connection.places())
      }
      #expect(counts == (0, 0))
      #expect(try database.places() == 1)
    }
  }

  @Test("eight threads lose no addition to one counter", arguments: TestDatabases.all)
  func contention(on kind: TestDatabase) throws {
    try kind.usePlaces { database in
      try database.transaction { try $0.addPlace("counter") }
      try inThreads(8) { _ in
        for _ in 0..<20 {
          try database.transaction { connection in
            let size: Int = try connection.value("SELECT size FROM places WHERE id = \("counter")")
            try connection.execute("UPDATE places SET size = \(size + 1) WHERE id = \("counter")")
          }
        }
      }
      #expect(try database.value("SELECT size FROM places") as Int == 160)
    }
  }

  @Test("a rule over several rows holds when two write at once", arguments: TestDatabases.all)
  func writeSkew(on kind: TestDatabase) throws {
    try kind.usePlaces { database in
      try inThreads(8) { index in
        try database.transaction { connection in
          if try connection.places() < 3 { try connection.addPlace("place \(index)") }
        }
      }
      #expect(try database.places() == 3)
    }
  }

  @Test("more threads than connections wait for their turn", arguments: TestDatabases.all)
  func waiting(on kind: TestDatabase) throws {
    try kind.use(connections: 2, migrations: [placesMigration]) { database in
      try inThreads(12) { _ in
        for _ in 0..<20 { _ = try database.places() }
      }
    }
  }

  @Test("a closed database refuses, and so does a connection after its transaction", arguments: TestDatabases.all)
  func closed(on kind: TestDatabase) throws {
    try kind.use { database throws in
      let kept = try database.read { $0 }
      let late = databaseError { _ = try kept.rows("SELECT 1") }
      #expect(late == .failed("the transaction has ended"))
      database.close()
      let refused = databaseError { try database.read { _ in } }
      #expect(refused == .unavailable("the database is closed"))
    }
  }

  @Test("a transaction inside another is refused, and the outer one still works", arguments: TestDatabases.all)
  func nesting(on kind: TestDatabase) throws {
    try kind.usePlaces { database in
      try database.transaction { connection in
        let error = databaseError { _ = try database.places() }
        #expect(error == .failed("a transaction inside a transaction"))
        try connection.addPlace("a")
      }
      #expect(try database.places() == 1)
    }
  }

  @Test("a fault at any statement leaves nothing half done", arguments: TestDatabases.all)
  func faults(on kind: TestDatabase) throws {
    try kind.usePlaces { database throws in
      var statement = 0
      var isDone = false
      while !isDone {
        statement += 1
        do {
          try database.failing(atStatement: statement).transaction { connection in
            try connection.addPlace("a")
            try connection.addPlace("b")
            try connection.execute("UPDATE places SET size = \(1)")
          }
          isDone = true
        } catch DatabaseError.failed {
          #expect(try database.places() == 0)
        }
      }
      #expect(statement == 5, "three statements and the commit fail before the fifth try passes")
      #expect(try database.places() == 2)
    }
  }
}

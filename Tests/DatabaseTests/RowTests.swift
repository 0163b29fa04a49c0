import Database
import TestSupport
import Testing
import TwinhallCore

@Suite struct RowTests {
  private enum Colour: String, SQLConvertible {
    case red, blue
  }
  private enum Thing {}

  @Test("every kind of value comes back as it went", arguments: TestDatabases.all)
  func roundTrip(on kind: TestDatabase) throws {
    try kind.usePlaces { database in
      let hostile = "Åre'; DROP TABLE places; -- \\ \" % _ \u{1F3D4} $1 ? :a"
      let seal: [UInt8] = Array(0...255)
      try database.transaction { connection in
        try connection.execute(
          "INSERT INTO places (id, name, size, area, seal) VALUES (\("a"), \(hostile), \(Int.max), \(-1.5e-300), \(seal))")
        try connection.execute("INSERT INTO places (id, name, seal) VALUES (\("b"), \(""), \([UInt8]()))")
      }
      let rows = try database.read { try $0.rows("SELECT * FROM places ORDER BY id") }
      #expect(try rows[0]["name"] as String == hostile)
      #expect(try rows[0]["size"] as Int == Int.max)
      #expect(try rows[0]["area"] as Double? == -1.5e-300)
      #expect(try rows[0]["seal"] as [UInt8] == seal)
      #expect(try rows[0]["parent"] as String? == nil)
      #expect(try rows[1]["name"] as String == "")
      #expect(try rows[1]["seal"] as [UInt8]? == [])
    }
  }

  @Test("ids, times, days, languages, truth values and enums have a form in the database", arguments: TestDatabases.all)
  func forms(on kind: TestDatabase) throws {
    try kind.use { database throws in
      let instant = Instant(milliseconds: 1_795_000_000_123)
      let id = Identifier<Thing>(at: instant)
      let row = try database.read { connection in
        try connection.row(
          """
          SELECT \(id) AS id, \(instant) AS instant, \(instant.day) AS day, \(Language.swedish) AS language, \(true) AS truth,
            \(Colour.red) AS colour, \(nil as Int?) IS NULL AS is_null, EXISTS (SELECT 1) AS is_there
          """)
      }
      let found = try #require(row)
      #expect(try found["id"] as Identifier<Thing> == id)
      #expect(try found["instant"] as Instant == instant)
      #expect(try found["day"] as Day == instant.day)
      #expect(try found["language"] as Language == .swedish)
      #expect(try found["truth"] as Bool)
      #expect(try found["colour"] as Colour == .red)
      #expect(try found["is_null"] as Bool)
      #expect(try found["is_there"] as Bool)
    }
  }

  @Test("a sum of integers is an integer", arguments: TestDatabases.all)
  func sums(on kind: TestDatabase) throws {
    try kind.usePlaces { database in
      try database.transaction { connection in
        try connection.addPlace("a", size: 40)
        try connection.addPlace("b", size: 2)
      }
      #expect(try database.value("SELECT SUM(size) FROM places") as Int == 42)
    }
  }

  @Test("a column that is not there, or a value that does not fit, is named", arguments: TestDatabases.all)
  func misfits(on kind: TestDatabase) throws {
    try kind.use { database throws in
      let row = try #require(try database.rows("SELECT \("green") AS colour, \(2) AS truth").first)
      let unknown = databaseError { _ = try row["shade"] as String }
      let colour = databaseError { _ = try row["colour"] as Colour }
      let truth = databaseError { _ = try row["truth"] as Bool }
      #expect(unknown == .unexpectedValue(column: "shade", expected: "a column of the result"))
      #expect(colour == .unexpectedValue(column: "colour", expected: "Colour"))
      #expect(truth == .unexpectedValue(column: "truth", expected: "Bool"))
    }
  }

  @Test("one value is expected from one row only", arguments: TestDatabases.all)
  func oneRow(on kind: TestDatabase) throws {
    try kind.usePlaces { database in
      let error = databaseError { _ = try database.value("SELECT name FROM places") as String }
      #expect(error == .failed("one row was expected, 0 came"))
    }
  }

  @Test("a stream hands out every row and stops when asked", arguments: TestDatabases.all)
  func streams(on kind: TestDatabase) throws {
    struct Enough: Error {}
    try kind.usePlaces { database in
      try database.transaction { connection in
        for number in 100..<300 { try connection.addPlace("p\(number)", size: number) }
      }
      var seen: [Int] = []
      try database.read { connection in
        try connection.stream("SELECT size FROM places WHERE size >= \(150) ORDER BY size") { seen.append(try $0["size"]) }
      }
      #expect(seen == Array(150..<300))
      let error = thrown {
        try database.read { connection in
          try connection.stream("SELECT size FROM places ORDER BY size") { row in
            if try row["size"] as Int == 110 { throw Enough() }
          }
        }
      }
      #expect(error is Enough)
      #expect(try database.places() == 200)
    }
  }

  @Test("no other statement runs while rows are handed out", arguments: TestDatabases.all)
  func streamIsAlone(on kind: TestDatabase) throws {
    try kind.usePlaces { database in
      try database.transaction { try $0.addPlace("a") }
      let error = databaseError {
        try database.read { connection in
          try connection.stream("SELECT id FROM places") { _ in _ = try connection.places() }
        }
      }
      #expect(error == .failed("a query is still handing out rows"))
    }
  }
}

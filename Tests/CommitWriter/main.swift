import Database
import Glibc
import TwinhallCore

// Does one of two things for the tests, which end it with SIGKILL:
//   CommitWriter rows LOCATION FIRST   commits pairs of rows numbered from FIRST and prints each number once it is committed
//   CommitWriter migrate LOCATION      runs the migrations of the test and prints how many it ran

private func say(_ text: String) {
  let line = Array((text + "\n").utf8)
  _ = write(1, line, line.count)
}

private func writeRows(to database: Database, from first: Int) throws -> Never {
  var number = first
  while true {
    try database.transaction { connection in
      try connection.execute("INSERT INTO acknowledged (number, half) VALUES (\(number), \(1))")
      try connection.execute("INSERT INTO acknowledged (number, half) VALUES (\(number), \(2))")
    }
    say("\(number)")
    number += 1
  }
}

private func migrate(_ database: Database) throws {
  let migrations = (1...20).map { number in
    Migration(number: number, name: "step \(number)", statements: ["INSERT INTO steps (number) VALUES (\(number))"])
  }
  let first = Migration(number: 0, name: "table", statements: ["CREATE TABLE steps (number \(.integer) NOT NULL) \(.strict)"])
  say("\(try Migrator.migrate(database, [first] + migrations, at: Instant(milliseconds: 0)).count)")
}

private func run(_ arguments: [String]) throws {
  guard arguments.count >= 3, let location = DatabaseLocation(parsing: arguments[2]) else { exit(2) }
  let database = try Database(location, connections: 1)
  switch arguments[1] {
  case "rows": try writeRows(to: database, from: arguments.count > 3 ? Int(arguments[3]) ?? 0 : 0)
  case "migrate": try migrate(database)
  default: exit(2)
  }
}

do { try run(CommandLine.arguments) } catch {
  say("\(error)")
  exit(1)
}

import Database
import TestSupport
import Testing

@testable import Application

@Suite("Rows as lines")
struct RowLineTests {
  private func members(_ text: String) throws -> [(String, JSONObjectReader.Value)] {
    var text = text
    return try text.withUTF8 { bytes in
      var reader = JSONObjectReader(bytes)
      return try reader.members()
    }
  }

  @Test("every escape that JSON knows is read, and white space wherever it may stand")
  func reading() throws {
    let found = try members(#" { "a\u00e9\ud83d\ude00\n\/" : "\"\\\b\f\r\t" , "b" : null,"c":-1.5e3 } "#)
    #expect(found.map(\.0) == ["aé😀\n/", "b", "c"])
    #expect(found.map(\.1) == [.string("\"\\\u{8}\u{C}\r\t"), .null, .number("-1.5e3")])
    #expect(try members("{}").isEmpty)
  }

  @Test(
    "what is no object of strings, numbers and null is refused",
    arguments: [
      "", "{", "[]", #"{"a":1"#, #"{"a" 1}"#, #"{"a":"\x"}"#, #"{"a":"\ud83d"}"#, #"{"a":"\ud83dA"}"#, #"{"a":1} x"#, #"{"a":1,}"#,
      #"{"a":"b"#, #"{"a":"\u12"}"#, #"{"a":"\"#, #"{a:1}"#,
    ])
  func refusing(_ text: String) { #expect(thrown { _ = try members(text) } is CustodyFault) }

  @Test("a row read from its line is the row, on both databases", arguments: TestDatabases.all)
  func roundTrip(on kind: TestDatabase) throws {
    try kind.use { database in
      try database.execute(
        "CREATE TABLE things (id TEXT NOT NULL PRIMARY KEY, number \(.integer), share \(.real), content \(.blob) NOT NULL) \(.strict)")
      let rows: [[SQLValue]] = [
        [.text("a"), .integer(.max), .real(0.1), .bytes([])], [.text("A"), .integer(.min), .real(-1e300), .bytes([0, 255, 10])],
        [.text("ö\"\\\n\u{7F}"), .null, .real(3), .bytes(Array(0...255))], [.text("z"), .integer(0), .null, .bytes([34])],
      ]
      let shape = try #require(try database.read { try $0.tableShapes() }.first)
      #expect(shape.columns.map(\.kind) == [.text, .integer, .real, .bytes])
      #expect(shape.key == ["id"])
      try database.transaction { try $0.insert(rows, into: shape) }
      var (found, lines): ([[SQLValue]], [UInt8]) = ([], [])
      try database.read { connection in
        try connection.streamRows(of: shape) { row in
          found.append(row)
          try RowLine.append(row, of: shape, to: &lines)
        }
      }
      // By the bytes of the key, whatever the locale of the server.
      #expect(found == [rows[1], rows[0], rows[3], rows[2]])
      let again = try lines.split(separator: UInt8(ascii: "\n")).map { line in
        try Array(line).withUnsafeBufferPointer { try RowLine.values($0, of: shape) }
      }
      #expect(again == found)
    }
  }
}

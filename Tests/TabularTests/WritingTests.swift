import Tabular
import Testing

func written(_ rows: [[String]], separator: Separator = .comma) -> [UInt8] {
  var writer = TabularWriter(separator: separator)
  rows.forEach { writer.write($0) }
  return writer.bytes
}

@Suite struct WritingTests {
  @Test("Only fields that need quotation marks get them, and lines end with CRLF")
  func quoting() {
    #expect(written([["a", "b,c", "d\"e", "f\ng"]]) == Array("a,\"b,c\",\"d\"\"e\",\"f\ng\"\r\n".utf8))
  }

  @Test("A byte order mark is written when asked for")
  func byteOrderMark() {
    #expect(TabularWriter(byteOrderMark: true).bytes == [0xEF, 0xBB, 0xBF])
  }

  @Test("A field that a spreadsheet would run gets an apostrophe", arguments: ["=1+1", "+46", "-2", "@SUM(A1)", "\tx", "'=1"])
  func guarding(_ field: String) throws {
    #expect(FormulaGuard.guarded(field) == "'" + field)
    #expect(FormulaGuard.unguarded("'" + field) == field)
  }

  @Test("An apostrophe before ordinary text stays", arguments: ["'s-Hertogenbosch", "'", ""])
  func ordinary(_ field: String) {
    #expect(FormulaGuard.guarded(field) == field)
    #expect(FormulaGuard.unguarded(field) == field)
  }

  @Test("What is written reads back the same, for 2,000 random tables", arguments: Separator.allCases)
  func roundTrip(_ separator: Separator) throws {
    let pieces = ["", "a", "å", ",", ";", "\t", "\"", "\n", "\r\n", "=", "'", "-", "𝛑"]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let width = Int.random(in: 1...4, using: &random)
      let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<width).map { _ in (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined() }
      }
      #expect(try TabularReader.records(written(rows, separator: separator), separator: separator).map(\.fields) == rows)
    }
  }
}

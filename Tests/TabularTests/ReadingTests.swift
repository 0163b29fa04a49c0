import Tabular
import Testing

func fields(_ text: String) throws -> [[String]] { try TabularReader.records(Array(text.utf8)).map(\.fields) }

@Suite struct ReadingTests {
  @Test("Quoted fields hold separators, line breaks and doubled quotation marks")
  func quoting() throws {
    #expect(try fields("a,\"b,\"\"c\"\"\r\nd\",e\r\nf,g,h") == [["a", "b,\"c\"\r\nd", "e"], ["f", "g", "h"]])
  }

  @Test("A byte order mark is not part of the first field")
  func byteOrderMark() throws {
    #expect(try TabularReader.records([0xEF, 0xBB, 0xBF] + Array("å,b\n".utf8)).map(\.fields) == [["å", "b"]])
  }

  @Test("The separator is found from the first record", arguments: ["a,b\n1,2", "a;b\n1;2", "a\tb\n1\t2"])
  func separators(_ text: String) throws {
    #expect(try fields(text) == [["a", "b"], ["1", "2"]])
  }

  @Test("A comma inside quotation marks does not decide the separator")
  func separatorInQuotes() throws {
    #expect(try fields("\"a,b,c\";d\n1;2") == [["a,b,c", "d"], ["1", "2"]])
  }

  @Test("Every kind of line end is read and empty lines are passed over", arguments: ["a,b\n\n1,2\n", "a,b\r\n\r\n1,2", "a,b\r1,2\r\r"])
  func lineEnds(_ text: String) throws {
    #expect(try fields(text) == [["a", "b"], ["1", "2"]])
  }

  @Test("Records know the line they begin on, also after a quoted line break")
  func lines() throws {
    let records = try TabularReader.records(Array("a,b\r\n\"1\r\n2\n3\r4\",x\r\nc,d".utf8))
    #expect(records.map(\.line) == [1, 2, 6])
  }

  @Test("Empty fields are kept, at the end of a row too")
  func emptyFields() throws {
    #expect(try fields("a,,\n,\"\",b") == [["a", "", ""], ["", "", "b"]])
  }

  @Test(
    "Faults name the line and the column",
    arguments: [
      ("a,b\n1,\"2", TabularError(.quoteNotClosed, line: 2, column: 2)),
      ("a,b\n\"1\"x,2", TabularError(.textAfterClosingQuote, line: 2, column: 1)),
      ("a,b\n1,2\"3", TabularError(.quoteInsideUnquotedField, line: 2, column: 2)),
    ])
  func faults(_ text: String, _ error: TabularError) {
    #expect(throws: error) { try fields(text) }
  }

  @Test("Bytes that are not UTF-8 are refused with their place")
  func encoding() {
    #expect(throws: TabularError(.notUTF8, line: 2, column: 2)) { try TabularReader.records(Array("a,b\n1,".utf8) + [0xE5, 0x0A]) }
  }

  @Test("A table finds columns by name in any letter case")
  func table() throws {
    let table = try TabularTable(Array("Name , COUNTRY\nUmeå,SE\n".utf8))
    #expect(table.place(of: "country") == 1)
    #expect(table.place(of: "kind") == nil)
    #expect(table.rows.map(\.fields) == [["Umeå", "SE"]])
  }

  @Test(
    "A table refuses rows of another width, no heading and a heading twice",
    arguments: [
      ("a,b\n1,2\n1\n", TabularError(.fieldCount(expected: 2, found: 1), line: 3)),
      ("", TabularError(.noHeader, line: 1)),
      ("a,b,A\n", TabularError(.repeatedHeader("a"), line: 1, column: 3)),
    ])
  func tableFaults(_ text: String, _ error: TabularError) {
    #expect(throws: error) { try TabularTable(Array(text.utf8)) }
  }

  @Test("An error tells the reader what to do")
  func advice() {
    let error = TabularError(.quoteNotClosed, line: 4, column: 2)
    #expect(error.description == "Line 4, column 2: a quotation mark opens here and is never closed.")
  }
}

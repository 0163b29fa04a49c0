import Testing

@testable import Application

@Suite struct FlatObjectTests {
  @Test(
    "a field of the audit trail is read as it was written, whatever it holds",
    arguments: [
      "plain", "\"quoted\"", "back\\slash", "two\nlines\r\n\tand a tab", "\u{0}\u{7}\u{1F}", "åäö Кам 🌍", "{\"a\":\"b\"}", "a/b", " , : ",
    ])
  func roundTrip(_ text: String) {
    let json = (["name": text, "other": "x"] as AuditFields).json
    let fields = AuditFields.parse(json)
    #expect(fields.map(\.name) == ["name", "other"])
    #expect(fields.map(\.value) == [text, "x"])
  }

  @Test("fields are written in one order, and only what JSON demands is escaped")
  func bytes() {
    let fields: AuditFields = ["b": "1", "a": "x\"y/å\n", "none": nil]
    #expect(fields.json == #"{"a":"x\"y/å\n","b":"1"}"#)
    #expect(([:] as AuditFields).json == "{}")
  }

  @Test("text that is no such object has no fields", arguments: ["", "{", "[]", "{\"a\"", "{\"a\":1}", "{\"a\":\"b", "null", "{\"a\\"])
  func malformed(_ json: String) {
    #expect(AuditFields.parse(json).isEmpty)
  }
}

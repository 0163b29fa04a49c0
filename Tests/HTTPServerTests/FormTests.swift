import Testing

@testable import HTTPServer

struct FormTests {
  private func multipart(_ body: String, type: String = "multipart/form-data; boundary=x") throws(FormError) -> Form {
    try Form.parse(Request(method: .post, headers: Headers(["Content-Type": type]), body: Array(body.utf8)))
  }

  private func part(_ disposition: String, _ content: String, _ more: String = "") -> String {
    "--x\r\nContent-Disposition: form-data; \(disposition)\r\n\(more)\r\n\(content)\r\n"
  }

  @Test("An encoded form keeps order, repeats, plus signs and letters beyond ASCII")
  func urlEncoded() throws {
    let parameters = try #require(Parameters.parse(urlEncoded: "a=1&b=x+y%2B&a=%C3%B6&empty=&bare&=v&&c=d=e"))
    #expect(parameters.pairs.map(\.name) == ["a", "b", "a", "empty", "bare", "", "c"])
    #expect(parameters.all("a") == ["1", "ö"])
    #expect(parameters.first("b") == "x y+")
    #expect(parameters.first("bare") == "")
    #expect(parameters.first("c") == "d=e")
    #expect(parameters.first("none") == nil)
    #expect(parameters.urlEncoded() == "a=1&b=x+y%2B&a=%C3%B6&empty=&bare=&=v&c=d%3De")
  }

  @Test("An encoded form is read from a file too, since that depends on the address only")
  func encodedInFile() throws {
    let file = try #require(SpooledBody(in: "/tmp"))
    #expect("a=1&b=%C3%B6".utf8CString.dropLast().withUnsafeBytes { file.append($0) })
    let headers = Headers(["Content-Type": "application/x-www-form-urlencoded"])
    let form = try Form.parse(Request(method: .post, headers: headers, bodyFile: file))
    #expect(form.fields.pairs.map(\.value) == ["1", "ö"])
  }

  @Test(
    "Bad codes, bytes that are not UTF-8 and NUL make an encoded form unreadable",
    arguments: ["a=%", "a=%4", "a=%GG", "%ff=1", "a=%00"])
  func badlyEncoded(_ text: String) {
    #expect(Parameters.parse(urlEncoded: text) == nil)
  }

  @Test("Whatever is written is read back the same")
  func roundTrip() throws {
    let value = String(String.UnicodeScalarView((1...0x2FF).compactMap(Unicode.Scalar.init))) + "\u{1F91D}"
    let parameters = Parameters([("name & =+%", value)])
    #expect(Parameters.parse(urlEncoded: parameters.urlEncoded())?.first("name & =+%") == value)
  }

  @Test("A multipart form gives fields and files in order")
  func multipartForm() throws {
    let form = try multipart(
      "preamble\r\n" + part("name=\"title\"", "Älmhult")
        + part("name=\"plan\"; filename=\"plan.pdf\"", "%PDF\r\n--y\r\n", "Content-Type: application/pdf\r\n")
        + part("name=title", "two\r\nlines") + "--x--\r\nepilogue")
    #expect(form.fields.all("title") == ["Älmhult", "two\r\nlines"])
    #expect(form.file("plan")?.name == "plan.pdf")
    #expect(form.file("plan")?.contentType == "application/pdf")
    #expect(form.file("plan").map { Array($0.bytes) } == Array("%PDF\r\n--y\r\n".utf8))
  }

  @Test(
    "A file's name loses its folders and keeps its quotes and letters",
    arguments: [
      (#"C:\fakepath\plan.pdf"#, "plan.pdf"), ("../../etc/passwd", "passwd"), ("a%22b.txt", "a\"b.txt"), (#"a\"b.txt"#, "a\"b.txt"),
      ("bjö.txt", "bjö.txt"), ("semi;colon.txt", "semi;colon.txt"), ("..", ""), ("line%0Aend", "lineend"),
    ])
  func fileName(_ sent: String, _ kept: String) throws {
    let form = try multipart(part("name=\"f\"; filename=\"\(sent)\"", "x") + "--x--")
    #expect(form.file("f")?.name == kept)
  }

  @Test("A file field left empty gives no file, and an empty file is one")
  func emptyFile() throws {
    let form = try multipart(part("name=\"none\"; filename=\"\"", "") + part("name=\"empty\"; filename=\"e\"", "") + "--x--")
    #expect(form.files.map(\.field) == ["empty"])
    #expect(form.file("empty")?.contentType == "application/octet-stream")
  }

  @Test(
    "A multipart body that breaks its format is malformed",
    arguments: [
      "", "junk", "--x", "--x\r\n", "--x\r\n\r\n", "--xx\r\n\r\na\r\n--x--",
      "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue",
      "--x\r\n\r\nno fields\r\n--x--", "--x\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nb\r\n--x--",
      "--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--", "--x\r\nno colon\r\n\r\nb\r\n--x--",
      "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\0c\r\n--x--",
    ])
  func malformed(_ body: String) {
    #expect(throws: FormError.malformed) { try multipart(body) }
  }

  @Test("A boundary is needed, may be quoted and is at most 70 letters long")
  func boundary() throws {
    #expect(throws: FormError.malformed) { try multipart("--x--", type: "multipart/form-data") }
    let long = "multipart/form-data; boundary=" + String(repeating: "x", count: 71)
    #expect(throws: FormError.malformed) { try multipart("--x--", type: long) }
    #expect(try multipart("--x--", type: "Multipart/Form-Data; charset=utf-8; BOUNDARY=\"x\"").fields.pairs.isEmpty)
  }

  @Test("Another type of body is not a form")
  func otherType() {
    #expect(throws: FormError.unsupportedMediaType) { try multipart("{}", type: "application/json") }
  }

  @Test("More than a thousand fields are refused in both formats")
  func tooMany() throws {
    let allowed = String(repeating: part("name=a", "1"), count: 1000)
    #expect(try multipart(allowed + "--x--").fields.pairs.count == 1000)
    #expect(throws: FormError.tooManyFields) { try multipart(allowed + part("name=a", "1") + "--x--") }
    let encoded = String(repeating: "a=1&", count: 999)
    #expect(try multipart(encoded + "a=1", type: "application/x-www-form-urlencoded").fields.pairs.count == 1000)
    #expect(throws: FormError.tooManyFields) { try multipart(encoded + "a=1&a=1", type: "application/x-www-form-urlencoded") }
  }
}

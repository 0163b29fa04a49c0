import Testing

@testable import HTTPServer

struct RefusalTests {
  static let malformed: [(String, String)] = [
    (
      "Content-Length with Transfer-Encoding",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    ),
    ("repeated Content-Length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na"),
    ("a signed Content-Length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na"),
    ("an unknown Transfer-Encoding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
    ("Transfer-Encoding in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    ("repeated Host", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"),
    ("no Host", "GET / HTTP/1.1\r\nAccept: a\r\n\r\n"),
    ("an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n"),
    ("a Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
    ("a control byte in a name", "GET / HTTP/1.1\r\nHost: a\r\nX\u{1}Y: b\r\n\r\n"),
    ("a space before the colon", "GET / HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n"),
    ("a bracket in a name", "GET / HTTP/1.1\r\nHost: a\r\nX(Y: b\r\n\r\n"),
    ("a control byte in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\u{7}\r\n\r\n"),
    ("half a percent code", "GET /a%4 HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("a percent code of letters", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("a percent code in the query", "GET /?a=%zz HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("a path that is not UTF-8", "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("NUL in the path", "GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("a line end in the path", "GET /a%0Ab HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("an encoded slash", "GET /a%2Fb HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("a segment that goes up", "GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("an encoded segment that goes up", "GET /a/%2e%2E/b HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("an address with a host", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("raw letters beyond ASCII", "GET /ö HTTP/1.1\r\nHost: a\r\n\r\n"),
  ]

  @Test("A malformed request gets 400 and the connection is closed")
  func malformed() async throws {
    try await withServer { server in
      for (name, request) in Self.malformed {
        let client = Client(server.port).send(request)
        #expect(client.answer()?.status == 400, "\(name)")
        #expect(client.answer() == nil, "\(name)")
      }
    }
  }

  @Test("A method that Twinhall does not know gets 405 with the methods it does", arguments: ["PUT", "DELETE", "OPTIONS", "TRACE", "get"])
  func methods(_ method: String) async throws {
    try await withServer { server in
      let answer = Client(server.port).send("\(method) / HTTP/1.1\r\nHost: a\r\n\r\n").answer()
      #expect(answer?.status == 405)
      #expect(answer?.headers["Allow"] == "GET, HEAD, POST, PATCH")
    }
  }

  @Test("A body above its route's limit gets 413 and one at the limit is read")
  func bodyLimit() async throws {
    try await withServer({ $0.bodyLimit = { _, path in path == "/large" ? 100_000 : 1000 } }) { server in
      func post(_ path: String, _ size: Int) -> Int? {
        let head = "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(size)\r\n\r\n"
        return Client(server.port).send(head + String(repeating: "x", count: size)).answer()?.status
      }
      #expect(post("/", 1000) == 200)
      #expect(post("/", 1001) == 413)
      #expect(post("/", 1_000_000) == 413)
      #expect(post("/large", 100_000) == 200)
    }
  }

  @Test("A chunked body is held to the same limit")
  func chunkedLimit() async throws {
    try await withServer({ $0.bodyLimit = { _, _ in 10 } }) { server in
      let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      #expect(Client(server.port).send(head + "5\r\n12345\r\n5\r\n67890\r\n0\r\n\r\n").answer()?.text == "POST /  1234567890")
      #expect(Client(server.port).send(head + "6\r\n123456\r\n5\r\n67890\r\n0\r\n\r\n").answer()?.status == 413)
    }
  }

  @Test("A body that is much too large is refused before it is sent")
  func hugeBody() async throws {
    try await withServer { server in
      let client = Client(server.port).send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n")
      #expect(client.answer()?.status == 413)
      #expect(client.answer() == nil)
    }
  }

  @Test("A client that asks before it sends is told to go on, or is refused at once")
  func expectContinue() async throws {
    try await withServer({ $0.bodyLimit = { _, _ in 10 } }) { server in
      let head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: "
      let client = Client(server.port).send(head + "2\r\n\r\n")
      #expect(String(decoding: client.read(), as: UTF8.self).hasPrefix("HTTP/1.1 100 "))
      #expect(client.send("ab").answer()?.text == "POST /  ab")
      #expect(Client(server.port).send(head + "11\r\n\r\n").answer()?.status == 413)
    }
  }

  @Test("The refusal can be dressed by the application and keeps its status")
  func refusalPage() async throws {
    try await withServer({ $0.refusal = { status, _ in .html(Array("<p>\(status)".utf8)) } }) { server in
      let answer = Client(server.port).send("BREW / HTTP/1.1\r\nHost: a\r\n\r\n").answer()
      #expect(answer?.status == 405)
      #expect(answer?.text == "<p>405")
    }
  }
}

import CDeflate
import Testing

@testable import HTTPServer

private let longPage: Handler = { request in
  var response = Response.html(Array(String(repeating: "<p>Partnership</p>", count: 500).utf8))
  response.headers.add("ETag", "\"seven\"")
  if request.path == "/picture" { response.headers.set("Content-Type", "image/png") }
  if request.path == "/short" { response.body = .bytes(Array("short".utf8)) }
  return response
}

struct ExchangeTests {
  private func get(_ server: Server, _ path: String, _ fields: String = "", method: String = "GET") -> Answer? {
    Client(server.port).send("\(method) \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n").answer(toHead: method == "HEAD")
  }

  @Test("The handler gets the path decoded once, the query, the body and the peer")
  func request() async throws {
    let handler: Handler = { request in
      .text("\(request.path)|\(request.query.all("a"))|\(request.headers["x-y"] ?? "")|\(request.body.count)|\(request.remoteAddress)")
    }
    try await withServer(handler: handler) { server in
      let head = "POST /%C3%B6/%2541?a=1&a=b+c HTTP/1.1\r\nhost: a\r\nX-Y: z\r\nContent-Length: 3\r\n\r\n"
      let answer = Client(server.port).send(head + "abc").answer()
      #expect(answer?.text == "/ö/%41|[\"1\", \"b c\"]|z|3|127.0.0.1")
      #expect(answer?.headers["Date"]?.hasSuffix(" GMT") == true)
    }
  }

  @Test("One connection carries one request after another")
  func keepAlive() async throws {
    try await withServer { server in
      let client = Client(server.port)
      for number in 1...5 {
        #expect(client.send("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n").answer()?.text == "GET /\(number)  ")
      }
    }
  }

  @Test("Two requests sent at once are answered in their order")
  func pipelining() async throws {
    try await withServer { server in
      let client = Client(server.port)
      client.send("POST /first HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\noneGET /second HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(client.answer()?.text == "POST /first  one")
      #expect(client.answer()?.text == "GET /second  ")
    }
  }

  @Test("The connection closes after the answer when the client asks for it")
  func close() async throws {
    try await withServer { server in
      let client = Client(server.port).send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(client.answer()?.status == 200)
      #expect(client.answer() == nil)
    }
  }

  @Test("An older client without Host is answered")
  func version10() async throws {
    try await withServer { server in
      #expect(Client(server.port).send("GET / HTTP/1.0\r\n\r\n").answer()?.status == 200)
    }
  }

  @Test("A client that has ended its side still gets its answer")
  func halfClosed() async throws {
    let gate = Semaphore()
    let handler: Handler = { request in
      gate.wait()
      return await echo(request)
    }
    try await withServer(handler: handler) { server in
      let client = Client(server.port).send("POST /half HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab")
      client.closeWriting()
      #expect(eventually { server.inFlight == 1 })
      gate.signal()
      #expect(client.answer()?.text == "POST /half  ab")
    }
  }

  @Test("HEAD gets the fields of GET without the body")
  func head() async throws {
    try await withServer(handler: longPage) { server in
      let client = Client(server.port).send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\nGET /short HTTP/1.1\r\nHost: a\r\n\r\n")
      let answer = client.answer(toHead: true)
      #expect(answer?.status == 200)
      #expect(answer?.headers["Content-Length"] == "9000")
      #expect(client.answer()?.text == "short")
    }
  }

  @Test("The handler's own statuses and fields go through")
  func handlerStatus() async throws {
    let handler: Handler = { request in
      if request.path == "/missing" { return .text("none", status: 404) }
      var response = Response.redirect(to: "/next?a=%C3%B6")
      response.headers.add("Set-Cookie", "a=1")
      response.headers.add("Set-Cookie", "b=2")
      response.headers.add("Content-Length", "77")
      return response
    }
    try await withServer(handler: handler) { server in
      #expect(get(server, "/missing")?.status == 404)
      let redirect = get(server, "/")
      #expect(redirect?.status == 303)
      #expect(redirect?.headers["Location"] == "/next?a=%C3%B6")
      #expect(redirect?.headers.values("Set-Cookie") == ["a=1", "b=2"])
      #expect(redirect?.headers.values("Content-Length") == ["0"])
    }
  }

  @Test("A field value with a line end cannot split the answer")
  func splitting() async throws {
    try await withServer(handler: { _ in .redirect(to: "/\r\nSet-Cookie: evil=1") }) { server in
      let answer = get(server, "/")
      #expect(answer?.status == 500)
      #expect(answer?.headers["Set-Cookie"] == nil)
    }
  }

  @Test("Text above one kilobyte is compressed for who takes it, and caches are told")
  func gzip() async throws {
    try await withServer(handler: longPage) { server in
      let answer = try #require(get(server, "/", "Accept-Encoding: br, gzip;q=0.5\r\n"))
      #expect(answer.headers["Content-Encoding"] == "gzip")
      #expect(answer.headers["Vary"] == "Accept-Encoding")
      #expect(answer.headers["ETag"] == "W/\"seven\"")
      #expect(answer.headers["Content-Length"] == "\(answer.body.count)")
      #expect(gunzip(answer.body).elementsEqual(String(repeating: "<p>Partnership</p>", count: 500).utf8))
    }
  }

  @Test("Small bodies, pictures and clients without gzip get plain bytes")
  func plain() async throws {
    try await withServer(handler: longPage) { server in
      for (path, field) in [
        ("/", ""), ("/", "Accept-Encoding: gzip;q=0\r\n"), ("/short", "Accept-Encoding: gzip\r\n"),
        ("/picture", "Accept-Encoding: gzip\r\n"),
      ] {
        let answer = get(server, path, field)
        #expect(answer?.status == 200)
        #expect(answer?.headers["Content-Encoding"] == nil)
      }
      #expect(get(server, "/")?.headers["Vary"] == "Accept-Encoding")
      #expect(get(server, "/picture")?.headers["Vary"] == nil)
    }
  }

  @Test("A client that holds the page already gets 304", arguments: ["\"seven\"", "W/\"seven\"", "\"six\", \"seven\"", "*"])
  func notModified(_ tag: String) async throws {
    try await withServer(handler: longPage) { server in
      let client = Client(server.port).send("GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: \(tag)\r\n\r\n")
      let answer = client.answer()
      #expect(answer?.status == 304)
      #expect(answer?.headers["ETag"] == "\"seven\"")
      #expect(client.send("GET /short HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"six\"\r\n\r\n").answer()?.text == "short")
    }
  }

  private func gunzip(_ bytes: [UInt8]) -> [UInt8] {
    let decompressor = libdeflate_alloc_decompressor()
    defer { libdeflate_free_decompressor(decompressor) }
    return [UInt8](unsafeUninitializedCapacity: 100_000) { output, count in
      libdeflate_gzip_decompress(decompressor, bytes, bytes.count, output.baseAddress, output.count, &count)
    }
  }
}

import Glibc
import Testing

@testable import HTTPServer

private struct BrokenStream: Error {}

struct StreamTests {
  private func counting(_ produced: Guarded<Int>, upTo parts: Int) -> Handler {
    { _ in
      produced.withLock { $0 = 0 }
      return Response(
        body: .stream {
          let number = produced.withLock { count in
            count += 1
            return count
          }
          return number <= parts ? [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 50_000) : nil
        })
    }
  }

  @Test("A streamed body arrives whole and the connection carries on")
  func whole() async throws {
    let produced = Guarded(0)
    try await withServer(handler: counting(produced, upTo: 40)) { server in
      let client = Client(server.port)
      for _ in 1...2 {
        let answer = try #require(client.send("GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n").answer())
        #expect(answer.body.count == 2_000_000)
        #expect((0..<40).allSatisfy { answer.body[$0 * 50_000 + 49_999] == UInt8($0 + 1) })
      }
    }
  }

  @Test("A reader that stops makes the stream wait, not the memory grow")
  func backPressure() async throws {
    let produced = Guarded(0)
    try await withServer(handler: counting(produced, upTo: 2000)) { server in
      let client = Client(server.port).send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(!client.read(atMost: 100).isEmpty)
      var before = -1
      #expect(
        eventually {
          usleep(50_000)
          defer { before = produced.withLock { $0 } }
          return produced.withLock { $0 } == before
        })
      #expect(before < 1000)
      #expect(client.readAll().count > 100_000_000 - 100)
      #expect(produced.withLock { $0 } == 2001)
    }
  }

  @Test("A client that leaves in the middle of a stream frees its connection")
  func leaving() async throws {
    let produced = Guarded(0)
    try await withServer(handler: counting(produced, upTo: .max)) { server in
      do {
        let client = Client(server.port).send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(!client.read().isEmpty)
      }
      #expect(eventually { server.connections == 0 })
    }
  }

  @Test("A stream that fails breaks off before the last chunk")
  func failing() async throws {
    let handler: Handler = { _ in
      let isFirst = Guarded(true)
      return Response(
        body: .stream {
          guard
            isFirst.withLock({ first in
              defer { first = false }
              return first
            })
          else { throw BrokenStream() }
          return Array("first".utf8)
        })
    }
    try await withServer(handler: handler) { server in
      let bytes = Client(server.port).send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readAll()
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("first"))
      #expect(!text.hasSuffix("0\r\n\r\n"))
    }
  }

  @Test("HEAD of a stream never starts it")
  func head() async throws {
    let produced = Guarded(0)
    try await withServer(handler: counting(produced, upTo: 3)) { server in
      let answer = Client(server.port).send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").answer(toHead: true)
      #expect(answer?.status == 200)
      #expect(produced.withLock { $0 } == 0)
    }
  }

  @Test("A large body arrives whole")
  func largeBytes() async throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try await withServer(handler: { _ in Response(body: .bytes(bytes)) }) { server in
      let answer = Client(server.port).send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer()
      #expect(answer?.headers["Content-Length"] == "3000000")
      #expect(answer?.body == bytes)
    }
  }

  @Test("A large upload arrives whole")
  func upload() async throws {
    let handler: Handler = { .text("\($0.body.count) \($0.body.last ?? 0)") }
    try await withServer({ $0.bodyLimit = { _, _ in 10_000_000 } }, handler: handler) { server in
      let client = Client(server.port).send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n")
      #expect(client.send([UInt8](repeating: 9, count: 5_000_000)).answer()?.text == "5000000 9")
    }
  }
}

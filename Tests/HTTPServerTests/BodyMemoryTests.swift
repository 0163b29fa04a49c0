import Testing

@testable import HTTPServer

@Suite("Memory for bodies")
struct BodyMemoryTests {
  private static let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n"
  private static let half = [UInt8](repeating: UInt8(ascii: "a"), count: 40_000)
  private static let rest = [UInt8](repeating: UInt8(ascii: "a"), count: 20_000)

  /// The waiting clients must still be there when a busy machine gets to the third one.
  private static let small: @Sendable (inout ServerConfiguration) -> Void = {
    $0.maximumBodyBytes = 100_000
    $0.bodyDeadline = 600
    $0.idleTimeout = 600
  }
  private static let count: Handler = { .text("\($0.body.count)") }

  private func tooMany(_ server: Server) -> Bool {
    let client = Client(server.port).send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 30000\r\n\r\n")
    return client.send([UInt8](repeating: UInt8(ascii: "a"), count: 30_000)).answer()?.status == 503
  }

  @Test("Clients that begin large bodies and wait leave no room for more than is set, and give it back")
  func cap() async throws {
    try await withServer(Self.small, handler: Self.count) { server in
      var slow: [Client] = (1...2).map { _ in Client(server.port).send(Self.head).send(Self.half) }
      // Only when both are in: on a busy machine the third may otherwise come before the second, which is then the one to be refused.
      let areHeld = eventually { server.bodyBytes == 80_000 }
      #expect(areHeld)
      #expect(tooMany(server))
      let first = slow.removeFirst().send(Self.rest)
      #expect(first.answer()?.text == "60000")
      slow = []
      let isFree = eventually { server.bodyBytes == 0 }
      #expect(isFree)
      #expect(Client(server.port).send(Self.head).send(Self.half).send(Self.rest).answer()?.text == "60000")
    }
  }
}

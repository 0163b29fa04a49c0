import Glibc
import Testing

@testable import HTTPServer

struct DeadlineTests {
  /// Sends one byte after another until the server closes; gives up only when a working server would have closed long ago.
  private func isClosedWhileDripping(_ port: Int, after start: String) -> Bool {
    let client = Client(port).send(start)
    for _ in 0..<1500 {
      client.send("x")
      usleep(10_000)
      var byte: UInt8 = 0
      let count = recv(client.descriptor, &byte, 1, Int32(MSG_DONTWAIT))
      if count == 0 || count < 0 && errno != EAGAIN { return true }
    }
    return false
  }

  @Test("A client that drips its header fields is closed while others are served")
  func drippingHeader() async throws {
    try await withServer({ $0.headerDeadline = 0.3 }) { server in
      let closed = Guarded<Bool?>(nil)
      startThread {
        let result = isClosedWhileDripping(server.port, after: "GET / HTTP/1.1\r\nHost: a\r\nX: ")
        closed.withLock { $0 = result }
      }
      var served = 0
      #expect(
        eventually {
          if Client(server.port).send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer()?.status == 200 { served += 1 }
          return closed.withLock { $0 != nil }
        })
      #expect(closed.withLock { $0 } == true)
      #expect(served > 0)
    }
  }

  @Test("A client that drips its request line on a kept connection is closed")
  func drippingSecondRequest() async throws {
    try await withServer({ $0.idleTimeout = 0.3 }) { server in
      #expect(isClosedWhileDripping(server.port, after: "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /"))
    }
  }

  @Test("A client that drips its body is closed")
  func drippingBody() async throws {
    try await withServer({ $0.bodyDeadline = 0.3 }) { server in
      #expect(isClosedWhileDripping(server.port, after: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n"))
    }
  }

  @Test("A connection on which nothing comes is closed")
  func silent() async throws {
    try await withServer({ $0.headerDeadline = 0.2 }) { server in
      let client = Client(server.port)
      #expect(eventually { server.connections == 1 })
      #expect(client.read().isEmpty)
      #expect(eventually { server.connections == 0 })
    }
  }

  @Test("A handler may take longer than every deadline")
  func slowHandler() async throws {
    let handler: Handler = { _ in
      usleep(1_500_000)
      return .text("late")
    }
    let configure = { (configuration: inout ServerConfiguration) in
      configuration.headerDeadline = 0.2
      configuration.bodyDeadline = 0.2
      configuration.idleTimeout = 0.2
    }
    try await withServer(configure, handler: handler) { server in
      #expect(Client(server.port).send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer()?.text == "late")
    }
  }
}

import Glibc
import Testing

@testable import HTTPServer

struct DrainTests {
  private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
  private static let quick = "GET /quick HTTP/1.1\r\nHost: a\r\n\r\n"

  @Test("Draining answers and closes open connections, finishes what is in hand, refuses the rest, lets go of the port")
  func finishes() async throws {
    let gate = Semaphore()
    let server = try Server(configuration: ServerConfiguration()) { request in
      if request.path == "/" { gate.wait() }
      return .text("done")
    }
    try server.start()
    let (kept, late) = (Client(server.port), Client(server.port))
    for client in [kept, late] { #expect(client.send(Self.quick).answer()?.status == 200) }
    let waiting = Client(server.port).send(Self.get)
    #expect(eventually { server.inFlight == 1 })

    let drained = Guarded<Bool?>(nil)
    startThread {
      let result = server.drain(timeout: 20)
      drained.withLock { $0 = result }
    }
    #expect(eventually { Client(server.port).send(Self.quick).answer() == nil })
    // Its proxy does not know yet, and a form that is refused now may not be sent to another process.
    let last = kept.send(Self.quick).answer()
    #expect(last?.status == 200)
    #expect(last?.headers["Connection"]?.lowercased() == "close")
    #expect(eventually { server.isDraining })
    let refused = late.send(Self.get).answer()
    #expect(refused?.status == 503)
    #expect(refused?.headers["Retry-After"] != nil)
    #expect(drained.withLock { $0 } == nil)

    gate.signal()
    let answer = waiting.answer()
    #expect(answer?.text == "done")
    #expect(answer?.headers["Connection"]?.lowercased() == "close")
    #expect(eventually { drained.withLock { $0 } == true })
    #expect(server.inFlight == 0)
    #expect(server.connections == 0)
    var configuration = ServerConfiguration()
    configuration.port = server.port
    let next = try Server(configuration: configuration, handler: echo)
    #expect(next.port == server.port)
  }

  @Test("Draining gives up on a handler that hangs and can be tried again")
  func givesUp() async throws {
    let gate = Semaphore()
    let server = try Server(configuration: ServerConfiguration()) { _ in
      gate.wait()
      return .text("late")
    }
    try server.start()
    let client = Client(server.port).send(Self.get)
    #expect(eventually { server.inFlight == 1 })
    #expect(!server.drain(timeout: 0.05))
    gate.signal()
    #expect(server.drain(timeout: 20))
    #expect(client.answer() == nil)
  }

  @Test("Draining cuts off a client that never takes its answer")
  func cutsReader() async throws {
    let server = try Server(configuration: ServerConfiguration()) { _ in
      Response(body: .stream { [UInt8](repeating: 1, count: 100_000) })
    }
    try server.start()
    let client = Client(server.port).send(Self.get)
    #expect(!client.read().isEmpty)
    #expect(server.drain(timeout: 0.05))
    #expect(server.connections == 0)
  }

  @Test("Above the cap of requests in hand the answer is 503 and the connection stays")
  func cap() async throws {
    let gate = Semaphore()
    let handler: Handler = { request in
      if request.path == "/wait" { gate.wait() }
      return .text("done")
    }
    try await withServer({ $0.maximumInFlight = 1 }, handler: handler) { server in
      let first = Client(server.port).send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(eventually { server.inFlight == 1 })
      let second = Client(server.port).send(Self.get)
      let refused = second.answer()
      #expect(refused?.status == 503)
      #expect(refused?.headers["Retry-After"] != nil)
      gate.signal()
      #expect(first.answer()?.text == "done")
      #expect(eventually { server.inFlight == 0 })
      #expect(second.send(Self.get).answer()?.text == "done")
    }
  }

  @Test("A taken port, a wrong address and a second start are named")
  func startErrors() async throws {
    try await withServer { server in
      var taken = ServerConfiguration()
      taken.port = server.port
      #expect(throws: ServerError.cannotListen(address: "127.0.0.1", port: server.port, code: EADDRINUSE)) {
        try Server(configuration: taken, handler: echo)
      }
      var wrong = ServerConfiguration()
      wrong.address = "town hall"
      #expect(throws: ServerError.invalidAddress("town hall")) { try Server(configuration: wrong, handler: echo) }
      #expect(throws: ServerError.cannotStart) { try server.start() }
    }
  }

  @Test("It listens on IPv6 too")
  func version6() async throws {
    var configuration = ServerConfiguration()
    configuration.address = "::1"
    let server = try Server(configuration: configuration, handler: echo)
    #expect(server.port > 0)
    try server.start()
    #expect(server.drain(timeout: 5))
  }
}

import Glibc
import Testing

@testable import HTTPServer

/// The same numbers in each run (SplitMix64), so that a failure can be seen again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private let seeds = [
  "GET /partnerships/7?page=2&sort=name HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nCookie: session=abc\r\n\r\n",
  "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n\r\na=1&b=%C3%B6",
  "POST /form HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\na=1&\r\n3\r\nb=2\r\n0\r\n\r\n",
  "POST /file HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 84\r\n\r\n"
    + "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\nhello\r\n--x--\r\n",
  "HEAD / HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"x\"\r\nConnection: close\r\n\r\n",
].map { Array($0.utf8) }

/// Makes the server close after whatever came before, where it still understands.
private let farewell = Array("GET /end HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".utf8)

private let fragments = ["\r\n", "%", "\0", ":", " ", "..", "HTTP/1.1"]

private func mutated(_ generator: inout SeededGenerator) -> [UInt8] {
  var bytes = seeds.randomElement(using: &generator) ?? []
  for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 1...20, using: &generator))
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes[place] = .random(in: 0...255, using: &generator)
    case 1: bytes.insert(.random(in: 0...255, using: &generator), at: place)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 4: bytes.insert(contentsOf: (fragments.randomElement(using: &generator) ?? "").utf8, at: place)
    default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
    }
  }
  return bytes
}

private let formReading: Handler = { request in
  do throws(FormError) {
    let form = try Form.parse(request)
    return .text("\(form.fields.urlEncoded()) \(form.files.count)")
  } catch {
    return .text("\(error)", status: 422)
  }
}

struct RobustnessTests {
  /// Sends damaged requests one after another and counts the statuses that come back.
  private func statuses(_ port: Int, seed: UInt64, count: Int) -> [Int: Int] {
    var generator = SeededGenerator(state: seed)
    var statuses: [Int: Int] = [:]
    for _ in 0..<count {
      let request = mutated(&generator)
      let client = Client(port).send(request + farewell)
      while let answer = client.answer(toHead: request.starts(with: "HEAD".utf8)) { statuses[answer.status, default: 0] += 1 }
    }
    return statuses
  }

  @Test("Two thousand damaged requests neither stop the server nor make it fail")
  func fuzz() async throws {
    // Requests that miss their end are only let go at a deadline, so these are short.
    let configure = { (configuration: inout ServerConfiguration) in
      configuration.headerDeadline = 0.2
      configuration.bodyDeadline = 0.2
    }
    try await withServer(configure, handler: formReading) { server in
      let all = Guarded<[Int: Int]>([:])
      let done = Semaphore()
      for seed in 1...20 {
        startThread {
          let some = statuses(server.port, seed: UInt64(seed), count: 100)
          all.withLock { $0.merge(some, uniquingKeysWith: +) }
          done.signal()
        }
      }
      for _ in 1...20 { done.wait() }
      let counted = all.withLock { $0 }
      #expect(counted.keys.filter { $0 >= 500 } == [])
      #expect(counted[400, default: 0] > 100)
      #expect(counted[422, default: 0] > 100)
      #expect(Client(server.port).send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer()?.status == 422)
      #expect(eventually { server.connections == 0 })
    }
  }

  @Test("Many clients that keep their connections are all served, and no connection stays behind")
  func load() async throws {
    try await withServer { server in
      let served = Guarded(0)
      let done = Semaphore()
      for thread in 0..<16 {
        startThread {
          let clients = (0..<16).map { _ in Client(server.port) }
          for round in 0..<20 {
            for client in clients { client.send("GET /\(thread)/\(round) HTTP/1.1\r\nHost: a\r\n\r\n") }
            let answered = clients.count { $0.answer()?.text == "GET /\(thread)/\(round)  " }
            served.withLock { $0 += answered }
          }
          done.signal()
        }
      }
      for _ in 0..<16 { done.wait() }
      #expect(served.withLock { $0 } == 16 * 16 * 20)
      #expect(eventually { server.connections == 0 })
      #expect(server.inFlight == 0)
    }
  }
}

import Domain

/// A bounded load of clients that keep their connections, and what the server holds after it.
struct LoadRun {
  let requests: Int
  let memoryMost: Double
  let memoryNow: Double
  /// Of all threads of the server, sockets and compression included, in milliseconds a request.
  let processorMilliseconds: Double

  private static let clients = 16

  /// Opens every address in turn.
  /// - Throws: `BenchFault` when an answer is not 200.
  init(_ pages: [(address: String, cookie: String?)], on server: BenchServer, requests: Int = 5_000) throws {
    let connections = try (0..<Self.clients).map { _ in try BenchConnection(port: server.port) }
    let before = server.processorMilliseconds
    var sent = 0
    while sent < requests {
      var asked: [String] = []
      for connection in connections {
        let page = pages[sent % pages.count]
        try connection.send(page.address, page.cookie.map { ["Cookie: " + $0] } ?? [])
        asked.append(page.address)
        sent += 1
      }
      for (connection, address) in zip(connections, asked) {
        let status = try connection.receive().status
        guard status == 200 else { throw BenchFault("\(address) answers \(status) under load") }
      }
    }
    self.requests = sent
    processorMilliseconds = (server.processorMilliseconds - before) / Double(sent)
    (memoryMost, memoryNow) = server.memory
  }

  var table: BenchTable {
    var table = BenchTable(
      title: "Server after \(requests) requests by \(Self.clients) clients",
      columns: [
        .init("most memory, MiB", decimals: 1, budget: 64), .init("memory now, MiB", decimals: 1, budget: 64),
        .init("processor ms a request, all threads", decimals: 2),
      ])
    table.rows = [.init(name: "all pages in turn", values: [memoryMost, memoryNow, processorMilliseconds])]
    return table
  }
}

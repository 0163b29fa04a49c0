import Domain
import HTTPServer

/// What one page costs when it is asked for again and again in this process.
struct MeasuredPage {
  let medianMilliseconds: Double
  let worstMilliseconds: Double
  /// Per request; nil where nothing counts them.
  let allocations: Double?
  let bytes: Int

  private static let warmUps = 30

  /// - Throws: `BenchFault` when an answer is not 200.
  init(_ address: String, as role: Role?, _ visitors: BenchVisitors, requests: Int = 300) throws {
    bytes = try visitors.body(of: address, as: role).count
    let request = try visitors.request(address, as: role)
    for _ in 0..<Self.warmUps { _ = visitors.router.respond(to: request) }
    var times: [Double] = []
    let allocatedBefore = AllocationCounter.count
    for _ in 0..<requests {
      let start = threadMicroseconds()
      let response = visitors.router.respond(to: request)
      times.append((threadMicroseconds() - start) / 1_000)
      guard response.status == 200 else { throw BenchFault("\(address) answers \(response.status)") }
    }
    allocations = AllocationCounter.count.flatMap { after in allocatedBefore.map { Double(after - $0) / Double(requests) } }
    medianMilliseconds = times.median
    worstMilliseconds = times.max() ?? 0
  }
}

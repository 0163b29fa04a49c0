import CMicroHTTPD
import CShims

/// Feeds a body to libmicrohttpd part by part, and asks the handler's stream for more only when all before was taken.
final class BodySource: Sendable {
  private struct State {
    var part: [UInt8] = []
    var taken = 0
    var isEnded = false
    var hasFailed = false
  }

  private let state: Guarded<State>
  private let stream: (@Sendable () async throws -> [UInt8]?)?
  nonisolated(unsafe) private let connection: OpaquePointer
  private let executor: BlockingExecutor

  init(_ body: Response.Body, connection: OpaquePointer, executor: BlockingExecutor) {
    self.connection = connection
    self.executor = executor
    switch body {
    case .bytes(let bytes):
      state = Guarded(State(part: bytes, isEnded: true))
      stream = nil
    case .stream(let stream), .sized(_, let stream):
      state = Guarded(State())
      self.stream = stream
    }
  }

  /// - Returns: the bytes written, 0 when the connection now sleeps until there are more, or one of libmicrohttpd's end marks.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let result: Int? = state.withLock { state in
      let rest = state.part[state.taken...].prefix(buffer.count)
      guard rest.isEmpty else {
        buffer.copyBytes(from: rest)
        state.taken += rest.count
        return rest.count
      }
      if state.hasFailed { return twinhall_http_end_with_error }
      return state.isEnded ? twinhall_http_end_of_stream : nil
    }
    if let result { return result }
    MHD_suspend_connection(connection)
    Task.detached(executorPreference: executor) { await self.fetch() }
    return 0
  }

  private func fetch() async {
    do {
      let part = try await nextPart()
      state.withLock { $0 = State(part: part ?? [], isEnded: part == nil) }
    } catch {
      state.withLock { $0 = State(hasFailed: true) }
    }
    MHD_resume_connection(connection)
  }

  private func nextPart() async throws -> [UInt8]? {
    while let part = try await stream?() {
      if !part.isEmpty { return part }
    }
    return nil
  }
}

func readBody(_ source: UnsafeMutableRawPointer?, _ position: UInt64, _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int) -> Int {
  guard let source, let buffer else { return twinhall_http_end_with_error }
  let free = UnsafeMutableRawBufferPointer(start: buffer, count: size)
  return Unmanaged<BodySource>.fromOpaque(source).takeUnretainedValue().read(into: free)
}

func releaseBody(_ source: UnsafeMutableRawPointer?) {
  if let source { Unmanaged<BodySource>.fromOpaque(source).release() }
}

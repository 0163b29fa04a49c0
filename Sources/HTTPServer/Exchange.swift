import CMicroHTTPD
import CShims

/// One request and its answer. libmicrohttpd calls it from one thread at a time; a handler's task only reaches `answer`.
final class Exchange: @unchecked Sendable {
  private enum Phase {
    case new
    case receiving(Request, limit: Int)
    /// Takes in what a refused client still sends, so that it reads the refusal instead of a broken connection.
    case discarding(Refusal)
    case handling(Request)
    case answered
  }

  /// The most bytes taken in from a client that was refused.
  private static let maximumDiscarded = 16 * 1024 * 1024

  private let core: ServerCore
  private let connection: OpaquePointer
  private let descriptor: Int32
  private let remoteAddress: String
  private let target: [UInt8]
  private var phase = Phase.new
  private var received = 0
  /// Bytes of the body counted as held.
  private var held = 0
  private var began = 0.0
  private var isCounted = false
  private var holdsFile = false
  private let answer = Guarded<Response?>(nil)

  init(core: ServerCore, connection: OpaquePointer, descriptor: Int32, remoteAddress: String, target: [UInt8]) {
    self.core = core
    self.connection = connection
    self.descriptor = descriptor
    self.remoteAddress = remoteAddress
    self.target = target
  }

  var isNew: Bool { if case .new = phase { true } else { false } }

  /// The header fields are there.
  func begin(method: String, version: String) -> MHD_Result {
    var headers = Headers()
    withUnsafeMutablePointer(to: &headers) { _ = MHD_get_connection_values_n(connection, .HEADER_KIND, collectField, $0) }
    began = monotonicSeconds()
    core.connections.move(descriptor, within: core.configuration.bodyDeadline)
    do throws(Refusal) {
      let head = try RequestHead(method: method, version: version, target: target, headers: headers, remoteAddress: remoteAddress)
      return accept(head)
    } catch {
      return refuse(error)
    }
  }

  private func accept(_ head: RequestHead) -> MHD_Result {
    isCounted = core.load.withLock { $0.beginExchange() }
    guard isCounted else { return refuse(.draining) }
    let hasBody = head.declaredLength != 0
    let folder = hasBody ? core.configuration.bodyFolder(head.request) : nil
    let most = core.configuration.bodyLimit(head.request.method, head.request.path)
    let limit = folder == nil ? min(most, core.configuration.maximumMemoryBody) : most
    guard let length = head.declaredLength, length > limit else { return receive(head, limit: limit, folder) }
    guard length <= Self.maximumDiscarded, !head.expectsContinue else { return refuse(.tooLarge(limit: limit)) }
    phase = .discarding(.tooLarge(limit: limit))
    return .YES
  }

  private func receive(_ head: RequestHead, limit: Int, _ folder: String?) -> MHD_Result {
    var request = head.request
    if let folder {
      holdsFile = core.load.withLock { $0.beginFile(maximum: core.configuration.maximumBodyFiles) }
      guard holdsFile else { return refuse(.busy) }
      guard let file = SpooledBody(in: folder) else { return refuse(.noRoom) }
      request.bodyFile = file
    }
    phase = .receiving(request, limit: limit)
    return .YES
  }

  /// A part of the body is there.
  func receive(_ bytes: UnsafeRawBufferPointer) -> MHD_Result {
    received += bytes.count
    let elapsed = monotonicSeconds() - began
    core.connections.move(descriptor, within: core.configuration.bodyDeadline + Double(received / 1024) - elapsed)
    switch phase {
    case .receiving(_, let limit) where received > limit: discard(.tooLarge(limit: limit))
    case .receiving(let request, _) where request.bodyFile != nil:
      if request.bodyFile?.append(bytes) == false { discard(.noRoom) }
    case .receiving where !hold(bytes.count): discard(.busy)
    case .receiving(var request, let limit):
      // Let go of the stored copy first: two owners would make each part copy the whole body.
      phase = .answered
      request.body.append(contentsOf: bytes)
      phase = .receiving(request, limit: limit)
    default: break
    }
    return received > Self.maximumDiscarded && isDiscarding ? .NO : .YES
  }

  private func hold(_ bytes: Int) -> Bool {
    guard core.load.withLock({ $0.hold(bytes, maximum: core.configuration.maximumBodyBytes) }) else { return false }
    held += bytes
    return true
  }

  private func release() {
    let bytes = held
    held = 0
    if bytes > 0 { core.load.withLock { $0.release(bytes) } }
  }

  /// Lets go of what was received.
  private func discard(_ refusal: Refusal) {
    phase = .discarding(refusal)
    release()
  }

  private var isDiscarding: Bool { if case .discarding = phase { true } else { false } }

  /// The body is complete, or the answer is.
  func proceed() -> MHD_Result {
    switch phase {
    case .receiving(let request, _): return handle(request)
    case .discarding(let refusal): return refuse(refusal)
    case .handling(let request):
      guard let response = answer.withLock({ $0.take() }) else { return .NO }
      return send(response, to: request, closing: core.load.withLock { $0.isClosing })
    case .new, .answered: return .YES
    }
  }

  private func handle(_ request: Request) -> MHD_Result {
    core.connections.move(descriptor, within: .infinity)
    let isFree = core.load.withLock { $0.beginHandler(maximum: core.configuration.maximumInFlight) }
    guard isFree else { return send(Refusal.busy.response(core.configuration), to: request, closing: false) }
    var bodiless = request
    bodiless.body = []
    bodiless.bodyFile = nil
    phase = .handling(bodiless)
    MHD_suspend_connection(connection)
    Task.detached(executorPreference: core.executor) { await self.answer(request) }
    return .YES
  }

  private func answer(_ request: Request) async {
    let response = await core.handler(request).varyingByEncoding().conditional(for: request).compressed(for: request)
    answer.withLock { $0 = response }
    core.load.withLock { $0.endHandler() }
    MHD_resume_connection(connection)
  }

  private func refuse(_ refusal: Refusal) -> MHD_Result {
    send(refusal.response(core.configuration), to: nil, closing: true)
  }

  private func send(_ response: Response, to request: Request?, closing: Bool) -> MHD_Result {
    phase = .answered
    core.connections.move(descriptor, within: .infinity)
    let source = BodySource(response.body, connection: connection, executor: core.executor)
    return queue(response, from: source, on: connection, closing: closing)
  }

  /// The answer is sent or the client is gone.
  func end() {
    release()
    core.connections.move(descriptor, within: core.configuration.idleTimeout)
    if holdsFile { core.load.withLock { $0.endFile() } }
    if isCounted { core.load.withLock { $0.endExchange() } }
  }
}

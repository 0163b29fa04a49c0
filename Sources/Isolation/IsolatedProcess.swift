import CIsolation
import Glibc

/// One run of a helper program, with our ends of its input and output.
struct IsolatedProcess {
  enum End {
    case exited
    case deadline
    case tooMuchOutput
  }

  private let identifier: pid_t
  /// Becomes readable when the child ends.
  private let ending: Int32
  private var input: Int32
  private let output: Int32
  private var rest: ArraySlice<UInt8>

  init(_ path: String, _ arguments: [String], _ source: IsolationInput) throws(IsolationFault) {
    let pipes = try Pipes(source)
    defer { pipes.closeTheirs() }
    do {
      identifier = try spawn(path, arguments, pipes)
    } catch {
      pipes.closeOurs()
      throw error
    }
    (input, output, rest) = (pipes.ourInput, pipes.ourOutput, pipes.bytes[...])
    ending = twinhall_process_descriptor(identifier)
  }

  /// Feeds and reads until the child has ended, its time is over or it says too much.
  mutating func converse(_ limits: IsolationLimits) -> (output: [UInt8], end: End) {
    var collected: [UInt8] = []
    let deadline = monotonicMilliseconds() + limits.deadline * 1000
    while true {
      if rest.isEmpty { closeInput() }
      var watched = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: ending, events: Int16(POLLIN), revents: 0),
        pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
      ]
      let left = deadline - monotonicMilliseconds()
      guard ending >= 0, left > 0 else { return (collected, .deadline) }
      guard poll(&watched, 3, Int32(min(left, 1000))) > 0 else { continue }
      if watched[2].revents != 0 { feed() }
      if watched[0].revents != 0, !collect(into: &collected, limits.output) { return (collected, .tooMuchOutput) }
      if watched[1].revents != 0 {
        // What it wrote last may still be in the pipe.
        return collect(into: &collected, limits.output) ? (collected, .exited) : (collected, .tooMuchOutput)
      }
    }
  }

  /// - Returns: the status as waitpid(2) gives it.
  func reap(killing: Bool) -> Int32 {
    if killing { kill(identifier, SIGKILL) }
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    return status
  }

  mutating func close() {
    closeInput()
    for descriptor in [output, ending] where descriptor >= 0 { Glibc.close(descriptor) }
  }

  private mutating func closeInput() {
    if input >= 0 { Glibc.close(input) }
    input = -1
  }

  /// A child that reads no more is not a fault: it may have seen enough.
  private mutating func feed() {
    let sent = rest.withUnsafeBytes { send(input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)) }
    if sent > 0 { rest = rest.dropFirst(sent) } else if errno != EAGAIN && errno != EINTR { rest = [] }
  }

  /// Takes what the pipe holds. - Returns: false when it is more than allowed.
  private func collect(into collected: inout [UInt8], _ limit: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(output, &buffer, buffer.count), count > 0 {
      collected += buffer[..<count]
      if collected.count > limit { return false }
    }
    return true
  }
}

private func monotonicMilliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}

import Glibc
import TwinhallCore

/// A program built beside the tests, run as a child whose standard output is read line by line.
public final class ChildProcess {
  private let identifier: pid_t
  private let output: Int32
  private var buffer: [UInt8] = []

  /// Starts the executable of this name in the directory of the running tests.
  /// - Parameter environment: variables besides those of the tests.
  public convenience init(_ name: String, arguments: [String], environment: [String: String] = [:]) throws {
    try self.init(path: executableDirectory + "/" + name, arguments: arguments, environment: environment)
  }

  /// Starts any program; relative paths begin at the root of the repository, where the tests run.
  public init(path: String, arguments: [String], environment: [String: String] = [:]) throws {
    (identifier, output) = try spawning.withLock { try spawn(path, arguments, environment) }
  }

  deinit { close(output) }

  /// The next line without its end, or nil when the child has gone. A line cut short by its death is not one.
  public func readLine() -> String? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        defer { buffer.removeSubrange(...end) }
        return String(decoding: buffer[..<end], as: UTF8.self)
      }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = read(output, &chunk, chunk.count)
      if count <= 0 { return nil }
      buffer += chunk[..<count]
    }
  }

  public func kill() { Glibc.kill(identifier, SIGKILL) }

  /// Waits for the end and answers the exit status, or minus the signal that ended it.
  @discardableResult public func wait() -> Int32 {
    var status: Int32 = 0
    waitpid(identifier, &status, 0)
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }
}

public struct ChildProcessError: Error {
  public let path: String
  public let code: Int32

  public init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }
}

/// Without it a child could inherit another child's pipe before the pipe is marked, and keep it open.
private let spawning = Lock()

private func spawn(_ path: String, _ arguments: [String], _ environment: [String: String]) throws -> (pid_t, Int32) {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { throw ChildProcessError(path: path, code: errno) }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
  defer { posix_spawn_file_actions_destroy(&actions) }
  var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
  var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") }
  // Of two with the same name the first one counts.
  var inherited = environ
  while let variable = inherited.pointee {
    variables.append(strdup(variable))
    inherited += 1
  }
  variables.append(nil)
  defer { for word in words + variables { free(word) } }
  var child = pid_t()
  let code = posix_spawn(&child, path, &actions, nil, &words, &variables)
  close(ends[1])
  if code == 0 { return (child, ends[0]) }
  close(ends[0])
  throw ChildProcessError(path: path, code: code)
}

private var executableDirectory: String {
  var buffer = [UInt8](repeating: 0, count: 4096)
  let count = buffer.withUnsafeMutableBytes { bytes in
    readlink("/proc/self/exe", bytes.baseAddress!.assumingMemoryBound(to: CChar.self), bytes.count)
  }
  let path = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
  return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
}

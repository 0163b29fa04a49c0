import Glibc

/// A helper program beside our own that reads what strangers sent, so that a fault in a parser reaches neither the server's memory nor its
/// files. It gets no shell, no environment and no descriptors but the standard three; what it says on standard error is thrown away, since
/// it may quote the input. Works from any thread and leaves no zombie.
public struct IsolatedProgram: Sendable {
  public let path: String

  /// - Parameter folder: where the helper programs are; nil for the folder of the running program.
  public init(_ name: String, folder: String? = nil) {
    path = (folder ?? Self.ownFolder) + "/" + name
  }

  /// Whether the program is there and can be started.
  public var isInstalled: Bool { access(path, X_OK) == 0 }

  /// Runs the program to its end and blocks meanwhile.
  /// - Parameter arguments: what follows the limits on its command line; never what strangers sent.
  /// - Returns: what it wrote to standard output before it ended with status 0.
  public func run(
    _ arguments: [String] = [], input: IsolationInput, limits: IsolationLimits = IsolationLimits()
  ) throws(IsolationFault) -> [UInt8] {
    guard isInstalled else { throw .missing(path) }
    var child = try IsolatedProcess(path, [limits.argument] + arguments, input)
    defer { child.close() }
    let (output, end) = child.converse(limits)
    let status = child.reap(killing: end != .exited)
    switch end {
    case .deadline: throw .deadline
    case .tooMuchOutput: throw .tooMuchOutput
    case .exited: break
    }
    if status & 0x7F != 0 { throw .killed(signal: status & 0x7F) }
    let code = status >> 8 & 0xFF
    if code == 65 { throw .unreadableInput }
    guard code == 0 else { throw .failed(status: code) }
    return output
  }

  private static let ownFolder: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let path = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }()
}

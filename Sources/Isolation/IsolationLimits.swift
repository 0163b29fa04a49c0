/// How much a helper program may take. The helper sets these on itself before it reads a byte; the last two hold whatever it does.
public struct IsolationLimits: Sendable {
  /// Seconds of processor time.
  public var processorSeconds: Int
  /// Bytes of address space, libraries included.
  public var memory: Int
  /// Bytes that it may write into one file.
  public var fileSize: Int
  /// Seconds until it is killed.
  public var deadline: Int
  /// The most bytes of output that are taken.
  public var output: Int

  public init(processorSeconds: Int = 10, memory: Int = 512 << 20, fileSize: Int = 0, deadline: Int = 30, output: Int = 8 << 20) {
    self.processorSeconds = processorSeconds
    self.memory = memory
    self.fileSize = fileSize
    self.deadline = deadline
    self.output = output
  }

  /// As `twinhall_limit` reads it.
  var argument: String { "\(processorSeconds):\(memory):\(fileSize):\(deadline)" }
}

/// What a helper program finds on its standard input.
public enum IsolationInput: Sendable {
  case bytes([UInt8])
  /// An open file, from its present position. It stays open here; the position is shared with the helper.
  case descriptor(Int32)
}

/// Why there is no answer from a helper program.
public enum IsolationFault: Error, Hashable, Sendable {
  /// The program is not at this path.
  case missing(String)
  /// The system started no process; its error number (errno.h).
  case cannotStart(Int32)
  /// The helper understood its task and found that the input is not what it should be: exit status 65 (EX_DATAERR of sysexits.h).
  case unreadableInput
  /// Any other exit status but 0.
  case failed(status: Int32)
  /// Ended by a signal: SIGXCPU for processor time, SIGALRM for the deadline, SIGSEGV or SIGABRT for a fault that the input led to.
  case killed(signal: Int32)
  case deadline
  case tooMuchOutput
}

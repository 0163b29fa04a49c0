import CIsolation
import Glibc

/// The ends of a child's standard input and output. Bytes go through a socket, as a write to it cannot raise SIGPIPE.
struct Pipes {
  let theirInput: Int32
  let theirOutput: Int32
  /// -1 where the child reads a file by itself.
  let ourInput: Int32
  let ourOutput: Int32
  let bytes: [UInt8]
  private let isInputOurs: Bool

  init(_ source: IsolationInput) throws(IsolationFault) {
    var output: [Int32] = [0, 0]
    guard twinhall_pipe(&output) == 0 else { throw .cannotStart(errno) }
    (ourOutput, theirOutput) = (output[0], output[1])
    _ = fcntl(ourOutput, F_SETFL, O_NONBLOCK)
    switch source {
    case .descriptor(let descriptor):
      (theirInput, ourInput, bytes, isInputOurs) = (descriptor, -1, [], false)
    case .bytes(let content):
      var ends: [Int32] = [0, 0]
      guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
        let code = errno
        for end in output { close(end) }
        throw .cannotStart(code)
      }
      (theirInput, ourInput, bytes, isInputOurs) = (ends[0], ends[1], content, true)
    }
  }

  func closeTheirs() {
    close(theirOutput)
    if isInputOurs { close(theirInput) }
  }

  func closeOurs() {
    close(ourOutput)
    if isInputOurs { close(ourInput) }
  }
}

func spawn(_ path: String, _ arguments: [String], _ pipes: Pipes) throws(IsolationFault) -> pid_t {
  var actions = posix_spawn_file_actions_t()
  var attributes = posix_spawnattr_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
  posix_spawn_file_actions_adddup2(&actions, pipes.theirInput, STDIN_FILENO)
  posix_spawn_file_actions_adddup2(&actions, pipes.theirOutput, STDOUT_FILENO)
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
  twinhall_close_others(&actions)
  ownSignals(&attributes)
  var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var nothing: [UnsafeMutablePointer<CChar>?] = [nil]
  var child = pid_t()
  let code = posix_spawn(&child, path, &actions, &attributes, &words, &nothing)
  guard code == 0 else { throw code == ENOENT ? .missing(path) : .cannotStart(code) }
  return child
}

/// The server blocks and ignores signals that the helper has to die of; a group of its own keeps the terminal's away.
private func ownSignals(_ attributes: inout posix_spawnattr_t) {
  var none = sigset_t()
  var all = sigset_t()
  sigemptyset(&none)
  sigfillset(&all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  posix_spawnattr_setpgroup(&attributes, 0)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
}

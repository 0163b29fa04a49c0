import Glibc

/// `twinhall serve` in a process of its own on the same database, so that its memory is its own.
final class BenchServer {
  let port: Int
  private let process: pid_t

  /// - Throws: `BenchFault` when it does not answer within ten seconds.
  init() throws {
    port = try Self.freePort()
    process = try Self.start(port: port)
    for _ in 0..<500 {
      if let connection = try? BenchConnection(port: port), (try? connection.get("/", [])) != nil { return }
      usleep(20_000)
    }
    throw BenchFault("the server did not start")
  }

  deinit {
    kill(process, SIGTERM)
    waitpid(process, nil, 0)
  }

  /// Most memory held so far and memory held now, in MiB.
  var memory: (most: Double, now: Double) {
    let status = readFile("/proc/\(process)/status") ?? ""
    func mebibytes(_ name: String) -> Double {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") } ?? ""
      return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) }.map { $0 / 1_024 } ?? 0
    }
    return (mebibytes("VmHWM"), mebibytes("VmRSS"))
  }

  /// Processor time of all its threads in milliseconds, from the scheduler's count of ticks.
  var processorMilliseconds: Double {
    let fields = (readFile("/proc/\(process)/stat") ?? "").split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
    return (user + system) * 1_000 / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private static func start(port: Int) throws -> pid_t {
    let changed = ["TWINHALL_ADDRESS=127.0.0.1:\(port)"]
    let kept = environmentLines().filter { !$0.hasPrefix("TWINHALL_ADDRESS=") && !$0.hasPrefix("LD_PRELOAD=") }
    let environment: [UnsafeMutablePointer<CChar>?] = (kept + changed).map { strdup($0) } + [nil]
    let arguments: [UnsafeMutablePointer<CChar>?] = [strdup("twinhall"), strdup("serve"), nil]
    defer { (environment + arguments).forEach { free($0) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var process = pid_t()
    guard posix_spawn(&process, "/proc/self/exe", &actions, nil, arguments, environment) == 0 else {
      throw BenchFault("no process can be started")
    }
    return process
  }

  private static func environmentLines() -> [String] {
    var lines: [String] = []
    var entry = environ
    while let text = entry.pointee {
      lines.append(String(cString: text))
      entry += 1
    }
    return lines
  }

  private static func freePort() throws -> Int {
    let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(probe) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(probe, $0, length) + getsockname(probe, $0, &length) }
    }
    guard result == 0 else { throw BenchFault("no port is free") }
    return Int(in_port_t(bigEndian: address.sin_port))
  }
}

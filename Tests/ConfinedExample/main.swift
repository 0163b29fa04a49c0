import CConfinement
import Glibc

/// A helper program that does what the tests of isolation ask for.
let words = CommandLine.arguments
guard words.count == 3, twinhall_limit(words[1]) == 0 else { exit(64) }
guard twinhall_confine() == 0 else { exit(77) }

func copyInput() {
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = read(STDIN_FILENO, &buffer, buffer.count), count > 0 { _ = write(STDOUT_FILENO, buffer, count) }
}

func say(_ text: String) { _ = text.withCString { write(STDOUT_FILENO, $0, strlen($0)) } }

func fault(_ result: Int32) -> String { result >= 0 ? "done" : String(errno) }

switch words[2] {
case "copy": copyInput()
case "unreadable": exit(65)
case "fail": exit(9)
case "crash": abort()
case "sleep": while true { sleep(1) }
case "spin": while true {}
case "flood": while true { say(String(repeating: "x", count: 4096)) }
case "open": say(fault(open("/etc/passwd", O_RDONLY)))
case "connect": say(fault(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)))
case "start":
  var child = pid_t()
  var path: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/true"), nil]
  say(String(posix_spawn(&child, "/bin/true", nil, nil, &path, nil)))
case "memory": say(mmap(nil, 1 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? "refused" : "taken")
case "environment": say(environ.pointee == nil ? "empty" : "filled")
case "descriptors": say((3..<1024).filter { fcntl($0, F_GETFD) >= 0 }.description)
default: exit(64)
}

import Application
import Domain
import Glibc
import Web

extension Command {
  /// For the pipe of a mail server. It ends with the statuses of sysexits.h that mail servers know: 0 taken, also when it was turned away
  /// with an answer; 64 called wrongly; 65 no mail; 75 try again later.
  static let receive = Command(
    name: "receive", arguments: "[--to ADDRESS]", purpose: "take one mail from standard input, for a mail server's pipe"
  ) { arguments in
    guard arguments.isEmpty || arguments.count == 2 && arguments[0] == "--to" else {
      printError("Usage: twinhall receive [--to ADDRESS]")
      return 64
    }
    do {
      guard let mail = readStandardInput(atMost: 25_000_001) else { return 75 }
      let application = try openApplication(connections: 1)
      defer { application.database.close() }
      let (_, reason) = try application.receiveMail(mail, recipient: arguments.last, way: .pipe)
      return reason == .unreadable || reason == .tooLarge ? 65 : 0
    } catch {
      // The mail stays with the server, which brings it again.
      Log.fault("a mail could not be taken: \(error)")
      return 75
    }
  }
}

/// What stands on standard input; nil when it cannot be read. The rest of a longer one is thrown away.
private func readStandardInput(atMost most: Int) -> [UInt8]? {
  var content: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count == 0 { return content }
    if count < 0 && errno == EINTR { continue }
    if count < 0 { return nil }
    content += buffer[..<min(count, most - content.count)]
  }
}

import Application
import Domain
import Glibc

extension Command {
  static let export = Command(
    name: "export", arguments: "organisations", purpose: "write the register as CSV to standard output"
  ) { arguments in
    guard arguments == ["organisations"] else { throw UsageError(text: "Only 'organisations' can be exported.") }
    let application = try openApplication(isMadeNew: false)
    defer { application.database.close() }
    let permit = try Policy.permit(ReadRegister.self, to: .system)
    let bytes = try application.exportRegister(byteOrderMark: false, permit: permit)
    guard writeToOutput(bytes) else {
      printError("The export could not be written whole. Check the disk or the program that reads it.")
      return 1
    }
    return 0
  }
}

/// - Returns: false when the output takes no more.
private func writeToOutput(_ bytes: [UInt8]) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    if written < 0 && errno == EINTR { continue }
    guard written > 0 else { return false }
    rest = rest.dropFirst(written)
  }
  return true
}

import Application
import Domain
import Glibc

extension Command {
  static let export = Command(
    name: "export", arguments: "PATH | organisations",
    purpose: "write everything as JSON lines and files to a folder, .tar or .tar.gz, or the register as CSV to standard output"
  ) { arguments in
    guard arguments.count == 1, let path = arguments.first else { throw UsageError(text: "Where the export goes is needed.") }
    guard path == "organisations" else { return try exportEverything(to: path) }
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

private func exportEverything(to path: String) throws -> Int32 {
  let custody = try openCustody()
  let manifest = try custody.export(to: path)
  let rows = manifest.tables.reduce(0) { $0 + $1.rows }
  print("\(path): \(rows) rows of \(manifest.tables.count) tables and \(manifest.files) files, read back and verified.")
  print("Left out: \(manifest.leftOut.joined(separator: ", ")).")
  return warn(about: manifest)
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

import Application
import Database
import Domain
import Store
import TwinhallCore

extension Command {
  static let backup = Command(
    name: "backup", arguments: "PATH [--keep N] [--with-keys]",
    purpose: "write a verified backup while the installation is in use; with --keep, PATH is a folder in which the last N stay"
  ) { arguments in
    var (path, values, flags) = try custodyOptions(arguments, values: ["--keep"], flags: ["--with-keys"])
    let withKeys = flags.contains("--with-keys")
    let application = try openApplication(isMadeNew: false)
    defer { application.database.close() }
    let permit = try Policy.permit(ManageCustody.self, to: .system)
    let custody = Custody(application.configuration, permit: permit)
    let manifest: CustodyManifest
    if let text = values["--keep"] {
      guard let count = Int(text), (1...10_000).contains(count) else { throw UsageError(text: "--keep needs a number from 1 on.") }
      (path, manifest) = try custody.backUp(into: path, keeping: count, withKeys: withKeys)
    } else {
      manifest = try custody.backUp(to: path, withKeys: withKeys)
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    try application.noteBackup(manifest, name: name, size: sizeOfPackage(path), permit: permit)
    print("\(path): the database and \(manifest.files) files, read back and verified.")
    print("The audit trail in it has \(manifest.auditEntries) entries and ends with \(manifest.auditEnd).")
    if !withKeys { print("Key files are not in it (--with-keys). Keep them elsewhere: what they seal cannot be opened without them.") }
    return warn(about: manifest)
  }

  static let restore = Command(
    name: "restore", arguments: "PATH [--replace DATABASE]",
    purpose: "put a backup into an empty installation, or into the named one in place of what it holds"
  ) { arguments in
    let (path, values, _) = try custodyOptions(arguments, values: ["--replace"], flags: [])
    let manifest = try openCustody().restore(path, replacing: values["--replace"])
    print("The state of \(manifest.madeAt) is back: \(manifest.files) files, \(manifest.auditEntries) entries in the audit trail.")
    if !manifest.hasKeys { print("Key files were not in the backup: put them into the data folder before the start.") }
    return warn(about: manifest)
  }

  static let takeIn = Command(
    name: "import", arguments: "FILE.csv | PATH [--replace DATABASE]",
    purpose: "take organisations from a CSV file into the register, all or none; or an export into an empty installation"
  ) { arguments in
    guard let first = arguments.first, Custody.isPackage(first) else { return try importRegister(arguments) }
    let (path, values, _) = try custodyOptions(arguments, values: ["--replace"], flags: [])
    let manifest = try openCustody().takeIn(path, replacing: values["--replace"])
    let rows = manifest.tables.reduce(0) { $0 + $1.rows }
    print("\(rows) rows of \(manifest.tables.count) tables and \(manifest.files) files are in, compared with the export one by one.")
    return warn(about: manifest)
  }
}

/// Backups and exports on the installation that is set, whose database is not opened yet.
func openCustody() throws -> Custody {
  Custody(try readConfiguration(), permit: try Policy.permit(ManageCustody.self, to: .system))
}

/// Says what a backup or export could not hold; the exit status.
func warn(about manifest: CustodyManifest) -> Int32 {
  for digest in manifest.missingFiles { printError("The file \(digest) is in the database and not in the storage.") }
  if let broken = manifest.auditBrokenAt { printError("The audit trail in it is broken at entry \(broken).") }
  return manifest.missingFiles.isEmpty && manifest.auditBrokenAt == nil ? 0 : 1
}

private func custodyOptions(
  _ arguments: [String], values known: Set<String>, flags: Set<String>
) throws -> (path: String, values: [String: String], flags: Set<String>) {
  var rest = arguments[...]
  var (path, values, found): (String?, [String: String], Set<String>) = (nil, [:], [])
  while let word = rest.popFirst() {
    if known.contains(word) {
      guard let value = rest.popFirst() else { throw UsageError(text: "\(word) needs a value.") }
      values[word] = value
    } else if flags.contains(word) {
      found.insert(word)
    } else if word.hasPrefix("--") || path != nil {
      throw UsageError(text: "'\(word)' is not understood.")
    } else {
      path = word
    }
  }
  guard let path else { throw UsageError(text: "A path is needed.") }
  return (path, values, found)
}

import Application

extension Command {
  static let audit = Command(
    name: "audit", arguments: "verify [--end HASH] [--backup PATH]",
    purpose: "check every entry of the audit trail against its hash, and that it still holds an end kept elsewhere or in a backup"
  ) { arguments in
    let ends = try endsToCompare(arguments)
    let application = try openApplication(isMadeNew: false)
    defer { application.database.close() }
    switch try application.verifyAuditTrail() {
    case .intact(let entries):
      for end in ends where try !end.isEmpty && !application.auditTrailHolds(end) {
        printError("No entry of the audit trail has the hash \(end): entries were taken off its end, or it was written anew.")
        return 1
      }
      print("The audit trail is intact: \(entries) entries. The hash of the last is \(try application.auditHead()).")
      return 0
    case .broken(let sequence):
      printError("The audit trail is broken at entry \(sequence): it was changed or taken out after it was written.")
      return 1
    }
  }
}

/// The hashes that were noted earlier, those of backups out of their manifests.
private func endsToCompare(_ arguments: [String]) throws -> [String] {
  guard arguments.first == "verify" else { throw UsageError(text: "What to do with the audit trail is needed.") }
  var rest = arguments.dropFirst()
  var ends: [String] = []
  while let option = rest.popFirst() {
    guard ["--end", "--head", "--backup"].contains(option), let value = rest.popFirst() else {
      throw UsageError(text: "'\(option)' is no option, or lacks its value.")
    }
    ends.append(option == "--backup" ? try Custody.verified(value).auditEnd : value.lowercased())
  }
  return ends
}

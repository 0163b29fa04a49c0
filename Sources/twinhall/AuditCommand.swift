import Application

extension Command {
  static let audit = Command(
    name: "audit", arguments: "verify [--head HASH]",
    purpose: "check every entry of the audit trail against its hash, and that it still holds a hash noted earlier"
  ) { arguments in
    guard arguments.first == "verify", arguments.count == 1 || arguments.count == 3 && arguments[1] == "--head" else {
      throw UsageError(text: "What to do with the audit trail is needed.")
    }
    let application = try openApplication(isMadeNew: false)
    defer { application.database.close() }
    switch try application.verifyAuditTrail() {
    case .intact(let entries):
      if arguments.count == 3, try !application.auditTrailHolds(arguments[2].lowercased()) {
        printError("No entry of the audit trail has this hash: entries were taken off its end, or it was written anew.")
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

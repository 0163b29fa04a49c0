import Application

extension Command {
  static let audit = Command(name: "audit", arguments: "verify", purpose: "walk the audit trail and check every entry against its hash") {
    arguments in
    guard arguments == ["verify"] else { throw UsageError(text: "What to do with the audit trail is needed.") }
    let application = try openApplication(isMadeNew: false)
    defer { application.database.close() }
    switch try application.verifyAuditTrail() {
    case .intact(let entries):
      print("The audit trail is intact: \(entries) entries.")
      return 0
    case .broken(let sequence):
      printError("The audit trail is broken at entry \(sequence): it was changed or taken out after it was written.")
      return 1
    }
  }
}

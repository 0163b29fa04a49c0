import Domain
import Store
import TwinhallCore

/// The rules with the version that a change has to name.
public struct SignInRulesRecord: Sendable {
  public let rules: SignInRules
  public let version: Int
}

/// What the page of the rules sends.
public struct SignInRulesEntry: Sendable {
  /// Names of roles.
  public var roles: [String]
  public var idleDays: String
  public var days: String
  public var version: Int

  public init(roles: [String], idleDays: String, days: String, version: Int) {
    (self.roles, self.idleDays, self.days, self.version) = (roles, idleDays, days, version)
  }
}

/// The names under which the rules are stored among the operator's settings.
private enum SignInSetting {
  static let roles = "sign-in-second-factor-roles"
  static let idleDays = "sign-in-idle-days"
  static let days = "sign-in-days"
}

extension OperatorSettings {
  /// What is asked of everybody who signs in.
  public var signInRules: SignInRules {
    var rules = SignInRules.usual
    let names = (values[SignInSetting.roles] ?? "").split(separator: " ")
    rules.rolesWithSecondFactor = Set(names.compactMap { Role(rawValue: String($0)) })
    rules.idleDays = values[SignInSetting.idleDays].flatMap(Int.init) ?? rules.idleDays
    rules.days = values[SignInSetting.days].flatMap(Int.init) ?? rules.days
    return rules
  }
}

extension Application {
  public func signInRules(permit: Permit<ManageSettings>) throws -> SignInRulesRecord {
    try read { SignInRulesRecord(rules: try OperatorSettings($0).signInRules, version: try $0.settings.version()) }
  }

  /// - Throws: `InvalidInput`, `VersionConflict`.
  public func saveSignInRules(_ entry: SignInRulesEntry, permit: Permit<ManageSettings>) throws {
    var validation = Validation()
    let roles = entry.roles.compactMap(Role.init)
    if roles.count != entry.roles.count { validation.add("roles", .notAChoice) }
    let idleDays = validation.days("idle-days", entry.idleDays)
    let days = validation.days("days", entry.days)
    if let idleDays, let days, idleDays > days { validation.add("idle-days", .outOfRange, ["least": "1", "most": String(days)]) }
    try validation.finish()
    let values = [
      (SignInSetting.roles, roles.map(\.rawValue).sorted().joined(separator: " ")),
      (SignInSetting.idleDays, idleDays.map(String.init) ?? ""), (SignInSetting.days, days.map(String.init) ?? ""),
    ]
    try change(permit) { change in
      let settings = change.connection.settings
      guard try settings.version() == entry.version else { throw VersionConflict() }
      let stored = try settings.all()
      for (name, value) in values where value != stored[name] ?? "" {
        try settings.set(name, value)
        try change.record(kind: "Setting", id: name, before: ["value": stored[name]], after: ["value": value])
      }
      change.recordNothing()
    }
  }
}

extension Validation {
  fileprivate mutating func days(_ field: String, _ typed: String) -> Int? {
    let days = number(field, typed, in: SignInRules.possibleDays)
    if typed.trimmingWhitespace.isEmpty { add(field, .missing) }
    return days
  }
}

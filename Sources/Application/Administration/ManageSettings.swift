import Domain
import Store
import TwinhallCore

/// Every setting as it is stored, long texts too, with the version a change has to name.
public struct SettingsRecord: Sendable {
  /// By `OperatorSetting.name(in:)`.
  public let values: [String: String]
  public let version: Int

  public func value(_ setting: OperatorSetting, in language: Language) -> String { values[setting.name(in: language)] ?? "" }
}

/// What the settings page sends.
public struct SettingsInput: Sendable {
  /// By `OperatorSetting.name(in:)`; what is not named stays.
  public var values: [String: String]
  /// A new logo's bytes; nil keeps the one there is.
  public var logo: [UInt8]?
  public var removesLogo: Bool
  public var version: Int
  /// What the caller found wrong that needs the interface to know, such as contrast.
  public var problems: [Problem]

  public init(values: [String: String], logo: [UInt8]? = nil, removesLogo: Bool = false, version: Int, problems: [Problem] = []) {
    self.values = values
    self.logo = logo
    self.removesLogo = removesLogo
    self.version = version
    self.problems = problems
  }
}

extension Application {
  public func settings(permit: Permit<ManageSettings>) throws -> SettingsRecord {
    try read { SettingsRecord(values: try $0.settings.all(), version: try $0.settings.version()) }
  }

  /// A long text that the operator has set, in the language or in English; nil when there is none.
  public func operatorText(_ setting: OperatorSetting, in language: Language, permit: Permit<ReadPublicSite>) throws -> String? {
    try read { connection in
      for language in [language, .english] {
        if let text = try connection.settings.value(setting.name(in: language)), !text.isEmpty { return text }
      }
      return nil
    }
  }

  /// A picture that a setting names.
  public func operatorPicture(_ digest: String) throws -> OperatorPicture? { try read { try $0.operatorPictures.find(digest) } }

  /// Saves settings; each one that changed is an audit line of its own.
  /// - Throws: `InvalidInput` with fields named as the settings are, `VersionConflict`.
  public func saveSettings(_ input: SettingsInput, permit: Permit<ManageSettings>) throws {
    var (values, logo) = try checked(input)
    if let logo { values[OperatorSetting.logoDigest.rawValue] = logo.digest }
    if input.removesLogo && logo == nil { values[OperatorSetting.logoDigest.rawValue] = "" }
    try change(permit) { change in
      let settings = change.connection.settings
      let stored = try settings.all()
      guard try settings.version() == input.version else { throw VersionConflict() }
      if let logo { try change.connection.operatorPictures.insert(logo, at: change.at) }
      for (name, value) in values.sorted(by: { $0.key < $1.key }) where value != stored[name] ?? "" {
        try settings.set(name, value)
        try change.record(kind: "Setting", id: name, before: ["value": stored[name]], after: ["value": value])
      }
      change.recordNothing()
    }
  }

  private func checked(_ input: SettingsInput) throws(InvalidInput) -> ([String: String], OperatorPicture?) {
    var validation = Validation()
    var values: [String: String] = [:]
    for setting in OperatorSetting.allCases where setting != .logoDigest {
      for name in Set(Language.allCases.map { setting.name(in: $0) }).sorted() {
        guard let value = input.values[name] else { continue }
        values[name] = validation.setting(setting, name, value)
      }
    }
    if let logo = input.logo { validation.logo(logo) }
    for problem in input.problems where !validation.problems.contains(where: { $0.field == problem.field }) {
      validation.add(problem.field, problem.rule, problem.values)
    }
    try validation.finish()
    let logo = input.logo.map { OperatorPicture(digest: pictureDigest($0), contentType: pictureType($0) ?? "", bytes: $0) }
    return (values, logo)
  }
}

extension Validation {
  fileprivate mutating func setting(_ setting: OperatorSetting, _ name: String, _ value: String) -> String {
    if setting == .invitationDays || setting == .delegationDays {
      return number(name, value, in: 1...365).map { String($0) } ?? value.trimmingWhitespace
    }
    if setting == .contactEmail { return value.trimmingWhitespace.isEmpty ? "" : emailAddress(name, value) }
    let value =
      setting.isParagraphs
      ? text(name, value.replacing("\r\n", with: "\n"), required: false, limit: setting.limit)
      : line(name, value, required: false, limit: setting.limit)
    if setting == .primaryColour || setting == .accentColour, !value.isEmpty, !isColour(value) { add(name, .notAColour) }
    return value
  }

  private func isColour(_ text: String) -> Bool {
    text.utf8.count == 7 && text.hasPrefix("#") && text.utf8.dropFirst().allSatisfy { UnicodeScalar($0).properties.isASCIIHexDigit }
  }

  fileprivate mutating func logo(_ bytes: [UInt8]) {
    if bytes.count > 200_000 { return add("logo", .fileTooLarge, ["limit": "200 kB"]) }
    if pictureType(bytes) == nil { add("logo", .notAPicture) }
  }
}

extension OperatorSetting {
  fileprivate var isParagraphs: Bool { isPage || self == .frontText }

  /// The most characters.
  public var limit: Int {
    switch self {
    case .name: 80
    case .frontTitle: 120
    case .frontText, .complaint: 2000
    case .howItWorks, .accessibility, .privacy: 20_000
    case .contactEmail: 254
    case .primaryColour, .accentColour, .logoDigest: 64
    case .invitationDays, .delegationDays: 3
    }
  }
}

/// The name of a picture: 32 hexadecimal digits of its content.
func pictureDigest(_ bytes: [UInt8]) -> String { String(digest(bytes).hexadecimal.prefix(32)) }

/// The media type by the first bytes, whatever the sender says; nil for anything but PNG, JPEG and WebP. SVG can carry scripts.
func pictureType(_ bytes: [UInt8]) -> String? {
  if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
  if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
  if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return "image/webp" }
  return nil
}

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
  /// A new logo; nil keeps the one there is.
  public var logo: SentFile?
  public var removesLogo: Bool
  public var version: Int
  /// What the caller found wrong that needs the interface to know, such as contrast.
  public var problems: [Problem]

  public init(values: [String: String], logo: SentFile? = nil, removesLogo: Bool = false, version: Int, problems: [Problem] = []) {
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

  /// A long text that the operator has set: in the language, in English, or else in any language it has; nil when there is none.
  public func operatorText(
    _ setting: OperatorSetting, in language: Language, permit: Permit<ReadPublicSite>
  ) throws -> (text: String, language: Language)? {
    try read { connection in
      for language in [language, .english] + Language.allCases {
        if let text = try connection.settings.value(setting.name(in: language)), !text.isEmpty { return (text, language) }
      }
      return nil
    }
  }

  /// A picture that a setting names. Earlier versions kept it in the database, under a shorter name.
  public func operatorPicture(_ digest: String) throws -> OperatorPicture? {
    let (picture, content) = try read { connection -> (OperatorPicture?, Content?) in
      if let picture = try connection.operatorPictures.find(digest) { return (picture, nil) }
      guard try connection.settings.value(OperatorSetting.logoDigest.rawValue) == digest else { return (nil, nil) }
      return (nil, try connection.contents.find(digest))
    }
    guard picture == nil, let content, content.state == .clean else { return picture }
    let bytes = try store.bytes(digest, size: content.size)
    return OperatorPicture(digest: digest, contentType: content.mediaType, bytes: bytes)
  }

  /// Saves settings; each one that changed is an audit line of its own.
  /// - Throws: `InvalidInput` with fields named as the settings are, `VersionConflict`.
  public func saveSettings(_ input: SettingsInput, permit: Permit<ManageSettings>) throws {
    var (values, logo) = try checked(input)
    if let logo { values[OperatorSetting.logoDigest.rawValue] = logo }
    if input.removesLogo && logo == nil { values[OperatorSetting.logoDigest.rawValue] = "" }
    try change(permit) { change in
      let settings = change.connection.settings
      let stored = try settings.all()
      guard try settings.version() == input.version else { throw VersionConflict() }
      for (name, value) in values.sorted(by: { $0.key < $1.key }) where value != stored[name] ?? "" {
        try settings.set(name, value)
        try change.record(kind: "Setting", id: name, before: ["value": stored[name]], after: ["value": value])
      }
      change.recordNothing()
    }
  }

  private func checked(_ input: SettingsInput) throws -> ([String: String], logo: String?) {
    var validation = Validation()
    var values: [String: String] = [:]
    for setting in OperatorSetting.allCases where setting != .logoDigest {
      for name in Set(Language.allCases.map { setting.name(in: $0) }).sorted() {
        guard let value = input.values[name] else { continue }
        values[name] = validation.setting(setting, name, value)
      }
    }
    if let logo = input.logo, logo.size > OperatorSetting.largestLogo { validation.add("logo", .fileTooLarge, ["limit": "200 kB"]) }
    for problem in input.problems where !validation.problems.contains(where: { $0.field == problem.field }) {
      validation.add(problem.field, problem.rule, problem.values)
    }
    try validation.finish()
    return (values, try input.logo.map(storedLogo))
  }

  /// A logo is looked at by the helper program like any other file, and by the scanner before it is shown. SVG can carry scripts.
  private func storedLogo(_ file: SentFile) throws -> String {
    do {
      return try receive(file, types: [.png, .jpeg, .webp], limit: OperatorSetting.largestLogo, field: "logo").digest
    } catch let invalid as InvalidInput where invalid.problems.first?.rule != .storageFull {
      throw InvalidInput([Problem("logo", .notAPicture)])
    }
  }
}

extension Validation {
  fileprivate mutating func setting(_ setting: OperatorSetting, _ name: String, _ value: String) -> String {
    if setting == .invitationDays || setting == .delegationDays || setting == .erasureDays {
      return number(name, value, in: 1...365).map { String($0) } ?? value.trimmingWhitespace
    }
    if setting == .contactEmail { return value.trimmingWhitespace.isEmpty ? "" : emailAddress(name, value) }
    let value =
      setting.isParagraphs
      ? text(name, value.replacing("\r\n", with: "\n"), required: false, limit: setting.limit)
      : line(name, value, required: false, limit: setting.limit)
    if setting == .reminderDays, ReminderDays(value) == nil { add(name, .notDaysBefore) }
    if setting == .primaryColour || setting == .accentColour, !value.isEmpty, !isColour(value) { add(name, .notAColour) }
    return value
  }

  private func isColour(_ text: String) -> Bool {
    text.utf8.count == 7 && text.hasPrefix("#") && text.utf8.dropFirst().allSatisfy { UnicodeScalar($0).properties.isASCIIHexDigit }
  }
}

extension OperatorSetting {
  fileprivate var isParagraphs: Bool { isPage || self == .frontText }

  /// Bytes of a logo.
  fileprivate static let largestLogo = 200_000

  /// The most characters.
  public var limit: Int {
    switch self {
    case .name: 80
    case .frontTitle: 120
    case .frontText, .complaint: 2000
    case .howItWorks, .accessibility, .privacy: 20_000
    case .contactEmail: 254
    case .primaryColour, .accentColour, .logoDigest, .reminderDays: 64
    case .invitationDays, .delegationDays, .erasureDays: 3
    }
  }
}

import Database
import Domain
import Store
import TwinhallCore

/// What the operator calls itself and looks like. Nothing in the program names an operator; until these are set, a plain name stands.
public struct OperatorSettings: Sendable {
  let values: [String: String]

  /// Everything but the long texts that have a page of their own.
  public init(_ connection: any Connection) throws { values = try connection.settings.all(except: OperatorSetting.pageNames) }

  init(values: [String: String]) { self.values = values }

  /// A setting that may differ by language, with English as what stands in.
  public func text(_ setting: OperatorSetting, in language: Language) -> String {
    nonEmpty(values[setting.name(in: language)]) ?? nonEmpty(values[setting.name(in: .english)]) ?? ""
  }

  /// The language of what `text(_:in:)` gives: the reader's, or English where only that is set.
  public func textLanguage(of setting: OperatorSetting, for reader: Language) -> Language {
    nonEmpty(values[setting.name(in: reader)]) == nil && !text(setting, in: reader).isEmpty ? .english : reader
  }

  public func text(_ setting: OperatorSetting) -> String { values[setting.rawValue] ?? "" }

  /// The operator's name.
  public func name(in language: Language) -> String { nonEmpty(text(.name, in: language)) ?? "Twinhall" }

  public var logoAddress: String? { nonEmpty(text(.logoDigest)).map { "/operator/logo/" + $0 } }

  private func nonEmpty(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}

/// The names under which settings are stored.
public enum OperatorSetting: String, CaseIterable, Sendable {
  case name
  case logoDigest = "logo-digest"
  case primaryColour = "primary-colour"
  case accentColour = "accent-colour"
  /// Where the public writes to.
  case contactEmail = "contact-email"
  /// Days before and after a due date on which people are reminded, as `ReminderDays` reads them.
  case reminderDays = "reminder-days"
  case frontTitle = "front-title"
  case frontText = "front-text"
  /// What is done with complaints about matching; nothing is promised without it.
  case complaint
  case howItWorks = "how-it-works"
  case accessibility
  case privacy
  /// Days for which an invitation is good.
  case invitationDays = "invitation-days"
  /// The most days for which a role can be delegated.
  case delegationDays = "delegation-days"
  /// Days for which somebody who asked to be erased can take that back.
  case erasureDays = "erasure-days"

  /// Whether there is one text for each language.
  public var isTranslated: Bool {
    switch self {
    case .logoDigest, .primaryColour, .accentColour, .contactEmail, .invitationDays, .delegationDays, .erasureDays, .reminderDays: false
    default: true
    }
  }

  /// Whether it is a long text with a page of its own.
  public var isPage: Bool {
    switch self {
    case .howItWorks, .accessibility, .privacy: true
    default: false
    }
  }

  fileprivate static let pageNames = allCases.filter(\.isPage).flatMap { setting in Language.allCases.map { setting.name(in: $0) } }

  public func name(in language: Language) -> String { isTranslated ? "\(rawValue).\(language.tag)" : rawValue }
}

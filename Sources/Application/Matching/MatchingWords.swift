import Domain
import Localization
import TwinhallCore

/// Puts what matching found into a reader's language; mails and pages say the same.
public struct MatchingWords: Sendable {
  public let texts: Texts
  public let formats: Formats
  private let themes: [String: String]

  public init(_ language: Language, _ themes: [Theme]) {
    texts = Texts.shared(language)
    formats = Formats(language)
    self.themes = Dictionary(themes.map { ($0.code, $0.name(in: language)) }) { first, _ in first }
  }

  public func theme(_ code: String) -> String { themes[code] ?? code }

  /// Names in quotation marks, since many hold an "and" of their own.
  public func themes(_ codes: [String]) -> String {
    formats.list(codes.map { formats.quoted(theme($0)) })
  }

  public func band(_ band: ScoreBand) -> String { word("band-", band.rawValue) }
  public func bandSentence(_ band: ScoreBand) -> String { word("band-sentence-", band.rawValue) }
  public func component(_ component: ScoreComponent) -> String { word("component-", component.rawValue) }
  public func meaning(_ component: ScoreComponent) -> String { word("meaning-", component.rawValue) }
  public func reason(_ reason: ExclusionReason) -> String { word("reason-", reason.rawValue) }
  public func neutral(_ reason: NeutralReason) -> String { word("neutral-", reason.rawValue) }
  public func unknown(_ field: Unknown.Field) -> String { word("unknown-", field.rawValue) }

  /// What would change the score: one sentence.
  public func improvement(_ improvement: Improvement) -> String {
    texts(
      MatchingText.improvement,
      [
        "change": .text(word("change-", improvement.change.rawValue)), "from": .count(improvement.from), "to": .count(improvement.to),
      ])
  }

  /// A text whose key ends in a raw value.
  func word(_ key: String, _ value: String) -> String { texts.text("matching." + key + value) ?? value }

  func level(_ level: Int) -> String { word("level-", String(max(1, min(3, level)))) }
  func number(_ value: Int?) -> String { value.map(formats.integer) ?? texts(MatchingText.notKnown) }
  func percent(_ value: Int?) -> String { value.map { formats.percent(Double($0) / 100) } ?? texts(MatchingText.notKnown) }

  func character(_ character: MatchProfile.Character?) -> String {
    character.map { word("character-", $0.rawValue) } ?? texts(MatchingText.notKnown)
  }

  func connection(_ connection: MatchProfile.Connection?) -> String {
    connection.map { word("connection-", $0.rawValue) } ?? texts(MatchingText.notKnown)
  }

  func backing(_ backing: MatchProfile.Backing?) -> String {
    switch backing {
    case nil: texts(MatchingText.notKnown)
    case .some(.none): texts(MatchingText.backingNone)
    case .letter: texts(MatchingText.backingLetter)
    case .councilDecision: texts(MatchingText.backingCouncil)
    }
  }
}

import TwinhallCore

/// A municipality's declaration of interest in a partnership (intresseanmälan).
public struct Declaration: Hashable, Sendable {
  public let id: Identifier<Declaration>
  public var state = State.draft
  /// nil until the office ties it to a body in the register.
  public var organisation: Identifier<Organisation>?
  /// The language mails about it are written in.
  public var language: Language
  public var answers: DeclarationAnswers
  /// When an answer was last saved.
  public var changedAt: Instant
  public var submittedAt: Instant?
  public var publishedAt: Instant?
  /// The day the owner last said that it still holds.
  public var confirmedOn: Day?
  /// The day the owner was last reminded to confirm; nil once confirmed.
  public var remindedOn: Day?
  /// What the office asked to be mended when it returned the declaration, or why it took it off the list.
  public var officeNote = ""
  public var version = 1

  /// In which the answers are written, as far as is known: the language of the owner's pages unless the owner has said another.
  public var textLanguage: WrittenLanguage { answers.textLanguage ?? WrittenLanguage(language) }

  /// A new draft.
  public init(id: Identifier<Declaration>, organisation: Identifier<Organisation>? = nil, language: Language, at instant: Instant) {
    self.id = id
    self.organisation = organisation
    self.language = language
    self.answers = DeclarationAnswers()
    self.changedAt = instant
  }

  public enum State: String, CaseIterable, Sendable {
    case draft
    case submitted
    case returned
    case published
    /// Not confirmed for twelve months, or taken off by the office: kept, but out of the public list and of matching.
    case hidden
    case withdrawn
    /// Ended by a confirmed partnership.
    case matched
  }

  /// Whom a declaration waits for.
  public enum PenHolder: String, CaseIterable, Sendable {
    case owner
    case office
    case nobody
  }

  /// Who has to do something next.
  public var penHolder: PenHolder {
    switch state {
    case .draft, .returned, .hidden: .owner
    case .submitted: .office
    case .published, .withdrawn, .matched: .nobody
    }
  }

  /// Answers change only while the owner writes; what the office reads and the public sees stands still.
  public var isEditable: Bool { state == .draft || state == .returned }
}

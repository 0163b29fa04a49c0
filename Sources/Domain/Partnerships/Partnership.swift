import TwinhallCore

/// The long-lived relation of two or more bodies; grants are applied for inside it.
public struct Partnership: Hashable, Sendable {
  public let id: Identifier<Partnership>
  public var slug: String
  public var title: String
  public var status: Status
  public var startsOn: Day?
  public var endsOn: Day?
  public var note: String
  /// In which title and note are written; nil where nobody has said.
  public var textLanguage: WrittenLanguage?
  public var members: [PartnershipMember]
  public var themes: [Identifier<Theme>]
  public var version: Int

  /// Dossier §2.10. Dormant is common between projects.
  public enum Status: String, CaseIterable, Sendable {
    case seeking
    case exploring
    case letterSigned = "letter-signed"
    case active
    case dormant
    case ended
  }

  public init(
    id: Identifier<Partnership>, slug: String, title: String, status: Status, startsOn: Day?, endsOn: Day?, note: String,
    textLanguage: WrittenLanguage? = nil, members: [PartnershipMember], themes: [Identifier<Theme>], version: Int
  ) {
    self.id = id
    self.slug = slug
    self.title = title
    self.status = status
    self.startsOn = startsOn
    self.endsOn = endsOn
    self.note = note
    self.textLanguage = textLanguage
    self.members = members
    self.themes = themes
    self.version = version
  }
}

/// One body's part in a partnership, with its dates.
public struct PartnershipMember: Hashable, Sendable {
  /// Two parties are only the base case.
  public enum Part: String, CaseIterable, Sendable {
    /// The Swedish party that applies, holds the grant and reports.
    case lead
    case partner
    /// Civil society, a university or a further body that takes part without being a party.
    case associated
  }

  public var organisation: Identifier<Organisation>
  public var part: Part
  public var from: Day?
  public var to: Day?

  public init(organisation: Identifier<Organisation>, part: Part, from: Day? = nil, to: Day? = nil) {
    self.organisation = organisation
    self.part = part
    self.from = from
    self.to = to
  }
}

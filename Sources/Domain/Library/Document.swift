import TwinhallCore

/// A document or picture about an organisation, a partnership, a network or the programme, with every version of its file.
public struct Document: Hashable, Sendable {
  public let id: Identifier<Document>
  /// What it is about.
  public let place: Place
  public var entry: DocumentEntry
  /// The number of the version that readers get: the newest that is found clean; 0 while there is none.
  public var offered: Int
  /// The number of the newest version.
  public var latest: Int
  /// nil when the program itself added it.
  public let createdBy: Identifier<Person>?
  public let createdAt: Instant
  public var changedAt: Instant
  /// It can be restored for as many days as `RetainedData.deletedDocuments` is kept.
  public var deletedAt: Instant?
  public var version: Int

  public init(
    id: Identifier<Document>, place: Place, entry: DocumentEntry, offered: Int, latest: Int, createdBy: Identifier<Person>?,
    createdAt: Instant, changedAt: Instant, deletedAt: Instant?, version: Int
  ) {
    self.id = id
    self.place = place
    self.entry = entry
    self.offered = offered
    self.latest = latest
    self.createdBy = createdBy
    self.createdAt = createdAt
    self.changedAt = changedAt
    self.deletedAt = deletedAt
    self.version = version
  }

  /// What it is, for finding it again.
  public enum Kind: String, CaseIterable, Sendable {
    case agreement
    case application
    case plan
    case report
    case evaluation
    case minutes
    case presentation
    case photo
    case other
  }

  /// Who may see it.
  public enum Audience: String, CaseIterable, Sendable {
    /// Everybody, without an account too.
    case everyone = "public"
    /// People of the parties it concerns, and the office.
    case parties
    /// People with a role in the programme.
    case office
    /// The people named, whoever added it, and the administrators.
    case named
  }

  /// Whether those in a picture have agreed to its being shown (GDPR article 6; guardians for children).
  public enum Consent: String, CaseIterable, Sendable {
    case nobodyShown = "nobody-shown"
    case given
    case givenByGuardians = "given-by-guardians"
    case notAsked = "not-asked"
  }
}

/// One file of a document. None is ever changed.
public struct DocumentVersion: Hashable, Sendable {
  public let document: Identifier<Document>
  /// From 1.
  public let number: Int
  public let content: Content
  /// As the sender called the file.
  public let name: String
  public let by: Identifier<Person>?
  public let at: Instant
  /// What changed, in the sender's words; may be empty.
  public let note: String
  /// The number of the earlier version that this one brings back.
  public let restoredFrom: Int?

  public init(
    document: Identifier<Document>, number: Int, content: Content, name: String, by: Identifier<Person>?, at: Instant, note: String,
    restoredFrom: Int?
  ) {
    self.document = document
    self.number = number
    self.content = content
    self.name = name
    self.by = by
    self.at = at
    self.note = note
    self.restoredFrom = restoredFrom
  }
}

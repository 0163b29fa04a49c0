import TwinhallCore

/// What a search can find: one page of one record. The raw value stands in addresses and in the index.
public enum SearchKind: String, CaseIterable, Sendable {
  case organisation
  case partnership
  case network
  /// A published declaration, as everybody sees it.
  case seeker
  case theme
  /// A text of the site itself.
  case page
  /// A declaration in any state, as its owner and the office see it.
  case declaration
  case message
  /// A document or picture of the library.
  case document
  case proposal
  case round
  case person
}

/// A record as the search knows it: the words by which it is found, what a result shows, and who may find it.
public struct SearchDocument: Hashable, Sendable {
  public var kind: SearchKind
  /// What the address of its page is made of: a slug or an identifier.
  public var place: String
  /// Title and text for readers of each language; `nil` is the text for every other language.
  public var texts: [Language?: SearchText]
  public var readers: SearchReaders
  /// When it happened or was made: what is newer comes a little earlier.
  public var at: Instant
  /// Other names, by which it is found as by its title.
  public var names: [String] = []
  /// Words by which it is found and that no result shows, such as a code.
  public var keywords: [String] = []
  /// Typed whole, one of these leads straight to the record: an e-mail address, an identifier.
  public var references: [String] = []
  /// ISO 3166-1 alpha-2.
  public var countries: [String] = []
  /// Codes.
  public var themes: [String] = []
  public var year: Int?
  /// BCP 47 tags of the languages in which it is written or that it is about.
  public var languages: [String] = []

  public init(_ kind: SearchKind, place: String, texts: [Language?: SearchText], readers: SearchReaders, at: Instant) {
    self.kind = kind
    self.place = place
    self.texts = texts
    self.readers = readers
    self.at = at
  }

  /// A document with one title and text for readers of every language.
  public init(_ kind: SearchKind, place: String, title: String, text: String, readers: SearchReaders, at: Instant) {
    self.init(kind, place: place, texts: [nil: SearchText(title: title, text: text)], readers: readers, at: at)
  }
}

/// What a result shows of a record, in one language.
public struct SearchText: Hashable, Sendable {
  public var title: String
  /// Never an e-mail address or anything else that not every reader of the document may see.
  public var text: String

  public init(title: String, text: String) {
    self.title = title
    self.text = text
  }
}

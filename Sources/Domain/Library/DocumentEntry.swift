import TwinhallCore

/// What is entered about a document, apart from its file.
public struct DocumentEntry: Hashable, Sendable {
  public var title = ""
  public var description = ""
  /// Of the document itself: a tag of BCP 47, or empty when it has none.
  public var language = ""
  public var kind = Document.Kind.other
  public var audience = Document.Audience.parties
  /// Whom `Audience.named` means.
  public var readers: Set<Identifier<Person>> = []
  /// What a picture shows, for those who do not see it (WCAG 1.1.1).
  public var alternativeText = ""
  /// Stands under a picture.
  public var caption = ""
  public var consent = Document.Consent.notAsked

  public init() {}

  /// The entry without surrounding white space; what is wrong goes into `validation`, at fields named as the form's.
  /// - Parameter isPicture: whether the file is a picture, which needs words and, for everybody, consent.
  public func checked(isPicture: Bool, _ validation: inout Validation) -> DocumentEntry {
    var entry = self
    entry.title = validation.line("title", title, required: true, limit: 200)
    entry.description = validation.text("description", description, required: false, limit: 2000)
    entry.alternativeText = validation.line("alternative", alternativeText, required: isPicture, limit: 400)
    entry.caption = validation.line("caption", caption, required: false, limit: 300)
    if isPicture && audience == .everyone && consent == .notAsked { validation.add("consent", .consentMissing) }
    if audience != .named { entry.readers = [] } else if readers.isEmpty { validation.add("readers", .missing) }
    return entry
  }
}

/// What somebody may see in the library: the one statement of it that the list's query repeats.
public struct LibraryAccess: Sendable {
  /// nil for a visitor.
  public let person: Identifier<Person>?
  public let isOffice: Bool
  public let isAdministrator: Bool
  /// Where the person's organisations take part; the programme too, for anybody with an account.
  public let places: Set<Place>

  /// - Parameter places: where the viewer takes part.
  public init(_ viewer: Viewer, places: Set<Place>) {
    person = viewer.person?.id
    isAdministrator = viewer.isSystem || viewer.roles.contains(HeldRole(.administrator, in: .programme))
    isOffice = viewer.isOffice || viewer.isSystem
    self.places = places.union(viewer.person == nil ? [] : [.programme])
  }

  public func mayRead(_ document: Document) -> Bool {
    switch document.entry.audience {
    case .everyone: true
    case .parties: isOffice || places.contains(document.place)
    case .office: isOffice
    case .named: isAdministrator || person.map { document.entry.readers.contains($0) || document.createdBy == $0 } ?? false
    }
  }
}

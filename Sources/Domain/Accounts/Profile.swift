import TwinhallCore

/// A field of what a person tells about themselves.
public enum ProfileField: String, CaseIterable, Sendable {
  case name
  case function
  case email
  case phone
  case languages
  case about

  /// The most characters.
  public var limit: Int {
    switch self {
    case .about: 300
    case .phone: 40
    default: 120
    }
  }
}

/// Who sees a field besides the office and the person: each case lets in everybody whom the ones before let in.
public enum ProfileVisibility: String, CaseIterable, Comparable, Sendable {
  case office
  /// Those who take part in a partnership or a network that the person takes part in.
  case partners
  case signedIn = "signed-in"
  case everyone

  public static func < (left: Self, right: Self) -> Bool { left.place < right.place }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What a person tells about themselves, with who may see each field. Only through `ProfileView` does it come onto a page of others.
public struct Profile: Sendable {
  public let person: Person
  public var values: [ProfileField: String]
  public var visibility: [ProfileField: ProfileVisibility]
  public var version: Int

  /// - Parameters:
  ///   - values: without name and address, which are the person's.
  ///   - visibility: what is left out is for the office.
  ///   - version: 0 until something is saved.
  public init(
    _ person: Person, values: [ProfileField: String] = [:], visibility: [ProfileField: ProfileVisibility] = [:], version: Int = 0
  ) {
    (self.person, self.visibility, self.version) = (person, visibility, version)
    self.values = values.merging([.name: person.name, .email: person.email]) { $1 }
  }

  public func visibility(of field: ProfileField) -> ProfileVisibility { visibility[field] ?? .office }
}

/// A profile as one reader sees it. There is no way to make one without saying who reads.
public struct ProfileView: Sendable {
  public let person: Identifier<Person>
  private let values: [ProfileField: String]

  /// - Parameter shared: what both the person and, if their roles reach there, the viewer take part in.
  public init(_ profile: Profile, for viewer: Viewer, sharing shared: Scope) {
    if viewer.isOffice || viewer.isSystem || viewer.person?.id == profile.person.id {
      self.init(profile, nil)
    } else if viewer.person == nil {
      self.init(profile, .everyone)
    } else {
      self.init(profile, viewer.belongs(to: shared) ? .partners : .signedIn)
    }
  }

  /// What somebody of a sort would see, for the person themselves.
  /// - Parameter reader: `.office` sees everything.
  public init(preview profile: Profile, as reader: ProfileVisibility) { self.init(profile, reader == .office ? nil : reader) }

  /// - Parameter reader: the narrowest setting that lets the reader in; nil sees everything.
  private init(_ profile: Profile, _ reader: ProfileVisibility?) {
    person = profile.person.id
    values = profile.values.filter { field, value in
      !value.isEmpty && (reader.map { profile.visibility(of: field) >= $0 } ?? true)
    }
  }

  /// nil when it is empty or not for this reader.
  public subscript(field: ProfileField) -> String? { values[field] }

  /// Without a name there is nobody to show.
  public var isShown: Bool { values[.name] != nil }
}

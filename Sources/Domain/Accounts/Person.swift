import TwinhallCore

/// A person with an account of their own; nobody shares a sign-in.
public struct Person: Sendable {
  public let id: Identifier<Person>
  public var name: String
  public var email: String
  public var language: Language
  public var version: Int
  /// Whether pages are shown with less data; nil leaves it to the browser.
  public var lessData: Bool?

  public init(id: Identifier<Person>, name: String, email: String, language: Language, version: Int, lessData: Bool? = nil) {
    self.id = id
    self.name = name
    self.email = email
    self.language = language
    self.version = version
    self.lessData = lessData
  }
}

/// One role of one person, in one place, for a time.
public struct HeldRole: Hashable, Sendable {
  public let role: Role
  public let place: Place

  public init(_ role: Role, in place: Place) {
    self.role = role
    self.place = place
  }
}

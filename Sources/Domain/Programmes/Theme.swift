import TwinhallCore

/// A subject that networks, partnerships and declarations share.
public struct Theme: Hashable, Sendable {
  public let id: Identifier<Theme>
  /// Stable short name used in addresses and files.
  public let code: String
  public var texts: [Language: ThemeText]

  public init(id: Identifier<Theme>, code: String, texts: [Language: ThemeText]) {
    self.id = id
    self.code = code
    self.texts = texts
  }

  /// The name in the reader's language, in English where that is missing.
  public func name(in language: Language) -> String { (texts[language] ?? texts[.english])?.name ?? code }
}

/// A theme's name and description in one language.
public struct ThemeText: Hashable, Sendable {
  public var name: String
  public var description: String

  public init(name: String, description: String) {
    self.name = name
    self.description = description
  }
}

/// What the forms of a page know beside their own fields: text that was written into them earlier and not sent.
public struct FormMemory: Sendable {
  /// Tag of the page's language.
  public var language: String
  /// Stands for the signed-in person; empty for a visitor.
  public var author: String
  /// The page's address without the language, and its title.
  public var page: String
  public var title: String
  /// Where text is sent to be kept.
  public var keepAddress: String
  /// Text that was not sent, by the address of its form without the language.
  public var unsent: [String: UnsentText] = [:]
  /// The form that was just refused.
  public var refused: RefusedForm?
  /// The form that is being written; nil outside of forms.
  public var current: FormInProgress?
  /// Whether the page has a form whose text is kept.
  public var keepsText = false

  public init(language: String, author: String, page: String, title: String, keepAddress: String) {
    self.language = language
    self.author = author
    self.page = page
    self.title = title
    self.keepAddress = keepAddress
  }
}

/// Text that was written into a form and not sent.
public struct UnsentText: Sendable {
  public var version: Int
  public var base: String
  /// When it was kept, in the reader's words.
  public var time: String
  public var values: [String: [String]]
  /// Fields for which what is stored was chosen.
  public var settled: Set<String>
  /// What another tab wrote meanwhile, and when.
  public var rival: (time: String, values: [String: [String]])?
  /// The page that shows the text and deletes it, where a choice is sent too.
  public var address: String

  public init(
    version: Int, base: String, time: String, values: [String: [String]], settled: Set<String>,
    rival: (time: String, values: [String: [String]])?, address: String
  ) {
    self.version = version
    self.base = base
    self.time = time
    self.values = values
    self.settled = settled
    self.rival = rival
    self.address = address
  }
}

/// A form that was refused and is shown again with what was typed.
public struct RefusedForm: Sendable {
  /// Without the language.
  public var address: String
  public var base: String
  /// The version of the draft that it was kept as, and when; nil when it was not kept.
  public var kept: (version: Int, time: String)?

  public init(address: String, base: String, kept: (version: Int, time: String)?) {
    self.address = address
    self.base = base
    self.kept = kept
  }
}

/// A form while its fields are written.
public struct FormInProgress: Sendable {
  /// Text that was not sent, which the fields show instead of what is stored.
  public var unsent: UnsentText?
  /// Fields in which a person writes text, and how many of them have several lines.
  public var textFields = 0
  public var areas = 0
  /// Fields that are never kept.
  public var secrets: [String] = []
  /// Fields for which there are two texts.
  public var differing: [DifferingField] = []
  /// Fingerprint of what is stored.
  public var base: UInt64 = 0xCBF2_9CE4_8422_2325

  public init(unsent: UnsentText?) { self.unsent = unsent }
}

/// A field with two texts to choose from.
public struct DifferingField: Sendable {
  public var name: String
  public var label: String
  public var mine: String
  public var other: String

  public init(name: String, label: String, mine: String, other: String) {
    self.name = name
    self.label = label
    self.mine = mine
    self.other = other
  }
}

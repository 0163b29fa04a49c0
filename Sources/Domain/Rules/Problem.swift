import TwinhallCore

/// One thing that is wrong with what was entered, pinned to the field. Pages put it into the reader's language.
public struct Problem: Hashable, Sendable {
  /// The form field's name.
  public let field: String
  public let rule: Rule
  /// Values the sentence names, such as a limit.
  public let values: [String: String]

  public init(_ field: String, _ rule: Rule, _ values: [String: String] = [:]) {
    self.field = field
    self.rule = rule
    self.values = values
  }
}

/// What can be wrong. Each has a sentence `rules.<raw value>` in every language.
public enum Rule: String, CaseIterable, Sendable {
  case missing
  case tooLong = "too-long"
  case notANumber = "not-a-number"
  case outOfRange = "out-of-range"
  case notADay = "not-a-day"
  case notATime = "not-a-time"
  case notAnEmailAddress = "not-an-email-address"
  case notAWebAddress = "not-a-web-address"
  case notAChoice = "not-a-choice"
  case notAColour = "not-a-colour"
  case notDaysBefore = "not-days-before"
  case tooLittleContrast = "too-little-contrast"
  case alreadyTaken = "already-taken"
  case endsBeforeStart = "ends-before-start"
  case unknownOrganisation = "unknown-organisation"
  case unknownTheme = "unknown-theme"
  case unknownCountry = "unknown-country"
  case chosenTwice = "chosen-twice"
  case sumNotHundred = "sum-not-hundred"
  case notYourName = "not-your-name"
  case dayHasPassed = "day-has-passed"
  case fileTooLarge = "file-too-large"
  case fileKindNotAccepted = "file-kind-not-accepted"
  case notAPicture = "not-a-picture"
  case passwordTooShort = "password-too-short"
  case passwordIsCommon = "password-is-common"
  case mustBeAccepted = "must-be-accepted"
  case alreadyHasRole = "already-has-role"
  case alreadyInvited = "already-invited"
  case notYourself = "not-yourself"
  case notKnownPerson = "not-known-person"
  case tooManyDays = "too-many-days"
  case afterRoleEnds = "after-role-ends"
  case wrongPassword = "wrong-password"
  case wrongCode = "wrong-code"
  case itself
  case goesRound = "goes-round"
  case alreadyInRegister = "already-in-register"
  case notCoordinates = "not-coordinates"
  case notALanguageCode = "not-a-language-code"
  case notAWikidataItem = "not-a-wikidata-item"
  case notASubdivision = "not-a-subdivision"
  case notASlug = "not-a-slug"
  case notACode = "not-a-code"
  case noVerticalBar = "no-vertical-bar"
  case fileNotText = "file-not-text"
  case fileQuotes = "file-quotes"
  case fileFieldCount = "file-field-count"
  case fileEmpty = "file-empty"
  case columnTwice = "column-twice"
  case columnUnknown = "column-unknown"
  case columnMissing = "column-missing"
  case tooManyRows = "too-many-rows"
  case fileMissing = "file-missing"
  case fileKindRefused = "file-kind-refused"
  case fileTooManyPixels = "file-too-many-pixels"
  case fileHasVirus = "file-has-virus"
  case fileGone = "file-gone"
  case placeFull = "place-full"
  case storageFull = "storage-full"
  case unknownPerson = "unknown-person"
  case consentMissing = "consent-missing"
}

/// What was entered cannot be accepted; lists every problem, not only the first.
public struct InvalidInput: Error, Hashable, Sendable {
  public let problems: [Problem]

  public init(_ problems: [Problem]) { self.problems = problems }
}

/// Gathers problems and throws them together.
public struct Validation {
  public private(set) var problems: [Problem] = []

  public init() {}

  /// Notes one problem.
  public mutating func add(_ field: String, _ rule: Rule, _ values: [String: String] = [:]) {
    problems.append(Problem(field, rule, values))
  }

  /// The text without surrounding white space and without characters that nobody types to be read (`withoutTrickery`); a problem when
  /// it is empty although required, or longer than `limit` characters. A character with many marks counts as more than one.
  public mutating func text(_ field: String, _ value: String, required: Bool, limit: Int) -> String {
    let trimmed = value.withoutTrickery.trimmingWhitespace
    if required && trimmed.isEmpty { add(field, .missing) }
    if trimmed.count > limit || trimmed.unicodeScalars.count > 3 * limit { add(field, .tooLong, ["limit": String(limit)]) }
    return trimmed
  }

  /// As `text`, in one line: line ends and tabs become spaces, so that a name cannot write paragraphs of its own into a mail.
  public mutating func line(_ field: String, _ value: String, required: Bool, limit: Int) -> String {
    text(field, String(value.map { $0.isNewline || $0 == "\t" ? " " : $0 }), required: required, limit: limit)
  }

  /// A whole number in `range`, or nil when the field is empty. Spaces between digits are read as grouping.
  public mutating func number(_ field: String, _ value: String, in range: ClosedRange<Int>) -> Int? {
    let digits = value.filter { !$0.isWhitespace }
    guard !digits.isEmpty else { return nil }
    guard let number = Int(digits) else {
      add(field, .notANumber)
      return nil
    }
    guard range.contains(number) else {
      add(field, .outOfRange, ["least": String(range.lowerBound), "most": String(range.upperBound)])
      return nil
    }
    return number
  }

  /// A day in the form of ISO 8601, or nil when the field is empty; a problem when it is no day, or empty although required.
  public mutating func day(_ field: String, _ value: String, required: Bool = false) -> Day? {
    let trimmed = value.trimmingWhitespace
    if let day = Day(trimmed) { return day }
    if !trimmed.isEmpty { add(field, .notADay) } else if required { add(field, .missing) }
    return nil
  }

  /// Throws every problem that was noted.
  public func finish() throws(InvalidInput) {
    if !problems.isEmpty { throw InvalidInput(problems) }
  }
}

extension String {
  /// Without control characters other than line end and tab, and without marks that override the reading direction (UAX #9, section 2),
  /// with which a text looks like another one. Joiners and direction marks, which languages need, stay.
  fileprivate var withoutTrickery: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isTrickery }))
  }

  /// Without white space at either end.
  public var trimmingWhitespace: String {
    var view = self[...]
    while view.first?.isWhitespace == true { view = view.dropFirst() }
    while view.last?.isWhitespace == true { view = view.dropLast() }
    return String(view)
  }
}

extension Unicode.Scalar {
  fileprivate var isTrickery: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: properties.isNoncharacterCodePoint
    }
  }
}

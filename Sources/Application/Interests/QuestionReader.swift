import Domain
import Localization
import TwinhallCore

/// Turns what was typed on one question's page into answers. A draft may be left unfinished, so an empty field is no problem; what
/// contradicts itself is. The names of fields are those of `Entries(of:_:_:)`.
struct QuestionReader {
  let entries: Entries
  let catalogue: QuestionCatalogue
  var answers: DeclarationAnswers
  var validation = Validation()
  /// The body the declaration is tied to, which it can neither wish for nor veto.
  var own: Identifier<Organisation>?

  init(_ entries: Entries, _ catalogue: QuestionCatalogue, into answers: DeclarationAnswers, own: Identifier<Organisation>? = nil) {
    self.entries = entries
    self.catalogue = catalogue
    self.answers = answers
    self.own = own
  }

  /// - Throws: `InvalidInput` with every problem of the page.
  mutating func read(_ question: DeclarationQuestion) throws {
    switch question {
    case .municipality: readMunicipality()
    case .size: readSize()
    case .about: readAbout()
    case .themes: readThemes()
    case .needs: readNeeds()
    case .offers: readOffers()
    case .mandate: readMandate()
    case .languages: readLanguages()
    case .backing: answers.backing = choice("backing")
    case .team: readTeam()
    case .ties: readTies()
    case .society: readSociety()
    case .connection: answers.connection = choice("connection")
    case .capacity: readCapacity()
    case .wishes: readWishes()
    }
    try validation.finish()
  }

  mutating func text(_ field: String, required: Bool = false, limit: Int) -> String {
    validation.text(field, entries.text(field), required: required, limit: limit)
  }

  private mutating func line(_ field: String, required: Bool = false, limit: Int) -> String {
    validation.line(field, entries.text(field), required: required, limit: limit)
  }

  mutating func number(_ field: String, _ range: ClosedRange<Int>) -> Int? {
    validation.number(field, entries.text(field), in: range)
  }

  /// nil for an empty field; anything but one of the answers is a problem.
  mutating func choice<Value: RawRepresentable<String>>(_ field: String) -> Value? {
    let text = entries.text(field)
    guard !text.isEmpty else { return nil }
    let value = Value(rawValue: text)
    if value == nil { validation.add(field, .notAChoice) }
    return value
  }

  private mutating func readAbout() {
    answers.about = text("about", limit: QuestionLimits.about)
    answers.textLanguage = validation.writtenLanguage("text-language", entries.text("text-language")) ?? answers.textLanguage
  }

  private mutating func readMunicipality() {
    answers.organisationName = line("name", required: true, limit: QuestionLimits.name)
    answers.country = validation.country("country", entries.text("country"), required: true)
    answers.contact.name = line("contact", required: true, limit: QuestionLimits.name)
    answers.contact.function = line("function", limit: QuestionLimits.name)
    answers.contact.email = validation.emailAddress("email", entries.text("email"))
  }

  private mutating func readSize() {
    answers.population = number("population", 1...50_000_000)
    answers.character = choice("character")
  }

  private mutating func readTeam() {
    answers.teamSize = number("team-size", 1...50)
    answers.team = text("team", limit: QuestionLimits.text)
    answers.hoursPerMonth = number("hours", 1...500)
  }

  private mutating func readTies() {
    answers.earlierTieCount = number("tie-count", 0...100)
    answers.earlierTies = text("ties", limit: QuestionLimits.text)
  }

  private mutating func readSociety() {
    answers.civilSocietyCount = number("society-count", 0...1000)
    answers.civilSociety = text("society", limit: QuestionLimits.text)
    answers.universityCount = number("university-count", 0...100)
    answers.universities = text("universities", limit: QuestionLimits.text)
  }

  private mutating func readCapacity() {
    let first: YesOrNo? = choice("first-time")
    answers.isFirstTime = first.map { $0 == .yes }
    answers.capacity = number("capacity", 1...2)
  }
}

/// A question with two answers.
public enum YesOrNo: String, CaseIterable, Sendable {
  case yes
  case no
}

/// The most characters and lines an answer takes.
public enum QuestionLimits {
  public static let name = 120
  public static let about = 1500
  public static let motive = 500
  public static let proof = 200
  public static let text = 1000
  public static let themes = 3
  public static let languages = 6
  public static let wishes = 5
  /// Bytes of an uploaded file.
  public static let file = 5_000_000
}

import Domain
import TwinhallCore

/// Stored answers as a form shows them. The same fields make the stamp that tells whether a question was changed, and the audit line.
extension Entries {
  public init(of question: DeclarationQuestion, _ answers: DeclarationAnswers, _ catalogue: QuestionCatalogue) {
    self.init()
    switch question {
    case .municipality: setMunicipality(answers)
    case .size:
      set("population", answers.population)
      set("character", answers.character?.rawValue ?? "")
    case .about:
      set("about", answers.about)
      set("text-language", answers.textLanguage?.tag ?? "")
    case .themes: setThemes(answers, catalogue)
    case .needs: setLevels("need", answers.hasToldNeeds, answers, catalogue) { ($0.need, $0.needProof) }
    case .offers: setLevels("offer", answers.hasToldOffers, answers, catalogue) { ($0.offer, $0.offerProof) }
    case .mandate: set("mandate", catalogue.themes.filter { answers.mandate.contains($0.id) }.map(\.code).sorted())
    case .languages: setLanguages(answers)
    case .backing:
      set("backing", answers.backing?.rawValue ?? "")
      set("file", answers.backingFile?.description ?? "")
    case .team:
      set("team-size", answers.teamSize)
      set("team", answers.team)
      set("hours", answers.hoursPerMonth)
    case .ties:
      set("tie-count", answers.earlierTieCount)
      set("ties", answers.earlierTies)
    case .society: setSociety(answers)
    case .connection: set("connection", answers.connection?.rawValue ?? "")
    case .capacity:
      set("first-time", answers.isFirstTime.map { $0 ? YesOrNo.yes.rawValue : YesOrNo.no.rawValue } ?? "")
      set("capacity", answers.capacity)
    case .wishes:
      setBodies("wish", answers.wishes, catalogue)
      setBodies("veto", answers.vetoes, catalogue)
    }
  }

  private mutating func set(_ name: String, _ number: Int?) { set(name, number.map { String($0) } ?? "") }

  private mutating func setMunicipality(_ answers: DeclarationAnswers) {
    set("name", answers.organisationName)
    set("country", answers.country)
    set("contact", answers.contact.name)
    set("function", answers.contact.function)
    set("email", answers.contact.email)
  }

  private mutating func setThemes(_ answers: DeclarationAnswers, _ catalogue: QuestionCatalogue) {
    for (index, ranked) in answers.themes.enumerated() {
      set("theme-\(index + 1)", catalogue.theme(ranked.theme)?.code ?? "")
      set("motive-\(index + 1)", ranked.motive)
    }
  }

  /// Once a question is answered, a theme without a level is one with level 0.
  private mutating func setLevels(
    _ kind: String, _ isTold: Bool, _ answers: DeclarationAnswers, _ catalogue: QuestionCatalogue,
    _ read: (ThemeExchange) -> (Int, String)
  ) {
    guard isTold else { return }
    let levels = Dictionary(answers.exchanges.map { ($0.theme, read($0)) }, uniquingKeysWith: { $1 })
    for theme in catalogue.themes {
      let (level, proof) = levels[theme.id] ?? (0, "")
      set("\(kind)-\(theme.code)", level)
      set("\(kind)-proof-\(theme.code)", proof)
    }
  }

  private mutating func setLanguages(_ answers: DeclarationAnswers) {
    for (index, language) in answers.languages.enumerated() {
      set("language-\(index + 1)", language.tag)
      set("level-\(index + 1)", language.level.rawValue)
    }
  }

  private mutating func setSociety(_ answers: DeclarationAnswers) {
    set("society-count", answers.civilSocietyCount)
    set("society", answers.civilSociety)
    set("university-count", answers.universityCount)
    set("universities", answers.universities)
  }

  private mutating func setBodies(_ kind: String, _ bodies: [Identifier<Organisation>], _ catalogue: QuestionCatalogue) {
    for (index, body) in bodies.enumerated() { set("\(kind)-\(index + 1)", catalogue.name(body)) }
  }
}

extension Entries {
  /// Two sets of fields have the same stamp only if they are the same.
  public var stamp: String {
    digest(fields.map { "\($0.name.utf8.count):\($0.name)\($0.value.utf8.count):\($0.value)" }.joined()).hexadecimal
  }
}

extension DeclarationQuestion {
  /// The field of an audit line that names the question.
  public static let auditField = "question"

  /// What the audit trail keeps of the answer. Whom a body wishes for or vetoes stays out of it: more people read the trail.
  func auditFields(_ entries: Entries) -> AuditFields {
    var fields: AuditFields = [:]
    for (name, value) in entries.fields where !isSilent(name, value) { fields.set(name, self == .wishes ? "private" : value) }
    return fields
  }

  /// A level of 0 says the same as none.
  private func isSilent(_ name: String, _ value: String) -> Bool {
    (self == .needs || self == .offers) && value == "0" && !name.contains("-proof-")
  }
}

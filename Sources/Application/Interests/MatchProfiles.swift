import Database
import Domain
import Store
import TwinhallCore

/// What matching is told of everybody who seeks a partner: declarations on the public list, tied to a body in the register and
/// confirmed within twelve months of `day`. An answer that was not given is a fact that matching does not know.
/// - Returns: one profile a body, named by the body's identifier, in the order of the declarations' making.
public func matchProfiles(on connection: any Connection, _ day: Day) throws -> [MatchProfile] {
  let first = day.adding(months: -Declaration.confirmationMonths)
  let declarations = try connection.declarations.published(confirmedFrom: first)
  let bodies = try connection.organisations.names(declarations.compactMap(\.organisation))
  let eligibility = try connection.eligibility.all()
  let codes = Dictionary(uniqueKeysWithValues: try connection.themes.all().map { ($0.id, $0.code) })
  return declarations.compactMap { declaration in
    guard let id = declaration.organisation, let body = bodies[id] else { return nil }
    var profile = MatchProfile(declaration, body, codes)
    profile.cluster = eligibility.inForce(for: body.country, on: day)?.cluster
    return profile
  }
}

extension MatchProfile {
  /// - Parameter codes: of the themes.
  init(_ declaration: Declaration, _ body: OrganisationBrief, _ codes: [Identifier<Theme>: String]) {
    let answers = declaration.answers
    self.init(
      id: body.id.description, name: body.name, country: body.country, side: body.country == "SE" ? .swedish : .international)
    kind = body.kind.rawValue
    places = answers.capacity ?? 1
    confirmedOn = declaration.confirmedOn
    waitingSince = declaration.submittedAt?.day
    isFirstTimer = answers.isFirstTime
    setCircumstances(answers)
    setThemes(answers, codes)
    wishes = answers.wishes.map(\.description)
    vetoes = Set(answers.vetoes.map(\.description))
    unasked = [.nationalPriorities, .contact]
  }

  private mutating func setCircumstances(_ answers: DeclarationAnswers) {
    population = answers.population
    character = answers.character.map(Character.init)
    languages = answers.languages.isEmpty ? nil : answers.languages.map { LanguageSkill(code: $0.tag, level: .init($0.level)) }
    backing = answers.backing.map(Backing.init)
    teamSize = answers.teamSize
    hoursPerMonth = answers.hoursPerMonth
    earlierPartnerships = answers.earlierTieCount
    civilSocietyContacts = answers.civilSocietyCount
    universityContacts = answers.universityCount
    connection = answers.connection.map(Connection.init)
  }

  private mutating func setThemes(_ answers: DeclarationAnswers, _ codes: [Identifier<Theme>: String]) {
    func code(_ theme: Identifier<Theme>) -> String { codes[theme] ?? theme.description }
    func levels(_ isTold: Bool, _ read: (ThemeExchange) -> ThemeLevel) -> [String: ThemeLevel]? {
      guard isTold else { return nil }
      return Dictionary(answers.exchanges.map { (code($0.theme), read($0)) }.filter { $0.1.level > 0 }, uniquingKeysWith: { $1 })
    }
    rankedThemes = answers.themes.isEmpty ? nil : answers.themes.map { code($0.theme) }
    needs = levels(answers.hasToldNeeds) { ThemeLevel($0.need, proof: $0.needProof) }
    offers = levels(answers.hasToldOffers) { ThemeLevel($0.offer, proof: $0.offerProof) }
    mandate = answers.mandate.isEmpty ? nil : Set(answers.mandate.map(code))
  }
}

extension MatchProfile.Character {
  fileprivate init(_ character: SettlementCharacter) {
    self =
      switch character {
      case .rural: .rural
      case .mixed: .mixed
      case .urban: .urban
      }
  }
}

extension MatchProfile.LanguageSkill.Level {
  /// A team works from B1 on (Common European Framework: the independent user).
  fileprivate init(_ level: SpokenLanguage.Level) {
    self =
      switch level {
      case .a2: .basic
      case .b1, .b2: .working
      case .c1, .native: .fluent
      }
  }
}

extension MatchProfile.Backing {
  fileprivate init(_ backing: LeadershipBacking) {
    self =
      switch backing {
      case .none: .none
      case .letter: .letter
      case .councilDecision: .councilDecision
      }
  }
}

extension MatchProfile.Connection {
  fileprivate init(_ quality: ConnectionQuality) {
    self =
      switch quality {
      case .good: .good
      case .weak: .fair
      case .poor: .poor
      }
  }
}

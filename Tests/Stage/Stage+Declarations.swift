import Application
import Domain
import Store
import TwinhallCore

/// Declarations in every state, made by the commands that people use.
extension Stage {
  /// Two themes, so that declarations have something to rank.
  public func makeThemes() throws {
    let permit = try Policy.permit(ManageProgramme.self, to: .system)
    for (code, name) in [("water", "Water and waste"), ("youth", "Young people take part")] {
      try application.saveTheme(code: code, texts: [.english: ThemeText(name: name, description: "")], permit: permit)
    }
  }

  @discardableResult public func makeBody(_ name: String, _ country: String = "SE") throws -> Identifier<Organisation> {
    var profile = OrganisationProfile()
    profile.name = name
    profile.country = country
    return try application.addOrganisation(profile, permit: Policy.permit(ManageRegister.self, to: .system))
  }

  /// A coordinator of a body.
  public func coordinator(_ name: String, of body: Identifier<Organisation>) throws -> Viewer {
    try person(name, HeldRole(.coordinator, in: .organisation(body)))
  }

  /// What is typed on the page of a question.
  public static func typed(_ question: DeclarationQuestion, name: String = "Kasama", country: String = "ZM") -> Entries {
    switch question {
    case .municipality:
      entries(["name": name, "country": country, "contact": "Chanda Example", "email": "chanda@example.org"])
    case .size: entries(["population": "231 000", "character": "mixed"])
    case .about: entries(["about": "A town by the river.\n\nIt grows fast."])
    case .themes: entries(["theme-1": "water", "motive-1": "Our wells run dry"])
    case .needs: entries(["need-water": "3", "need-proof-water": "Half of the homes have no tap", "need-youth": "0"])
    case .offers: entries(["offer-water": "0", "offer-youth": "2", "offer-proof-youth": "Our youth council has met since 2018"])
    case .mandate: entries(["mandate": "water"])
    case .languages: entries(["language-1": "en", "level-1": "C1", "language-2": "sv", "level-2": "A2"])
    case .backing: entries(["backing": "letter"])
    case .team: entries(["team-size": "4", "team": "Head of planning", "hours": "20"])
    case .ties: entries(["tie-count": "1", "ties": "A school in Finland"])
    case .society: entries(["society-count": "3", "university-count": "1", "society": "Youth clubs"])
    case .connection: entries(["connection": "weak"])
    case .capacity: entries(["first-time": "yes", "capacity": "1"])
    case .wishes: entries([:])
    }
  }

  private static func entries(_ fields: KeyValuePairs<String, String>) -> Entries {
    Entries(fields.map { (name: $0.key, value: $0.value) })
  }

  /// The owner's right, by the key of whoever began it.
  public func owner(of id: Identifier<Declaration>) throws -> Permit<EditDeclaration> {
    try Policy.permit(EditDeclaration.self, to: .visitor(keys: [id]), in: Scope(declaration: id))
  }

  public func declaration(_ id: Identifier<Declaration>) throws -> Declaration {
    guard let declaration = try application.read({ try $0.declarations.find(id) }) else { throw NotFound() }
    return declaration
  }

  /// The waiting mail with this subject. Mails of the same moment have no order.
  public func mail(_ subject: String) throws -> OutgoingMail? { try mails().first { $0.subject == subject } }

  /// Saves one question on top of what stands there.
  public func save(_ question: DeclarationQuestion, _ entries: Entries, of id: Identifier<Declaration>) throws {
    try application.saveAnswer(question, entries, stamp: stamp(question, of: id), permit: owner(of: id))
  }

  /// The stamp of the page that is open now.
  public func stamp(_ question: DeclarationQuestion, of id: Identifier<Declaration>) throws -> String {
    let answers = try declaration(id).answers
    return Entries(of: question, answers, try application.read { try QuestionCatalogue($0, answers) }).stamp
  }

  public func makeDraft(_ name: String = "Kasama", _ country: String = "ZM") throws -> Identifier<Declaration> {
    let permit = try Policy.permit(BeginDeclaration.self, to: .visitor())
    let typed = Self.typed(.municipality, name: name, country: country)
    return try application.beginDeclaration(typed, language: .english, from: "192.0.2.1", permit: permit).id
  }

  /// A draft with every question answered.
  public func makeComplete(_ name: String = "Kasama", _ country: String = "ZM") throws -> Identifier<Declaration> {
    let id = try makeDraft(name, country)
    for question in DeclarationQuestion.allCases { try save(question, Self.typed(question, name: name, country: country), of: id) }
    return id
  }

  public func makeSubmitted(_ name: String = "Kasama", _ country: String = "ZM") throws -> Identifier<Declaration> {
    let id = try makeComplete(name, country)
    try application.submitDeclaration(permit: owner(of: id))
    return id
  }

  /// On the public list; tied to a body unless nil.
  public func makePublished(_ name: String = "Kasama", _ country: String = "ZM", body: Identifier<Organisation>? = nil) throws
    -> Identifier<Declaration>
  {
    let id = try makeSubmitted(name, country)
    let permit = try Policy.permit(PublishDeclaration.self, to: .system)
    if let body { try application.tieDeclaration(id, to: body, invitesContact: false, permit: permit) }
    try application.publishDeclaration(id, permit: permit)
    return id
  }
}

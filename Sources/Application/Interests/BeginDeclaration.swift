import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Begins a declaration without an account: the answers to the first question make a draft, and its key is mailed so that it can
  /// be gone on with elsewhere.
  /// - Returns: the draft's name and the key for this browser.
  /// - Throws: `InvalidInput`, `StepRefused(.tooMany)`.
  public func beginDeclaration(
    _ entries: Entries, language: Language, from networkAddress: String, permit: Permit<BeginDeclaration>
  ) throws -> (id: Identifier<Declaration>, key: Secret) {
    var reader = QuestionReader(entries, QuestionCatalogue(), into: DeclarationAnswers())
    try reader.read(.municipality)
    try limit(.perNetworkAddress, key: networkAddress)
    try limit(.declarationsPerAddress, key: reader.answers.contact.email.foldedAddress)
    return try change(permit) { change in
      var draft = Declaration(id: change.makeIdentifier(), language: language, at: change.at)
      draft.answers = reader.answers
      let (link, key) = try insert(draft, change)
      try change.mail(
        to: draft.answers.contact.email, in: language, subject: .declarationBegunSubject, body: .declarationBegunBody,
        [
          "name": .text(draft.answers.contact.name), "municipality": .text(draft.answers.organisationName), "link": .text(link),
        ])
      return (draft.id, key)
    }
  }

  /// Begins a declaration for a body in the register, with what the register knows.
  public func beginDeclaration(
    for organisation: Identifier<Organisation>, language: Language, permit: Permit<EditDeclaration>
  ) throws -> Identifier<Declaration> {
    try change(permit) { change in
      guard permit.scope.organisations.contains(organisation), let body = try change.connection.organisations.find(organisation) else {
        throw NotFound()
      }
      var draft = Declaration(id: change.makeIdentifier(), organisation: organisation, language: language, at: change.at)
      draft.answers = DeclarationAnswers(of: body.profile, in: language, contact: permit.viewer.person)
      _ = try insert(draft, change)
      // The register's facts go beyond the first question, which is all that a new draft holds.
      var known = draft
      known.answers.population = body.profile.population
      known.answers.character = body.profile.character
      try change.update(known, from: draft)
      return draft.id
    }
  }

  private func insert(_ draft: Declaration, _ change: Change) throws -> (link: String, secret: Secret) {
    try change.connection.declarations.insert(draft, change.keys(of: draft))
    try change.record(draft.id, after: ["state": draft.state.rawValue, "organisationName": draft.answers.organisationName])
    return try change.resumeLink(for: draft, configuration)
  }

  /// Mails new links to the newest open declarations of a contact, ten at most: anybody can give anybody's address, and one request must
  /// not fill a mailbox. The answer is the same whether there are any.
  /// - Throws: `InvalidInput`, `StepRefused(.tooMany)`.
  public func mailDeclarationLinks(email: String, from networkAddress: String, permit: Permit<BeginDeclaration>) throws {
    var validation = Validation()
    let address = validation.emailAddress("email", email)
    try validation.finish()
    try limit(.perNetworkAddress, key: networkAddress)
    try limit(.declarationsPerAddress, key: address.foldedAddress)
    try change(permit) { change in
      change.recordNothing()
      for declaration in try change.connection.declarations.open(foldedEmail: address.foldedAddress).prefix(10) {
        try change.mailContact(of: declaration, configuration, subject: .declarationLinkSubject, body: .declarationLinkBody)
        try change.record(declaration.id, after: ["link": "sent"])
      }
    }
  }
}

extension RateLimit {
  /// Declarations begun, and links asked for again, by one mail address.
  static let declarationsPerAddress = RateLimit(name: "declarations", attempts: 5, minutes: 60)
}

extension DeclarationAnswers {
  fileprivate init(of profile: OrganisationProfile, in language: Language, contact person: Person?) {
    self.init()
    organisationName = profile.name(in: language)
    country = profile.country
    contact.name = person?.name ?? ""
    contact.email = person?.email ?? ""
  }
}

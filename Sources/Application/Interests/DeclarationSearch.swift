import Database
import Domain
import Localization
import Store
import TwinhallCore

/// Declarations twice: the whole one for its owner and the office, and what is published of it for everybody.
struct DeclarationSearch: SearchSource {
  let subject = "Declaration"
  let table: SQL = "declarations"
  let actions: [any Action.Type] = [ReadPublicSite.self, EditDeclaration.self]

  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)] {
    let declarations = try connection.declarations.all(ids: Set(records.compactMap(Identifier<Declaration>.init)))
    let bodies = try connection.organisations.names(declarations.compactMap(\.organisation))
    let themes = Dictionary(uniqueKeysWithValues: try connection.themes.all().map { ($0.id, $0) })
    return declarations.flatMap { declaration in
      let found = FoundDeclaration(declaration, declaration.organisation.flatMap { bodies[$0] }, themes)
      return found.documents.map { (declaration.id.description, $0) }
    }
  }

  func records(naming subject: String, _ changed: [String], on connection: any Connection) throws -> [String] {
    switch subject {
    case "Organisation": try records("SELECT id FROM declarations WHERE organisation_id IN \(list: changed)", on: connection)
    case "Theme":
      try records("SELECT DISTINCT declaration_id AS id FROM declaration_themes WHERE theme_id IN \(list: changed)", on: connection)
    default: []
    }
  }
}

private struct FoundDeclaration {
  let declaration: Declaration
  let body: OrganisationBrief?
  let themes: [Identifier<Theme>: Theme]

  init(_ declaration: Declaration, _ body: OrganisationBrief?, _ themes: [Identifier<Theme>: Theme]) {
    self.declaration = declaration
    self.body = body
    self.themes = themes
  }

  var documents: [SearchDocument] {
    let scope = Scope(organisations: Set([declaration.organisation].compactMap { $0 }), declaration: declaration.id)
    let whole = document(.declaration, place: declaration.id.description, .whoMay(EditDeclaration.self, in: scope), isWhole: true)
    guard declaration.state == .published else { return [whole] }
    return [whole, document(.seeker, place: body?.slug ?? declaration.id.description, .whoMay(ReadPublicSite.self), isWhole: false)]
  }

  private func document(_ kind: SearchKind, place: String, _ readers: SearchReaders, isWhole: Bool) -> SearchDocument {
    let texts = searchTexts { language in
      SearchText(title: body?.name(in: language) ?? declaration.answers.organisationName, text: text(in: language, isWhole: isWhole))
    }
    let at = declaration.publishedAt ?? declaration.submittedAt ?? declaration.id.instant
    var document = SearchDocument(kind, place: place, texts: texts, readers: readers, at: at)
    document.names = [declaration.answers.organisationName, body?.name, body?.swedishName].compactMap { $0 }
    document.references = isWhole ? [declaration.id.description, declaration.answers.contact.email] : []
    document.countries = [body?.country ?? declaration.answers.country]
    document.themes = declaration.answers.themes.compactMap { themes[$0.theme]?.code }
    document.year = at.day.components.year
    document.languages = declaration.answers.languages.map(\.tag)
    return document
  }

  /// What a body lacks, its team and the office's words are for those who may read the whole.
  private func text(in language: Language, isWhole: Bool) -> String {
    let answers = declaration.answers
    let ranked = answers.themes.map { searchLines(themes[$0.theme]?.name(in: language), $0.motive) }
    let offers = answers.exchanges.filter { $0.offer > 0 }.map(\.offerProof)
    let needs = isWhole ? answers.exchanges.filter { $0.need > 0 }.map(\.needProof) + [answers.team, declaration.officeNote] : []
    let rest = ranked + offers + [answers.civilSociety, answers.universities] + needs
    return searchLines(answers.about, rest.filter { !$0.isEmpty }.joined(separator: "\n"))
  }
}

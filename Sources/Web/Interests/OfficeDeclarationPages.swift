import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Declarations in the office: the list, and of one everything in it, what can be done with it, and what happened to it.
enum OfficeDeclarationPages {
  static let list: PathPattern = "/office/declarations"
  static let show: PathPattern = "/office/declarations/{declaration}"
  static let tie: PathPattern = "/office/declarations/{declaration}/tie"
  static let add: PathPattern = "/office/declarations/{declaration}/add"
  static let publish: PathPattern = "/office/declarations/{declaration}/publish"
  static let giveBack: PathPattern = "/office/declarations/{declaration}/return"
  static let hide: PathPattern = "/office/declarations/{declaration}/hide"
  static let withdraw: PathPattern = "/office/declarations/{declaration}/withdraw"

  static let endpoints: [Endpoint] = [
    .page(list, ReviewDeclarations.self) { visit, _ in try listPage(visit) },
    .page(show, ReviewDeclarations.self) { visit, permit in
      let id: Identifier<Declaration> = try visit.identifier("declaration")
      if let declaration = try visit.application.read({ try $0.declarations.find(id) }) {
        visit.noteLook { try visit.application.noteLook(at: declaration, permit: permit) }
      }
      return try showPage(visit)
    },
    .form(tie, PublishDeclaration.self, tieToBody),
    .form(add, ManageRegister.self, addBody),
    .form(publish, PublishDeclaration.self) { visit, permit, form in
      try visit.application.publishDeclaration(visit.identifier("declaration"), version: form.versionRead, permit: permit)
      return try back(visit, .published)
    },
    .form(giveBack, PublishDeclaration.self) { visit, permit, form in
      try withNote(visit, form, at: "note-return", .returned) { try visit.application.returnDeclaration($0, note: $1, permit: permit) }
    },
    .form(hide, PublishDeclaration.self) { visit, permit, form in
      try withNote(visit, form, at: "note-hide", .hidden) { try visit.application.hideDeclaration($0, note: $1, permit: permit) }
    },
    .form(withdraw, PublishDeclaration.self) { visit, permit, _ in
      try visit.application.withdrawDeclaration(visit.identifier("declaration"), permit: permit)
      return try back(visit, .withdrawn)
    },
  ]

  private static func back(_ visit: Visit, _ done: Confirmation) throws -> Response {
    visit.redirect(show, try visit.parameter("declaration"), done: done)
  }

  /// A step that needs words for the owner; without them the page is shown again with the fault at the field.
  private static func withNote(
    _ visit: Visit, _ form: Form, at field: String, _ done: Confirmation, _ step: (Identifier<Declaration>, String) throws -> Void
  ) throws -> Response {
    do {
      try step(visit.identifier("declaration"), form.text(field))
    } catch let invalid as InvalidInput {
      let errors = visit.problems(invalid).errors.map { FieldError(field, $0.text) }
      return try showPage(visit, Entries(form.fields.pairs), problems: Problems(errors: errors))
    }
    return try back(visit, done)
  }

  private static func tieToBody(_ visit: Visit, _ permit: Permit<PublishDeclaration>, _ form: Form) throws -> Response {
    guard let body = Identifier<Organisation>(form.text("organisation")) else {
      let error = FieldError("organisation", visit.sentence(for: Problem("organisation", .notAChoice)))
      return try showPage(visit, Entries(form.fields.pairs), problems: Problems(errors: [error]))
    }
    try visit.application.tieDeclaration(
      visit.identifier("declaration"), version: form.versionRead, to: body, invitesContact: form.isChecked("invite"), permit: permit)
    return try back(visit, .saved)
  }

  /// Adds the body to the register with what the declaration says, and ties the declaration to it.
  private static func addBody(_ visit: Visit, _ permit: Permit<ManageRegister>, _ form: Form) throws -> Response {
    let tiePermit = try Policy.permit(PublishDeclaration.self, to: visit.viewer)
    let reviewed = try visit.reviewed()
    let version = form.versionRead ?? reviewed.declaration.version
    guard version == reviewed.declaration.version else { throw VersionConflict() }
    let body = try visit.application.addOrganisation(reviewed.declaration.answers.profile, permit: permit)
    try visit.application.tieDeclaration(
      reviewed.declaration.id, version: version, to: body, invitesContact: form.isChecked("invite-new"), permit: tiePermit)
    return try back(visit, .added)
  }
}

extension Form {
  /// The version that the officer had open: the owner may change a declaration between the look and the decision.
  fileprivate var versionRead: Int? { fields.first("version").flatMap { Int($0) } }
}

/// A declaration with what the office needs beside it.
struct ReviewedDeclaration {
  let declaration: Declaration
  let catalogue: QuestionCatalogue
  let body: OrganisationBrief?
  let history: RecordHistory
}

extension Visit {
  func reviewed() throws -> ReviewedDeclaration {
    let id: Identifier<Declaration> = try identifier("declaration")
    return try application.read { connection in
      guard let declaration = try connection.declarations.find(id) else { throw NotFound() }
      return ReviewedDeclaration(
        declaration: declaration, catalogue: try QuestionCatalogue(connection, declaration.answers),
        body: try declaration.organisation.flatMap { try connection.organisations.names([$0])[$0] },
        history: try RecordHistory(of: id, on: connection))
    }
  }
}

extension DeclarationAnswers {
  /// What the register can take over. The office adds the rest there.
  fileprivate var profile: OrganisationProfile {
    var profile = OrganisationProfile()
    profile.kind = country == "SE" ? .municipality : .localGovernment
    profile.name = organisationName
    profile.country = country
    profile.population = population
    profile.character = character
    profile.languages = languages.map(\.tag)
    return profile
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// One declaration as its owner sees it: the list of questions, the check before it is sent, all of it on one page.
enum DeclarationPages {
  static let tasks: PathPattern = "/declare/{declaration}"
  static let check: PathPattern = "/declare/{declaration}/check"
  static let whole: PathPattern = "/declare/{declaration}/whole"
  static let file: PathPattern = "/declare/{declaration}/file"
  static let send: PathPattern = "/declare/{declaration}/send"
  static let confirm: PathPattern = "/declare/{declaration}/confirm"
  static let reopen: PathPattern = "/declare/{declaration}/reopen"
  static let withdraw: PathPattern = "/declare/{declaration}/withdraw"

  static let endpoints: [Endpoint] = [
    .page(tasks, EditDeclaration.self, in: scope) { visit, permit in tasksPage(visit, try visit.owned(permit)) },
    .page(check, EditDeclaration.self, in: scope) { visit, permit in checkPage(visit, try visit.owned(permit)) },
    .page(whole, EditDeclaration.self, in: scope) { visit, permit in wholePage(visit, try visit.owned(permit)) },
    .page(file, EditDeclaration.self, in: scope) { visit, permit in try download(visit, permit) },
    .form(send, EditDeclaration.self, in: scope) { visit, permit, _ in
      try visit.application.submitDeclaration(permit: permit)
      return try back(visit, .sent)
    },
    .form(confirm, EditDeclaration.self, in: scope) { visit, permit, _ in
      try visit.application.confirmDeclaration(permit: permit)
      return try back(visit, .confirmed)
    },
    .form(reopen, EditDeclaration.self, in: scope) { visit, permit, _ in
      try visit.application.reopenDeclaration(permit: permit)
      return try back(visit, nil)
    },
    .form(withdraw, EditDeclaration.self, in: scope) { visit, permit, _ in
      try visit.application.withdrawDeclaration(permit: permit)
      return try back(visit, .withdrawn)
    },
  ]

  /// What the declaration in the address belongs to. A visitor is not told whether it exists.
  @Sendable static func scope(_ visit: Visit) throws -> Scope {
    let id: Identifier<Declaration> = try visit.identifier("declaration")
    if let scope = try visit.application.read({ try $0.declarations.scope(id) }) { return scope }
    throw visit.viewer.person == nil ? Refusal.signInNeeded as any Error : NotFound()
  }

  private static func back(_ visit: Visit, _ done: Confirmation?) throws -> Response {
    visit.redirect(tasks, try visit.parameter("declaration"), done: done)
  }

  /// Sent as something to save, whatever a browser would make of it.
  private static func download(_ visit: Visit, _ permit: Permit<EditDeclaration>) throws -> Response {
    let (record, bytes) = try visit.application.backingFile(permit: permit)
    let ending = FileType(mediaType: record.contentType)?.endings.first ?? "bin"
    return .download(bytes, record.contentType, named: "backing.\(ending)")
  }
}

/// A declaration with what its answers refer to.
struct OwnedDeclaration {
  let declaration: Declaration
  let catalogue: QuestionCatalogue
  /// The body in the register that it is tied to.
  let body: OrganisationBrief?

  /// The public address name of that body.
  var slug: String? { body?.slug }
  var answers: DeclarationAnswers { declaration.answers }
  var id: String { declaration.id.description }

  /// The name that a reader of the language knows: the register's, or the declared one.
  func name(in language: Language) -> String { body?.name(in: language) ?? answers.organisationName }
}

extension Visit {
  func owned(_ permit: Permit<EditDeclaration>) throws -> OwnedDeclaration {
    try application.read { connection in
      guard let id = permit.scope.declaration, let declaration = try connection.declarations.find(id) else { throw NotFound() }
      let body = try declaration.organisation.map { try connection.organisations.names([$0])[$0] } ?? nil
      return OwnedDeclaration(
        declaration: declaration, catalogue: try QuestionCatalogue(connection, declaration.answers), body: body)
    }
  }

  /// The way back up from a page within a declaration.
  func above(_ owned: OwnedDeclaration) -> [Link] {
    let tasks = Link(tasksTitle(owned), address(DeclarationPages.tasks, owned.id))
    return viewer.person == nil ? [tasks] : [Link(texts(InterestsText.homeTitle), address(HomePage.show)), tasks]
  }

  func tasksTitle(_ owned: OwnedDeclaration) -> String {
    texts(InterestsText.tasksTitle, ["municipality": .text(owned.name(in: language))])
  }
}

import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// The declaration that a mailed key opens; nil when it opens none or is too old.
  public func declaration(openedBy key: Secret) throws -> Identifier<Declaration>? {
    try read { try $0.declarationID(keyDigest: key.digestText, at: time.now) }
  }
}

extension Permit {
  /// The declaration the permit was given for.
  func declaration(on connection: any Connection) throws -> Declaration {
    guard let id = scope.declaration, let declaration = try connection.declarations.find(id) else { throw NotFound() }
    return declaration
  }
}

extension Change {
  /// The forms of a declaration's texts that are compared and searched: by the declared name and by those of the body it is tied to.
  func keys(of declaration: Declaration) throws -> DeclarationKeys {
    let body = try declaration.organisation.flatMap { try connection.organisations.names([$0])[$0] }
    let declared = declaration.answers.organisationName
    let names = [declared, body?.name ?? "", body?.swedishName ?? ""].map { folded($0) }
    return DeclarationKeys(
      sortName: sortingKey(body?.nameToOrder ?? declared, .swedish), foldedName: names.joined(separator: "\n"),
      foldedEmail: declaration.answers.contact.email.foldedAddress)
  }

  /// Writes a declaration that a transition or an answer changed. Throws `VersionConflict` when someone was faster.
  func update(_ declaration: Declaration, from old: Declaration) throws {
    try expectOne(connection.declarations.update(declaration, from: old, keys(of: declaration)))
  }

  /// Writes a step of the declaration's life and its line in the trail.
  func move(_ old: Declaration, to next: Declaration) throws {
    try update(next, from: old)
    try record(old.id, before: ["state": old.state.rawValue], after: ["state": next.state.rawValue, "note": next.officeNote])
  }

  /// A new secret that opens the declaration, as the address that mails carry.
  func resumeLink(for declaration: Declaration, _ configuration: Configuration) throws -> (link: String, secret: Secret) {
    let secret = Secret.random()
    try connection.declarations.insertKey(digest: secret.digestText, for: declaration.id, at: at)
    return ("\(configuration.publicAddress)/\(declaration.language.tag)/declare/resume/\(secret.text)", secret)
  }

  /// Mails the contact, with a link that opens the declaration without an account.
  func mailContact(
    of declaration: Declaration, _ configuration: Configuration, subject: MailText, body: MailText, note: String = "", day: Day? = nil
  ) throws {
    let answers = declaration.answers
    try mail(
      to: answers.contact.email, in: declaration.language, subject: subject, body: body,
      [
        "name": .text(answers.contact.name), "municipality": .text(answers.organisationName), "note": .text(note),
        "day": .text(day.map { Formats(declaration.language).day($0) } ?? ""),
        "link": .text(resumeLink(for: declaration, configuration).link),
      ])
  }
}

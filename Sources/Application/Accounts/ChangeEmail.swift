import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// Sends a link to a new mail address; only opening it there makes the address one's own. It lasts an hour. Whether somebody else has
  /// the address is told to nobody but whoever opens its mail.
  /// - Throws: `InvalidInput` at `email`, `ProofNeeded`, `StepRefused(.tooMany)`.
  public func askForEmailChange(to email: String, session: Secret?, permit: Permit<UseOwnAccount>) throws {
    guard let id = permit.viewer.person?.id else { throw NotFound() }
    var validation = Validation()
    let address = validation.emailAddress("email", email)
    try validation.finish()
    try limit(.linksPerAddress, key: "change:\(id)")
    try change(permit) { change in
      try change.expectFresh(session)
      let person = try change.ownPerson()
      let secret = Secret.random()
      try change.connection.mailedSecrets.insertEmailChange(
        tokenDigest: secret.digestText, person: id, email: address, expiresAt: change.at + .hours(1))
      try change.record(id, after: ["emailChange": "asked for"])
      try change.mail(
        to: address, of: id, in: person.language, subject: .emailConfirmSubject, body: .emailConfirmBody,
        [
          "name": .text(person.name),
          "link": .text("\(configuration.publicAddress)/\(person.language.tag)/confirm-email/\(secret.text)"),
        ])
    }
  }

  /// Makes the address one's own, and tells the one before.
  /// - Throws: `StepRefused(.linkUsedOrOld)`; `StepRefused(.addressTaken)` when another account has it.
  public func confirmEmail(link: String, permit: Permit<SignIn>) throws {
    do {
      try change(permit) { change in
        let digest = Secret(text: link).digestText
        guard let found = try change.connection.mailedSecrets.takeEmailChange(tokenDigest: digest, at: change.at),
          let before = try change.connection.people.find(found.person)
        else { throw StepRefused([.linkUsedOrOld]) }
        var after = before
        after.email = found.email
        try change.expectOne(change.connection.people.setEmail(after, after.folded))
        try change.connection.sessions.deleteLinks(of: before.id)
        try change.record(before.id, before: ["email": before.email], after: ["email": after.email])
        try change.mail(
          to: before, subject: .emailChangedSubject, body: .emailChangedBody,
          ["name": .text(before.name), "email": .text(after.email)])
      }
    } catch DatabaseError.uniqueViolation {
      throw StepRefused([.addressTaken])
    }
  }
}

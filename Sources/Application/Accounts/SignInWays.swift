import Domain
import Localization
import Store
import TwinhallCore

/// A way to sign in that a person has added or removed, for the mail that tells it.
enum SignInWay {
  case codeApp
  case passkey(String)
  case recoveryCodes

  func words(in language: Language) -> String {
    let texts = Texts.shared(language)
    return switch self {
    case .codeApp: texts(AccountsText.wayCodeApp)
    case .passkey(let name): texts(AccountsText.wayPasskey, ["name": .text(name)])
    case .recoveryCodes: texts(AccountsText.wayRecoveryCodes)
    }
  }
}

/// What a person gets who has added a second factor.
public struct AddedFactor: Sendable {
  /// The session's new secret.
  public let secret: Secret
  /// Shown once; empty unless this is the first factor.
  public let recoveryCodes: [String]
}

extension Change {
  /// Tells the person by mail that a way to sign in was added or removed, so that nobody else can do it unseen.
  func tell(_ person: Person, _ way: SignInWay, isAdded: Bool, _ link: String) throws {
    try mail(
      to: person, subject: isAdded ? .signInWayAddedSubject : .signInWayRemovedSubject,
      body: isAdded ? .signInWayAddedBody : .signInWayRemovedBody,
      ["name": .text(person.name), "what": .text(way.words(in: person.language)), "link": .text(link)])
  }
}

extension Application {
  func signInWaysAddress(_ person: Person) -> String {
    "\(configuration.publicAddress)/\(person.language.tag)/account/sign-in-ways"
  }

  /// What follows when a factor was added: the session has a second factor, the first one brings recovery codes and ends other sessions.
  func welcome(_ way: SignInWay, isFirst: Bool, by proof: Proof, _ session: Session, _ change: Change) throws -> AddedFactor {
    let person = try change.ownPerson()
    let secret = try change.renew(session, by: proof, hasSecondFactor: true)
    try change.tell(person, way, isAdded: true, signInWaysAddress(person))
    guard isFirst else { return AddedFactor(secret: secret, recoveryCodes: []) }
    try change.connection.sessions.deleteAll(of: person.id, except: secret.digestText)
    try change.connection.sessions.deleteLinks(of: person.id)
    try change.connection.mailedSecrets.deleteEmailChanges(of: person.id)
    return AddedFactor(secret: secret, recoveryCodes: try makeRecoveryCodes(for: person, change))
  }

  /// What follows when a factor was removed: with the last one go the recovery codes and what it opened.
  func farewell(_ way: SignInWay, _ change: Change) throws {
    let person = try change.ownPerson()
    try change.tell(person, way, isAdded: false, signInWaysAddress(person))
    guard try !change.connection.secondFactors.exist(of: person.id) else { return }
    try change.connection.secondFactors.deleteAll(of: person.id)
    try change.connection.sessions.setNoSecondFactor(of: person.id)
  }

  /// Takes every second factor of a person away, who has lost them, and ends their sessions. They sign in by mailed link and begin anew.
  public func resetSecondFactors(of person: Identifier<Person>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard let person = try change.connection.people.find(person) else { throw NotFound() }
      try change.connection.secondFactors.deleteAll(of: person.id)
      try change.connection.sessions.deleteAll(of: person.id)
      try change.connection.sessions.deleteLinks(of: person.id)
      try change.connection.mailedSecrets.deleteEmailChanges(of: person.id)
      try change.record(person.id, after: ["secondFactors": "reset"])
      try change.mail(
        to: person, subject: .signInWaysResetSubject, body: .signInWaysResetBody,
        ["name": .text(person.name), "link": .text(signInWaysAddress(person))])
    }
  }

  /// What an administrator may know of somebody's second factors: whether there are any.
  public func hasSecondFactor(_ person: Identifier<Person>, permit: Permit<ManageAccounts>) throws -> Bool {
    try read { try $0.secondFactors.exist(of: person) }
  }
}

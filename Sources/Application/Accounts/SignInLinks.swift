import Database
import Domain
import Jobs
import Localization
import Store
import TwinhallCore

extension Application {
  /// Asks for a one-use link by mail. Whether the address is known is found out by a job: the answer, and the time it takes, are the same
  /// for everybody.
  /// - Parameter next: the page that was wanted, without its language.
  /// - Throws: `InvalidInput` for an address that cannot be one, `StepRefused(.tooMany)`.
  public func requestSignInLink(email: String, next: String = "", from networkAddress: String, permit: Permit<SignIn>) throws {
    var validation = Validation()
    let address = validation.emailAddress("email", email)
    try validation.finish()
    try limit(.perNetworkAddress, key: networkAddress)
    try limit(.linksPerAddress, key: address.foldedAddress)
    try change(permit) { change in
      let request = LinkRequest(id: change.makeIdentifier(), foldedEmail: address.foldedAddress, next: ownPath(next) ?? "")
      try change.connection.mailedSecrets.insert(request, at: change.at)
      try JobQueue.enqueue(
        SignInLinkJob.kind, payload: request.id.description, runAt: change.at, createdAt: change.at, on: change.connection)
      change.recordNothing()
    }
  }

  /// Makes a link that signs a person in once, within half an hour or as long as is said.
  func makeSignInLink(for person: Person, lasting duration: Duration = .minutes(30), next: String = "", _ change: Change) throws -> String {
    let secret = Secret.random()
    try change.connection.sessions.insertLink(
      tokenDigest: secret.digestText, person: person.id, at: change.at, expiresAt: change.at + duration)
    let link = "\(configuration.publicAddress)/\(person.language.tag)/sign-in/\(secret.text)"
    return next.isEmpty ? link : link + "?next=" + percentEncoded(next)
  }
}

/// Mails the links that were asked for.
public enum SignInLinkJob {
  public static let kind = "sign-in.link"

  /// The handler of the queue.
  static func run(_ job: Job, _ application: Application) throws {
    guard let id = Identifier<LinkRequest>(job.payload) else { throw JobFailure("the job names no request", isFinal: true) }
    try application.change(Policy.permit(SignIn.self, to: .visitor())) { change in
      change.recordNothing()
      try JobQueue.finish(job, on: change.connection)
      guard let request = try change.connection.mailedSecrets.takeRequest(id),
        let person = try change.connection.people.find(foldedEmail: request.foldedEmail)
      else { return }
      let link = try application.makeSignInLink(for: person, next: request.next, change)
      try change.mail(to: person, subject: .signInSubject, body: .signInBody, ["name": .text(person.name), "link": .text(link)])
      try change.record(person.id, after: ["signInLink": "sent"])
    }
  }
}

/// A path of this site as it was wanted, without its language; nil for anything else, which could lead astray.
public func ownPath(_ path: String) -> String? {
  let isOwn =
    path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.count <= 1000
    && path.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\\") }
  return isOwn ? path : nil
}

/// For the value of a query (RFC 3986 section 3.4).
private func percentEncoded(_ text: String) -> String {
  let kept = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
  return text.utf8.map { kept.contains($0) ? String(UnicodeScalar($0)) : "%" + [$0].hexadecimal.uppercased() }.joined()
}

import Database
import Domain
import Store
import TwinhallCore

/// Whose drafts somebody may open: those of the person, and those that this browser keeps for them or for nobody in particular.
public struct DraftAccess: Sendable {
  public let owners: [DraftOwner]
  /// Stands for the person in what a browser keeps; empty for a visitor.
  public let author: String

  /// - Parameter browser: the secret of the browser's draft cookie.
  public init(person: Identifier<Person>?, browser: Secret?) {
    owners = [person.map { .person($0) }, browser.map { .browser(digest: $0.digestText) }].compactMap { $0 }
    author = person.map(DraftAccess.author) ?? ""
  }

  /// Stands for a person where their identifier is not to be read: in pages that a device keeps.
  public static func author(_ person: Identifier<Person>) -> String { String(digest("draft author:\(person)").hexadecimal.prefix(16)) }

  func opens(_ draft: Draft) -> Bool { owners.contains(draft.owner) && (draft.author.isEmpty || draft.author == author) }
}

extension DraftOwner {
  /// The most drafts of one owner. Whoever has no account could else fill the disk.
  var most: Int {
    switch self {
    case .person: 100
    case .browser: 20
    }
  }

  /// The most bytes of one draft.
  var mostBytes: Int {
    switch self {
    case .person: 128 * 1024
    case .browser: 32 * 1024
    }
  }
}

extension Application {
  /// Everything that was not sent, the newest first.
  public func drafts(_ access: DraftAccess, permit: Permit<KeepDraft>) throws -> [Draft] {
    try read { try $0.drafts.all(access.owners) }.filter(access.opens)
  }

  /// Drafts of the forms on a page, the newest first.
  /// - Parameter path: of the page, without a query.
  public func drafts(onPage path: String, _ access: DraftAccess, permit: Permit<KeepDraft>) throws -> [Draft] {
    guard !access.owners.isEmpty else { return [] }
    return try read { try $0.drafts.find(access.owners, path: path) }.filter(access.opens)
  }

  /// - Throws: `NotFound` when it is not there or is somebody else's.
  public func draft(_ id: Identifier<Draft>, _ access: DraftAccess, permit: Permit<KeepDraft>) throws -> Draft {
    try read { try access.draft(id, on: $0) }
  }

  /// Deletes unsent text for good. It is nobody's business when somebody writes, so that the audit trail says nothing.
  public func deleteDraft(_ id: Identifier<Draft>, _ access: DraftAccess, permit: Permit<KeepDraft>) throws -> Draft {
    try database.transaction { connection in
      let draft = try access.draft(id, on: connection)
      try connection.drafts.delete(id)
      return draft
    }
  }

  /// The person a session belonged to, for keeping what was sent after its end.
  public func formerPerson(session: Secret) throws -> Identifier<Person>? {
    try read { try $0.sessions.formerPerson(tokenDigest: session.digestText) }
  }
}

extension DraftAccess {
  func draft(_ id: Identifier<Draft>, on connection: any Connection) throws -> Draft {
    guard let draft = try connection.drafts.find(id), opens(draft) else { throw NotFound() }
    return draft
  }
}

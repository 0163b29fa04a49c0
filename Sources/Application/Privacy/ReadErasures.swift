import Domain
import Store
import TwinhallCore

/// Who is to be erased, and whose data is kept.
public struct ErasureLists: Sendable {
  public let waiting: [Erasure]
  public let holds: [LegalHold]
  /// Everybody whom they name.
  public let people: [Identifier<Person>: String]
  /// Whether there are more than are listed.
  public let isCut: Bool
}

extension Application {
  private static let mostListed = 200

  public func erasures(permit: Permit<ManageAccounts>) throws -> ErasureLists {
    try read { connection in
      let waiting = try connection.erasures.waiting(limit: Self.mostListed)
      let holds = try connection.erasures.holds(limit: Self.mostListed)
      let named = waiting.map(\.person) + waiting.compactMap(\.askedBy) + holds.map(\.person) + holds.compactMap(\.placedBy)
      return ErasureLists(
        waiting: waiting, holds: holds, people: try connection.people.names(named),
        isCut: waiting.count == Self.mostListed || holds.count == Self.mostListed)
    }
  }
}

import Database
import Domain
import TwinhallCore

/// One kind of record that the search finds. A feature has its source in a file of its own, named in `allSearchSources`.
///
/// Nothing else is to be done when a record changes: whatever a use case names in the audit trail is indexed anew in the same transaction.
public protocol SearchSource: Sendable {
  /// The record's type as the audit trail names it; also the name of the source in the index.
  var subject: String { get }
  /// Grows with every change of what the documents hold, so that they are all made anew.
  var revision: Int { get }
  /// The actions that the documents' readers are named by.
  var actions: [any Action.Type] { get }
  /// Where the records are; its column `id` names them.
  var table: SQL { get }

  /// The documents of some records, each with the record it is of. A record that is gone has none.
  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)]

  /// Records whose documents hold something of others, such as the name of a body, that have changed.
  func records(naming subject: String, _ changed: [String], on connection: any Connection) throws -> [String]

  /// At most `limit` records after one, in the order of their names.
  func records(after last: String, limit: Int, on connection: any Connection) throws -> [String]

  func count(on connection: any Connection) throws -> Int
}

extension SearchSource {
  public var revision: Int { 1 }

  /// Documents have a text for each language of the interface: one language more and they are made anew.
  var wholeRevision: Int { revision * 100 + Language.allCases.count }

  public func records(naming subject: String, _ changed: [String], on connection: any Connection) throws -> [String] { [] }

  public func records(after last: String, limit: Int, on connection: any Connection) throws -> [String] {
    try connection.rows("SELECT id FROM \(table) WHERE id > \(last) ORDER BY id LIMIT \(limit)").map { try $0["id"] }
  }

  public func count(on connection: any Connection) throws -> Int { try connection.value("SELECT COUNT(*) FROM \(table)") }

  /// The records that a query names in its column `id`.
  func records(_ query: SQL, on connection: any Connection) throws -> [String] { try connection.rows(query).map { try $0["id"] } }
}

/// Every source, in the order in which they are built.
public let allSearchSources: [any SearchSource] = [
  OrganisationSearch(),
  PartnershipSearch(),
  NetworkSearch(),
  ThemeSearch(),
  PageSearch(),
  DeclarationSearch(),
  ConversationSearch(),
  LibrarySearch(),
  RoundSearch(),
  ProposalSearch(),
  PersonSearch(),
]

/// The actions that documents of any source name.
let searchActions: [any Action.Type] = {
  var seen: Set<String> = []
  return allSearchSources.flatMap(\.actions).filter { action in seen.insert(action.name).inserted }
}()

/// Text for readers of every language of the interface.
func searchTexts(_ make: (Language) -> SearchText) -> [Language?: SearchText] {
  Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, make($0)) })
}

/// What is not empty, one under the other.
func searchLines(_ lines: String?...) -> String { lines.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n") }

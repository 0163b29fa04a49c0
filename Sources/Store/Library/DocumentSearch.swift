import Database
import Domain
import TwinhallCore

/// What narrows a list of documents. Empty means every one that the reader may see.
public struct DocumentFilter: Sendable {
  public var place: Place?
  /// Documents about anything of this sort: the kind of a place, such as `partnership`.
  public var placeKind: String = ""
  public var kind: Document.Kind?
  public var audience: Document.Audience?
  /// Of the document; a tag of BCP 47.
  public var language = ""
  /// Folded words; each has to begin a word of title or description.
  public var words: [String] = []
  /// Those that were deleted and can be restored, instead of the others.
  public var isDeleted = false

  public init(place: Place? = nil) { self.place = place }

  fileprivate func condition(_ access: LibraryAccess) -> SQL {
    var conditions: [SQL] = [access.condition, isDeleted ? "deleted_at IS NOT NULL" : "deleted_at IS NULL"]
    if let place {
      let (kind, id) = place.columns
      conditions.append("place_kind = \(kind)")
      if let id { conditions.append("place_id = \(id)") }
    }
    if !placeKind.isEmpty { conditions.append("place_kind = \(placeKind)") }
    if let kind { conditions.append("kind = \(kind)") }
    if let audience { conditions.append("audience = \(audience)") }
    if !language.isEmpty { conditions.append("language = \(language)") }
    conditions += words.map { "id IN (\(WordTable.documents.owners(beginning: $0)))" }
    return conditions.joined(separator: " AND ")
  }
}

extension LibraryAccess {
  /// The same as `mayRead`, as a condition; and of what nobody has checked yet, only what is the reader's own business.
  fileprivate var condition: SQL {
    if isAdministrator { return "1 = 1" }
    var allowed: [SQL] = ["audience = \(Document.Audience.everyone)"]
    if isOffice { allowed.append("audience IN \(list: [Document.Audience.parties, .office])") }
    if !isOffice && !places.isEmpty { allowed.append("audience = \(Document.Audience.parties) AND (\(isInPlaces))") }
    if let person {
      let named: SQL = "created_by = \(person) OR id IN (SELECT document_id FROM document_readers WHERE person_id = \(person))"
      allowed.append("audience = \(Document.Audience.named) AND (\(named))")
    }
    let isReadable = allowed.map { "(\($0))" as SQL }.joined(separator: " OR ")
    return "(\(isReadable)) AND (\(isOfInterest))"
  }

  private var isOfInterest: SQL {
    if isOffice { return "1 = 1" }
    return places.isEmpty ? "offered > 0" : "offered > 0 OR \(isInPlaces)"
  }

  private var isInPlaces: SQL {
    let byKind = Dictionary(grouping: places.map(\.columns), by: \.kind)
    return byKind.sorted { $0.key < $1.key }.map { kind, places -> SQL in
      let ids = places.compactMap(\.id).sorted()
      return ids.isEmpty ? "place_kind = \(kind)" : "(place_kind = \(kind) AND place_id IN \(list: ids))"
    }.joined(separator: " OR ")
  }
}

extension DocumentStore {
  /// A page of documents, those changed last first.
  public func page(_ filter: DocumentFilter, _ access: LibraryAccess, offset: Int, limit: Int) throws -> [Document] {
    try complete(
      connection.rows(
        """
        SELECT * FROM documents WHERE \(filter.condition(access)) ORDER BY changed_at DESC, id DESC LIMIT \(limit) OFFSET \(offset)
        """))
  }

  /// - Parameter most: where counting ends.
  public func count(_ filter: DocumentFilter, _ access: LibraryAccess, upTo most: Int) throws -> Int {
    try connection.count("FROM documents WHERE \(filter.condition(access))", upTo: most)
  }

  /// Where somebody takes part: what their organisations are in, what they hold a role in, and what belongs to that.
  public func places(of viewer: Viewer) throws -> Set<Place> {
    let held = viewer.roles.map(\.place)
    if held.allSatisfy({ $0 == .programme }) { return [] }
    let ids = viewer.organisations(as: Set(Role.allCases)).sorted()
    let networks = held.compactMap { if case .network(let id) = $0 { id } else { nil } }
    let partnerships = held.compactMap { if case .partnership(let id) = $0 { id } else { nil } }
    let pairs = try connection.rows(
      """
      SELECT partnership_id FROM partnership_members WHERE organisation_id IN \(list: ids)
      UNION SELECT partnership_id FROM network_members WHERE network_id IN \(list: networks) AND partnership_id IS NOT NULL
      """
    ).map { try $0["partnership_id"] as Identifier<Partnership> }
    let own = try connection.rows(
      """
      SELECT network_id FROM network_members WHERE organisation_id IN \(list: ids) OR partnership_id IN \(list: partnerships)
        OR partnership_id IN (SELECT partnership_id FROM partnership_members WHERE organisation_id IN \(list: ids))
      """
    ).map { try $0["network_id"] as Identifier<Network> }
    return Set(held).subtracting([.programme]).union((pairs + partnerships).map { .partnership($0) })
      .union((own + networks).map { .network($0) })
  }

  /// The organisations that something is about, or that take part in it.
  public func organisations(in place: Place) throws -> Set<Identifier<Organisation>> {
    let rows: [Row]
    switch place {
    case .programme: return []
    case .organisation(let id): return [id]
    case .partnership(let id):
      rows = try connection.rows("SELECT organisation_id FROM partnership_members WHERE partnership_id = \(id)")
    case .network(let id):
      rows = try connection.rows(
        """
        SELECT organisation_id FROM network_members WHERE network_id = \(id) AND organisation_id IS NOT NULL
        UNION SELECT partnership_members.organisation_id FROM network_members
          JOIN partnership_members ON partnership_members.partnership_id = network_members.partnership_id
          WHERE network_members.network_id = \(id)
        """)
    }
    return Set(try rows.map { try $0["organisation_id"] })
  }
}

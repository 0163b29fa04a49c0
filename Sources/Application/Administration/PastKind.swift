import Store

/// What the audit trail keeps of one kind of record: which fields say how the record stands, and which only that something happened.
public struct PastKind: Sendable {
  /// As the trail names it.
  public let name: String
  /// Fields that every record of the kind has, in the order of its page.
  public let fields: [String]
  /// Fields that the entry of a new record leaves out, so that nothing is known of them until they change.
  let untold: Set<String>
  /// Whether records have more fields than these: whatever an entry names, except for `events`.
  private let isOpen: Bool
  private let events: Set<String>

  private init(_ name: String, _ fields: [String] = [], untold: Set<String> = [], events: Set<String>? = nil) {
    (self.name, self.fields, self.untold) = (name, fields, untold)
    isOpen = events != nil
    self.events = (events ?? []).union([AuditEntry.actsForField])
  }

  /// The field as pages know it: the entry of a new declaration names the municipality in words of its own.
  func field(_ name: String) -> String { self.name == "Declaration" && name == "organisationName" ? "name" : name }

  /// Whether a value says how the record stands.
  func isState(_ field: String, _ value: String) -> Bool {
    // Until asking for another address had a field of its own, it was written like the address.
    if field == "email" && !value.isEmpty && !value.contains("@") { return false }
    return isOpen ? !events.contains(field) : fields.contains(field) || untold.contains(field)
  }
}

extension PastKind {
  public static let organisation = PastKind(
    "Organisation",
    [
      "slug", "name", "name_sv", "names", "kind", "local_kind", "country", "subdivision", "code", "wikidata", "latitude", "longitude",
      "population", "population_year", "character", "languages", "homepage", "parent", "successor", "valid_from", "valid_to", "source",
    ], untold: ["contacts"])
  public static let partnership = PastKind(
    "Partnership", ["title", "members", "status", "starts-on", "ends-on", "themes", "note", "text-language"])
  /// A field for each language and each member besides these. Before members had fields of their own, an entry did not always say whose
  /// days it changed.
  public static let network = PastKind(
    "Network", ["theme", "starts-on", "ends-on", "countries", "predecessor"], events: ["member", "from", "to"])
  public static let declaration = PastKind(
    "Declaration", ["state", "organisation", "confirmedOn"], untold: ["name", "country", "contact", "function", "email"],
    events: ["link", "question", "remindedOn"])
  public static let round = PastKind(
    "Round", ["name", "state", "matches-on", "answers-by", "weights", "seed", "pays-interpretation", "plans-visits"])
  public static let person = PastKind("Person", ["name", "email", "language", "access"])
  public static let document = PastKind(
    "Document", ["title", "description", "kind", "language", "audience", "file", "alternative", "caption", "consent", "state"])
  public static let setting = PastKind("Setting", events: [])

  /// - Parameter name: as the trail names a kind, also one without words of its own.
  public init(named name: String) {
    let known: [PastKind] = [.organisation, .partnership, .network, .declaration, .round, .person, .document, .setting]
    self = known.first { $0.name == name } ?? PastKind(name, events: [])
  }
}

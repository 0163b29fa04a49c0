import Database
import Domain
import Store
import TwinhallCore

/// What was typed about oneself: for each field a value and who sees it, by the names of the fields.
public struct ProfileEntry: Hashable, Sendable {
  public var values: [ProfileField: String] = [:]
  /// Raw values of `ProfileVisibility`.
  public var visibility: [ProfileField: String] = [:]

  public init() {}
}

extension Application {
  public func ownProfile(permit: Permit<UseOwnAccount>) throws -> Profile {
    guard let id = permit.viewer.person?.id, let profile = try read({ try $0.profiles.find(id) }) else { throw NotFound() }
    return profile
  }

  /// Saves what one tells about oneself, and who sees it. The audit trail, which is never erased, keeps who sees what, and of the texts
  /// only which of them changed.
  /// - Throws: `InvalidInput` at a field, or at `sees-` and a field; `VersionConflict`.
  public func saveProfile(_ entry: ProfileEntry, version: Int, permit: Permit<UseOwnAccount>) throws {
    var validation = Validation()
    let checked = checked(entry, &validation)
    try validation.finish()
    try change(permit) { change in
      guard let id = permit.viewer.person?.id, let old = try change.connection.profiles.find(id) else { throw NotFound() }
      guard old.version == version else { throw VersionConflict() }
      let next = Profile(old.person, values: checked.values, visibility: checked.visibility, version: version)
      try change.expectOne(change.connection.profiles.save(next))
      var (before, after): (AuditFields, AuditFields) = ([:], [:])
      for field in ProfileField.allCases {
        before.set("sees-\(field.rawValue)", old.visibility(of: field).rawValue)
        after.set("sees-\(field.rawValue)", next.visibility(of: field).rawValue)
      }
      let changed = ProfileField.allCases.filter { old.values[$0] ?? "" != next.values[$0] ?? "" }
      after.set("profile", changed.map(\.rawValue).joined(separator: ", "))
      try change.record(id, before: before, after: after)
    }
  }

  private func checked(
    _ entry: ProfileEntry, _ validation: inout Validation
  ) -> (values: [ProfileField: String], visibility: [ProfileField: ProfileVisibility]) {
    var values: [ProfileField: String] = [:]
    var visibility: [ProfileField: ProfileVisibility] = [:]
    for field in ProfileField.allCases {
      let (name, text) = (field.rawValue, entry.values[field] ?? "")
      if field == .about { values[field] = validation.text(name, text, required: false, limit: field.limit) }
      if field != .about { values[field] = validation.line(name, text, required: false, limit: field.limit) }
      visibility[field] = ProfileVisibility(rawValue: entry.visibility[field] ?? "")
      if visibility[field] == nil { validation.add("sees-\(name)", .notAChoice) }
    }
    return (values, visibility)
  }

  /// Those who act in a place and show themselves to the viewer there, with a profile that the viewer may see.
  /// - Parameter parties: bodies whose people belong to the place too.
  public func peopleShown(
    in place: Place, parties: [Identifier<Organisation>] = [], to viewer: Viewer, on connection: any Connection
  ) throws -> [ProfileView] {
    let places = [place] + parties.map { Place.organisation($0) }
    let readers: [ProfileVisibility] = viewer.person == nil ? [.everyone] : [.partners, .signedIn, .everyone]
    let shown = try connection.profiles.shown(in: places, to: readers, on: time.today, limit: 200)
    guard !shown.isEmpty else { return [] }
    let scope = try connection.shared(in: place)
    return shown.map { ProfileView($0, for: viewer, sharing: scope) }.filter(\.isShown)
  }
}

extension Connection {
  /// What those who act in a place take part in: of a body, its partnerships that have not ended, with the other parties and networks.
  fileprivate func shared(in place: Place) throws -> Scope {
    guard case .organisation(let id) = place else { return try libraryScope(of: place) }
    let pairs = try partnerships.all(of: id).filter { $0.status != .ended }
    let own = try networks.networks(of: pairs.map(\.id)).values.flatMap { $0 } + networks.networks(of: id)
    return Scope(
      organisations: Set(pairs.flatMap { $0.members.map(\.organisation) }).union([id]), networks: Set(own),
      partnerships: Set(pairs.map(\.id)))
  }
}

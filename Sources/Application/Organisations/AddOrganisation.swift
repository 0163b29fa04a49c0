import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// Takes a body into the register under an address of its own.
  /// - Throws: `InvalidInput` with every problem, at the names of the register's columns; `.alreadyTaken` at `slug`.
  @discardableResult public func addOrganisation(
    _ profile: OrganisationProfile, slug: String = "", names: [OrganisationName] = [], contacts: [OrganisationContact] = [],
    permit: Permit<ManageRegister>
  ) throws -> Identifier<Organisation> {
    try addOrganisation(OrganisationDraft(profile, slug: slug, names: names, contacts: contacts), permit: permit)
  }

  @discardableResult public func addOrganisation(
    _ draft: OrganisationDraft, permit: Permit<ManageRegister>
  ) throws -> Identifier<Organisation> {
    var validation = Validation()
    let draft = validation.organisation(draft)
    try validation.finish()
    do {
      return try change(permit) { change in
        try change.requireOrganisations([draft.profile.parent, draft.profile.successor])
        return try change.insert(draft)
      }
    } catch DatabaseError.uniqueViolation {
      throw InvalidInput([Problem("slug", .alreadyTaken)])
    }
  }
}

extension Change {
  /// Inserts a checked draft and records it.
  /// - Parameter source: the file it came from, for the audit trail.
  func insert(_ draft: OrganisationDraft, source: String? = nil) throws -> Identifier<Organisation> {
    var slug = draft.slug
    if slug.isEmpty { slug = try OrganisationSlug.unique(for: draft.profile) { try connection.organisations.slugs(like: $0) } }
    let organisation = Organisation(id: makeIdentifier(), slug: slug, profile: draft.profile, version: 1)
    try connection.organisations.insert(organisation, keys: draft.keys)
    if !draft.names.isEmpty { try connection.organisations.setOtherNames(draft.foldedOtherNames, of: organisation.id) }
    if !draft.contacts.isEmpty { try connection.organisations.setContacts(draft.contacts, of: organisation.id) }
    try record(organisation.id, after: .organisation(draft, slug: slug, source: source))
    return organisation.id
  }

  /// - Throws: `NotFound` when one of them is not in the register.
  func requireOrganisations(_ ids: [Identifier<Organisation>?]) throws {
    for id in ids.compactMap({ $0 }) where try connection.organisations.find(id) == nil { throw NotFound() }
  }
}

extension AuditFields {
  /// A draft as the audit trail keeps it. Contacts are people, so the trail, which is never erased, does not name them.
  static func organisation(_ draft: OrganisationDraft, slug: String, source: String? = nil) -> AuditFields {
    let row = RegisterRow(draft, slug: slug, parent: draft.profile.parent?.description, successor: draft.profile.successor?.description)
    return [
      "slug": slug, "kind": row[.kind], "local_kind": row[.localKind], "name": row[.name], "name_sv": row[.nameSwedish],
      "country": row[.country], "subdivision": row[.subdivision], "code": row[.code], "wikidata": row[.wikidata],
      "latitude": row[.latitude], "longitude": row[.longitude], "population": row[.population],
      "population_year": row[.populationYear], "character": row[.character], "languages": row[.languages],
      "homepage": row[.homepage], "parent": row[.parent], "successor": row[.successor], "valid_from": row[.validFrom],
      "valid_to": row[.validTo], "source": row[.source], "names": row[.names], "file": source,
    ]
  }
}

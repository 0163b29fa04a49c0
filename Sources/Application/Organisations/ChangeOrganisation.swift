import Domain
import Store
import TwinhallCore

extension Application {
  /// Writes profile, names and contacts in one save. The slug stays what it is.
  /// - Throws: `InvalidInput`, `NotFound`, `VersionConflict`.
  public func changeOrganisation(
    _ id: Identifier<Organisation>, version: Int, to draft: OrganisationDraft, permit: Permit<ManageRegister>
  ) throws {
    var validation = Validation()
    let draft = validation.organisation(draft)
    try validation.finish()
    try change(permit) { change in
      guard let old = try change.connection.organisations.find(id) else { throw NotFound() }
      try change.requireOrganisations([draft.profile.parent, draft.profile.successor])
      try change.refuseCircle(from: id, "parent", start: draft.profile.parent, next: \.parent)
      try change.refuseCircle(from: id, "successor", start: draft.profile.successor, next: \.successor)
      let changed = Organisation(id: id, slug: old.slug, profile: draft.profile, version: version)
      try change.update(changed, draft, before: change.draft(of: old))
    }
  }
}

extension Change {
  func update(_ organisation: Organisation, _ draft: OrganisationDraft, before: OrganisationDraft) throws {
    try expectOne(connection.organisations.update(organisation, keys: draft.keys))
    if draft.names != before.names { try connection.organisations.setOtherNames(draft.foldedOtherNames, of: organisation.id) }
    if draft.contacts != before.contacts { try connection.organisations.setContacts(draft.contacts, of: organisation.id) }
    try record(
      organisation.id, before: .organisation(before, slug: organisation.slug), after: .organisation(draft, slug: organisation.slug))
    // Only that they changed: the trail is never erased, and contacts are people.
    if draft.contacts != before.contacts { try record(organisation.id, after: ["contacts": String(draft.contacts.count)]) }
  }

  /// - Throws: `InvalidInput` at `field` when following `next` from `start` leads back to the organisation.
  func refuseCircle(
    from id: Identifier<Organisation>, _ field: String, start: Identifier<Organisation>?,
    next: KeyPath<OrganisationProfile, Identifier<Organisation>?>
  ) throws {
    if start == id { throw InvalidInput([Problem(field, .itself)]) }
    var seen: Set<Identifier<Organisation>> = [id]
    var place = start
    while let current = place {
      guard seen.insert(current).inserted else { throw InvalidInput([Problem(field, .goesRound)]) }
      place = try connection.organisations.find(current)?.profile[keyPath: next]
    }
  }
}

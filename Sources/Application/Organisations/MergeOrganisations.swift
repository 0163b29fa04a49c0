import Domain
import Store
import TwinhallCore

extension Application {
  /// Lets one body live on in another: it points to its successor, which remembers the old name as a former one. Both stay readable.
  /// - Parameters:
  ///   - day: the last day of the old body; nil when it is not known.
  ///   - version: of the old body.
  /// - Throws: `InvalidInput` at `successor` with `.itself` or `.goesRound`, `NotFound`, `VersionConflict`.
  public func mergeOrganisation(
    _ id: Identifier<Organisation>, into successor: Identifier<Organisation>, on day: Day?, version: Int, permit: Permit<ManageRegister>
  ) throws {
    try change(permit) { change in
      let organisations = change.connection.organisations
      guard let old = try organisations.find(id), let new = try organisations.find(successor) else { throw NotFound() }
      try change.refuseCircle(from: id, "successor", start: successor, next: \.successor)
      if let day, let from = old.profile.validFrom, day < from { throw InvalidInput([Problem("day", .endsBeforeStart)]) }
      let before = try change.draft(of: old)
      var after = before
      after.profile.successor = successor
      after.profile.validTo = day ?? old.profile.validTo
      try change.update(Organisation(id: id, slug: old.slug, profile: after.profile, version: version), after, before: before)
      try change.rememberFormerNames(of: old, in: new, day: day)
    }
  }
}

extension Change {
  func draft(of organisation: Organisation) throws -> OrganisationDraft {
    OrganisationDraft(
      organisation.profile, slug: organisation.slug, names: try connection.organisations.otherNames(of: organisation.id),
      contacts: try connection.organisations.contacts(of: organisation.id))
  }

  fileprivate func rememberFormerNames(of old: Organisation, in new: Organisation, day: Day?) throws {
    let before = try draft(of: new)
    var after = before
    let names = [(old.profile.name, ""), (old.profile.swedishName, "sv")]
    for (name, language) in names where !name.isEmpty && !before.allNames.contains(name) {
      after.names.append(OrganisationName(name: name, kind: .former, language: language, validTo: day))
    }
    guard after != before else { return }
    try update(new, after, before: before)
  }
}

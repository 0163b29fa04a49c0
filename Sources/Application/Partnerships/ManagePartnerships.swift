import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Adds a partnership.
  /// - Parameter slug: the part of its address that names it; nil makes one of the members' slugs.
  /// - Throws: `InvalidInput`.
  @discardableResult
  public func addPartnership(
    _ entry: PartnershipEntry, slug: String? = nil, permit: Permit<ManagePartnerships>
  ) throws -> Identifier<Partnership> {
    try change(permit) { try $0.addPartnership(entry, slug: slug) }
  }

  /// Changes a partnership; its address stays.
  /// - Parameter version: the version that the person saw.
  /// - Throws: `InvalidInput`, `VersionConflict`, `NotFound`.
  public func changePartnership(
    _ id: Identifier<Partnership>, version: Int, to entry: PartnershipEntry, permit: Permit<ManagePartnerships>
  ) throws {
    try change(permit) { change in
      guard let before = try change.connection.partnerships.find(id) else { throw NotFound() }
      let after = try change.partnership(id, before.slug, entry, version: version)
      guard before.version == version else { throw VersionConflict() }
      guard PartnershipEntry(before) != PartnershipEntry(after) else { return change.recordNothing() }
      try change.expectOne(change.connection.partnerships.update(after, keys: change.keys(of: after)))
      try change.record(id, before: change.fields(of: before), after: change.fields(of: after))
    }
  }
}

extension Change {
  /// Adds a partnership within another change, such as the answer that confirms a proposed pair.
  func addPartnership(_ entry: PartnershipEntry, slug: String? = nil) throws -> Identifier<Partnership> {
    let partnership = try partnership(makeIdentifier(), "", entry, version: 1)
    var named = partnership
    named.slug = try slug ?? freeSlug(for: partnership)
    try connection.partnerships.insert(named, keys: keys(of: named))
    try record(named.id, after: fields(of: named))
    return named.id
  }

  fileprivate func partnership(
    _ id: Identifier<Partnership>, _ slug: String, _ entry: PartnershipEntry, version: Int
  ) throws -> Partnership {
    var validation = Validation()
    let entry = entry.checked(&validation)
    let known = try connection.organisations.names(entry.members.map(\.organisation))
    for (index, member) in entry.members.enumerated() where known[member.organisation] == nil {
      validation.add("organisation-\(index + 1)", .unknownOrganisation)
    }
    if try !Set(entry.themes).isSubset(of: connection.themes.all().map(\.id)) { validation.add("themes", .unknownTheme) }
    try validation.finish()
    return Partnership(
      id: id, slug: slug, title: entry.title, status: entry.status, startsOn: entry.startsOn, endsOn: entry.endsOn, note: entry.note,
      textLanguage: entry.textLanguage, members: entry.members, themes: entry.themes, version: version)
  }

  /// Made of the slugs of the parties, the leading one first, and a number when that is taken.
  private func freeSlug(for partnership: Partnership) throws -> String {
    let names = try connection.organisations.names(partnership.members.map(\.organisation))
    let parties = partnership.members.filter { $0.part != .associated }
    let base = parties.compactMap { names[$0.organisation]?.slug }.joined(separator: "-")
    let taken = try connection.partnerships.slugs(like: base)
    return makeFreeSlug(base, taken: taken)
  }

  fileprivate func keys(of partnership: Partnership) throws -> PartnershipKeys {
    let first = partnership.members.first?.organisation
    let name = try first.flatMap { try connection.organisations.names([$0])[$0]?.nameToOrder } ?? partnership.slug
    return PartnershipKeys(sortName: sortingKey(name, .swedish), words: Set(foldedWords(partnership.title)))
  }

  fileprivate func fields(of partnership: Partnership) throws -> AuditFields {
    let names = try connection.organisations.names(partnership.members.map(\.organisation))
    let codes = partnership.themes.isEmpty ? [] : try connection.themes.all().filter { partnership.themes.contains($0.id) }.map(\.code)
    let members = partnership.members.map { member in
      let days = [member.from, member.to].map { $0.map(\.description) ?? "" }.joined(separator: "/")
      return "\(names[member.organisation]?.slug ?? member.organisation.description) \(member.part.rawValue) \(days)"
    }
    return [
      "title": partnership.title, "status": partnership.status.rawValue, "starts-on": partnership.startsOn?.description,
      "ends-on": partnership.endsOn?.description, "note": partnership.note, "text-language": partnership.textLanguage?.tag,
      "members": members.joined(separator: ", "),
      "themes": codes.joined(separator: ", "),
    ]
  }
}

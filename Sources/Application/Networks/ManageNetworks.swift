import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Adds a network without members.
  /// - Parameter slug: the part of its address that names it; nil makes one of the English name.
  /// - Throws: `InvalidInput`.
  @discardableResult
  public func addNetwork(_ entry: NetworkEntry, slug: String? = nil, permit: Permit<ManageNetworks>) throws -> Identifier<Network> {
    try change(permit) { change in
      var network = try change.network(change.makeIdentifier(), "", entry, version: 1)
      network.slug = try slug ?? change.freeSlug(for: network)
      try change.connection.networks.insert(network)
      try change.record(network.id, after: change.fields(of: network))
      return network.id
    }
  }

  /// Changes a network; its address and members stay.
  /// - Parameter version: the version that the person saw.
  /// - Throws: `InvalidInput`, `VersionConflict`, `NotFound`.
  public func changeNetwork(_ id: Identifier<Network>, version: Int, to entry: NetworkEntry, permit: Permit<ManageNetworks>) throws {
    try change(permit) { change in
      guard let before = try change.connection.networks.find(id) else { throw NotFound() }
      let after = try change.network(id, before.slug, entry, version: version)
      guard before.version == version else { throw VersionConflict() }
      guard NetworkEntry(before) != NetworkEntry(after) else { return change.recordNothing() }
      try change.expectOne(change.connection.networks.update(after))
      try change.record(id, before: change.fields(of: before), after: change.fields(of: after))
    }
  }
}

extension Change {
  fileprivate func network(_ id: Identifier<Network>, _ slug: String, _ entry: NetworkEntry, version: Int) throws -> Network {
    var validation = Validation()
    let entry = entry.checked(&validation)
    for code in entry.countries { _ = validation.country("countries", code, required: false) }
    if let predecessor = entry.predecessor {
      if predecessor == id { validation.add("predecessor", .itself) }
      if try connection.networks.find(predecessor) == nil { validation.add("predecessor", .notAChoice) }
    }
    if let theme = entry.theme, try connection.themes.find(theme) == nil { validation.add("theme", .unknownTheme) }
    try validation.finish()
    guard let theme = entry.theme else { throw InvalidInput([Problem("theme", .missing)]) }
    return Network(
      id: id, slug: slug, theme: theme, texts: entry.texts, startsOn: entry.startsOn, endsOn: entry.endsOn, countries: entry.countries,
      predecessor: entry.predecessor, version: version)
  }

  fileprivate func freeSlug(for network: Network) throws -> String {
    let base = foldedWords(network.text(in: .english).name).joined(separator: "-")
    return makeFreeSlug(base.isEmpty ? "network" : base, taken: Set(try connection.networks.all().map(\.slug)))
  }

  fileprivate func fields(of network: Network) throws -> AuditFields {
    var fields: AuditFields = [
      "theme": try connection.themes.find(network.theme)?.code, "starts-on": network.startsOn?.description,
      "ends-on": network.endsOn?.description, "countries": network.countries.joined(separator: ", "),
      "predecessor": try network.predecessor.flatMap { try connection.networks.find($0)?.slug },
    ]
    for (language, text) in network.texts {
      fields.set("name-\(language.tag)", text.name)
      fields.set("summary-\(language.tag)", text.summary)
    }
    return fields
  }
}

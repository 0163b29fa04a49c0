import Database
import Domain
import Store
import TwinhallCore

/// What was typed into the form of an organisation, so that nothing is lost when it is shown again.
public struct OrganisationEntry: Hashable, Sendable {
  /// Another name as it was typed.
  public struct Name: Hashable, Sendable {
    public var name: String
    public var kind: String
    public var language: String
    public var lastDay: String

    public init(name: String, kind: String, language: String, lastDay: String) {
      self.name = name
      self.kind = kind
      self.language = language
      self.lastDay = lastDay
    }
  }

  /// `parent` and `successor` hold a slug or a name.
  public var row: RegisterRow
  public var names: [Name]
  public var contacts: [OrganisationContact]

  public init(row: RegisterRow = RegisterRow(), names: [Name] = [], contacts: [OrganisationContact] = []) {
    self.row = row
    self.names = names
    self.contacts = contacts
  }
}

extension Application {
  /// The draft that was typed, with parent and successor looked up.
  /// - Throws: `InvalidInput` with every problem.
  public func draft(_ entry: OrganisationEntry, permit: Permit<ManageRegister>) throws -> OrganisationDraft {
    var validation = Validation()
    let names = entry.names.enumerated().map { validation.name($0.element, number: $0.offset + 1) }
    var draft = entry.row.draft(names: names, contacts: entry.contacts, &validation)
    try read { connection in
      draft.profile.parent = try validation.organisation(.parent, in: entry.row) { try organisation(meant: $0, on: connection) }
      draft.profile.successor = try validation.organisation(.successor, in: entry.row) { try organisation(meant: $0, on: connection) }
    }
    try validation.finish()
    return draft
  }

  /// What the form of an organisation begins with.
  /// - Throws: `NotFound`.
  public func entry(
    for id: Identifier<Organisation>, permit: Permit<ManageRegister>
  ) throws -> (organisation: Organisation, entry: OrganisationEntry) {
    try read { connection in
      guard let organisation = try connection.organisations.find(id) else { throw NotFound() }
      let profile = organisation.profile
      let linked = try connection.organisations.names([profile.parent, profile.successor].compactMap { $0 })
      let names = try connection.organisations.otherNames(of: id)
      let contacts = try connection.organisations.contacts(of: id)
      var row = RegisterRow(
        OrganisationDraft(profile, names: names), slug: organisation.slug, parent: profile.parent.flatMap { linked[$0]?.slug },
        successor: profile.successor.flatMap { linked[$0]?.slug })
      // A person divides them by spaces; only the file has bars.
      row[.languages] = profile.languages.joined(separator: " ")
      return (organisation, OrganisationEntry(row: row, names: names.map(OrganisationEntry.Name.init), contacts: contacts))
    }
  }
}

extension OrganisationEntry.Name {
  fileprivate init(_ name: OrganisationName) {
    self.init(name: name.name, kind: name.kind.rawValue, language: name.language, lastDay: name.validTo?.description ?? "")
  }
}

extension Validation {
  fileprivate mutating func name(_ entered: OrganisationEntry.Name, number: Int) -> OrganisationName {
    let lastDay = day("alias-until-\(number)", entered.lastDay)
    let kind = OrganisationName.Kind(rawValue: entered.kind)
    if kind == nil { add("alias-kind-\(number)", .notAChoice) }
    return OrganisationName(name: entered.name, kind: kind ?? .alias, language: entered.language.trimmingWhitespace, validTo: lastDay)
  }

  fileprivate mutating func organisation(
    _ column: RegisterColumn, in row: RegisterRow, find: (String) throws -> OrganisationBrief?
  ) rethrows -> Identifier<Organisation>? {
    guard !row.cell(column).isEmpty else { return nil }
    let found = try find(row.cell(column))
    if found == nil { add(column.rawValue, .unknownOrganisation) }
    return found?.id
  }
}

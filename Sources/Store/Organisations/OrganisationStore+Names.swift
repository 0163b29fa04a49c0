import Database
import Domain
import TwinhallCore

extension OrganisationStore {
  /// Other names of one organisation, in the order they were given.
  public func otherNames(of id: Identifier<Organisation>) throws -> [OrganisationName] {
    try connection.rows(
      "SELECT name, kind, language, valid_to FROM organisation_names WHERE organisation_id = \(id) ORDER BY position"
    ).map(OrganisationName.init)
  }

  /// Other names of some organisations, in the order they were given.
  public func otherNames(of ids: [Identifier<Organisation>]) throws -> [Identifier<Organisation>: [OrganisationName]] {
    var names: [Identifier<Organisation>: [OrganisationName]] = [:]
    for row in try connection.rows(
      "SELECT * FROM organisation_names WHERE organisation_id IN \(list: ids) ORDER BY organisation_id, position")
    {
      names[try row["organisation_id"], default: []].append(try OrganisationName(row))
    }
    return names
  }

  /// Other names of every organisation, row by row; for exports.
  public func allOtherNames() throws -> [Identifier<Organisation>: [OrganisationName]] {
    var names: [Identifier<Organisation>: [OrganisationName]] = [:]
    try connection.stream("SELECT * FROM organisation_names ORDER BY organisation_id, position") { row in
      names[try row["organisation_id"], default: []].append(try OrganisationName(row))
    }
    return names
  }

  /// Replaces the other names.
  /// - Parameter names: each with its folded form.
  public func setOtherNames(_ names: [(name: OrganisationName, folded: String)], of id: Identifier<Organisation>) throws {
    try connection.execute("DELETE FROM organisation_names WHERE organisation_id = \(id)")
    for (position, (name, folded)) in names.enumerated() {
      try connection.execute(
        """
        INSERT INTO organisation_names (organisation_id, position, name, folded, kind, language, valid_to)
        VALUES (\(id), \(position), \(name.name), \(folded), \(name.kind), \(name.language), \(name.validTo))
        """)
    }
  }

  public func contacts(of id: Identifier<Organisation>) throws -> [OrganisationContact] {
    try connection.rows("SELECT * FROM organisation_contacts WHERE organisation_id = \(id) ORDER BY position").map(OrganisationContact.init)
  }

  /// Replaces the contacts.
  public func setContacts(_ contacts: [OrganisationContact], of id: Identifier<Organisation>) throws {
    try connection.execute("DELETE FROM organisation_contacts WHERE organisation_id = \(id)")
    for (position, contact) in contacts.enumerated() {
      try connection.execute(
        """
        INSERT INTO organisation_contacts (organisation_id, position, name, function, email, phone, is_public)
        VALUES (\(id), \(position), \(contact.name), \(contact.function), \(contact.email), \(contact.phone), \(contact.isPublic))
        """)
    }
  }
}

extension OrganisationName {
  fileprivate init(_ row: Row) throws {
    self.init(name: try row["name"], kind: try row["kind"], language: try row["language"], validTo: try row["valid_to"])
  }
}

extension OrganisationContact {
  fileprivate init(_ row: Row) throws {
    self.init(
      name: try row["name"], function: try row["function"], email: try row["email"], phone: try row["phone"],
      isPublic: try row["is_public"])
  }
}

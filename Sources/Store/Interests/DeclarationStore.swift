import Database
import Domain
import TwinhallCore

extension Declaration.State: SQLConvertible {}
extension LeadershipBacking: SQLConvertible {}
extension ConnectionQuality: SQLConvertible {}
extension SpokenLanguage.Level: SQLConvertible {}

/// Texts in the forms that are compared and searched; the application makes them.
public struct DeclarationKeys: Sendable {
  /// Orders lists as a dictionary does.
  public var sortName: String
  /// The municipality's name, folded, for the search.
  public var foldedName: String
  public var foldedEmail: String

  public init(sortName: String, foldedName: String, foldedEmail: String) {
    self.sortName = sortName
    self.foldedName = foldedName
    self.foldedEmail = foldedEmail
  }
}

public struct DeclarationStore {
  let connection: any Connection

  public func insert(_ declaration: Declaration, _ keys: DeclarationKeys) throws {
    let answers = declaration.answers
    try connection.execute(
      """
      INSERT INTO declarations
        (id, state, organisation_id, organisation_name, country, contact_name, contact_function, contact_email, contact_email_folded,
         language, about, team, earlier_ties, civil_society, universities, has_told_needs, has_told_offers, created_at, changed_at, office_note,
         sort_name, folded_names, version)
      VALUES (\(declaration.id), \(declaration.state), \(declaration.organisation), \(answers.organisationName), \(answers.country),
        \(answers.contact.name), \(answers.contact.function), \(answers.contact.email), \(keys.foldedEmail), \(declaration.language),
        '', '', '', '', '', \(false), \(false), \(declaration.changedAt), \(declaration.changedAt), '', \(keys.sortName),
        \(keys.foldedName), \(declaration.version))
      """)
  }

  /// Writes what changed. Zero when the version is not the one that was read.
  public func update(_ declaration: Declaration, from old: Declaration, _ keys: DeclarationKeys) throws -> Int {
    let answers = declaration.answers
    let rows = try connection.execute(
      """
      UPDATE declarations SET state = \(declaration.state), organisation_id = \(declaration.organisation),
        organisation_name = \(answers.organisationName), country = \(answers.country), contact_name = \(answers.contact.name),
        contact_function = \(answers.contact.function), contact_email = \(answers.contact.email),
        contact_email_folded = \(keys.foldedEmail), language = \(declaration.language), population = \(answers.population),
        settlement_character = \(answers.character), about = \(answers.about), text_language = \(answers.textLanguage),
        backing = \(answers.backing),
        backing_file_id = \(answers.backingFile), team_size = \(answers.teamSize), team = \(answers.team),
        hours_per_month = \(answers.hoursPerMonth), connection = \(answers.connection), earlier_ties = \(answers.earlierTies),
        earlier_tie_count = \(answers.earlierTieCount), civil_society = \(answers.civilSociety),
        civil_society_count = \(answers.civilSocietyCount), universities = \(answers.universities),
        university_count = \(answers.universityCount), is_first_time = \(answers.isFirstTime), capacity = \(answers.capacity),
        has_told_needs = \(answers.hasToldNeeds), has_told_offers = \(answers.hasToldOffers),
        changed_at = \(declaration.changedAt), submitted_at = \(declaration.submittedAt), published_at = \(declaration.publishedAt),
        confirmed_on = \(declaration.confirmedOn), reminded_on = \(declaration.remindedOn), office_note = \(declaration.officeNote),
        sort_name = \(keys.sortName), folded_names = \(keys.foldedName), version = version + 1
      WHERE id = \(old.id) AND version = \(old.version)
      """)
    if rows == 1 { try writeLists(of: declaration, from: old.answers) }
    return rows
  }

  public func find(_ id: Identifier<Declaration>) throws -> Declaration? { try declarations("id = \(id)").first }

  /// Declarations by their identifiers, newest first.
  public func all(ids: Set<Identifier<Declaration>>) throws -> [Declaration] {
    ids.isEmpty ? [] : try declarations("id IN \(list: ids)").reversed()
  }

  /// A body's declarations, newest first.
  public func all(of organisations: some Sequence<Identifier<Organisation>>) throws -> [Declaration] {
    try declarations("organisation_id IN \(list: organisations)").reversed()
  }

  /// Declarations that mails to an address may open, newest first.
  public func open(foldedEmail: String) throws -> [Declaration] {
    try declarations("contact_email_folded = \(foldedEmail) AND state <> 'matched'").reversed()
  }

  /// Declarations whose contact has one of these addresses.
  public func ids(foldedEmails: Set<String>) throws -> [Identifier<Declaration>] {
    try connection.rows("SELECT id FROM declarations WHERE contact_email_folded IN \(list: foldedEmails.sorted())").map { try $0["id"] }
  }

  /// How many are on the public list, counted no further than `most`.
  public func publishedCount(upTo most: Int) throws -> Int {
    try connection.count("FROM declarations WHERE state = 'published'", upTo: most)
  }

  /// What matching takes in: on the public list, tied to a body, confirmed on or after a day.
  public func published(confirmedFrom day: Day) throws -> [Declaration] {
    try declarations("state = 'published' AND organisation_id IS NOT NULL AND confirmed_on >= \(day)")
  }

  /// Published declarations last confirmed before a day, oldest confirmation first.
  /// - Parameter isNotReminded: only those whose owner was not yet reminded to confirm.
  public func published(confirmedBefore day: Day, isNotReminded: Bool, limit: Int) throws -> [Identifier<Declaration>] {
    let condition: SQL = isNotReminded ? "AND reminded_on IS NULL" : ""
    return try connection.rows(
      """
      SELECT id FROM declarations WHERE state = 'published' AND confirmed_on < \(day) \(condition)
      ORDER BY confirmed_on, id LIMIT \(limit)
      """
    ).map { try $0["id"] }
  }

  /// The body's declaration on the public list.
  public func published(of organisation: Identifier<Organisation>) throws -> Declaration? {
    try declarations("state = 'published' AND organisation_id = \(organisation)").first
  }

  /// Who the declaration belongs to; the empty scope's answer is nil when there is no such declaration.
  public func scope(_ id: Identifier<Declaration>) throws -> Scope? {
    try connection.row("SELECT organisation_id FROM declarations WHERE id = \(id)").map { row in
      let organisation: Identifier<Organisation>? = try row["organisation_id"]
      return Scope(organisations: Set(organisation.map { [$0] } ?? []), declaration: id)
    }
  }
}

extension Connection {
  public var declarations: DeclarationStore { DeclarationStore(connection: self) }
}

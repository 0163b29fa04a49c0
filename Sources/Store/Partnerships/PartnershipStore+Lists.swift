import Database
import Domain
import TwinhallCore

/// What narrows a list of partnerships. Empty means every one.
public struct PartnershipFilter: Hashable, Sendable {
  public var statuses: [Partnership.Status]
  public var theme: Identifier<Theme>?
  /// A country that a member lies in, ISO 3166-1 alpha-2.
  public var country: String
  /// Folded words; each has to begin a word of the title or of a member's names.
  public var words: [String]

  public init(statuses: [Partnership.Status] = [], theme: Identifier<Theme>? = nil, country: String = "", words: [String] = []) {
    self.statuses = statuses
    self.theme = theme
    self.country = country
    self.words = words
  }

  fileprivate var condition: SQL {
    var conditions: [SQL] = []
    if !statuses.isEmpty { conditions.append(statuses.count == 1 ? "status = \(statuses[0])" : "status IN \(list: statuses)") }
    if let theme { conditions.append("id IN (SELECT partnership_id FROM partnership_themes WHERE theme_id = \(theme))") }
    if !country.isEmpty {
      conditions.append(
        """
        id IN (SELECT partnership_members.partnership_id FROM organisations
          JOIN partnership_members ON partnership_members.organisation_id = organisations.id WHERE organisations.country = \(country))
        """)
    }
    conditions += words.map(Self.condition)
    return conditions.isEmpty ? "1 = 1" : conditions.joined(separator: " AND ")
  }

  private static func condition(for word: String) -> SQL {
    """
    id IN (\(WordTable.partnerships.owners(beginning: word))
      UNION SELECT partnership_members.partnership_id FROM organisation_words
        JOIN partnership_members ON partnership_members.organisation_id = organisation_words.organisation_id
        WHERE \(WordTable.begins("organisation_words.word", with: word)))
    """
  }
}

extension PartnershipStore {
  /// A page of partnerships in the order of their first members' names.
  public func page(_ filter: PartnershipFilter, offset: Int, limit: Int) throws -> [Partnership] {
    try complete(
      connection.rows(
        "SELECT * FROM partnerships WHERE \(filter.condition) ORDER BY sort_name, id LIMIT \(limit) OFFSET \(offset)"))
  }

  /// - Parameter most: where counting ends.
  public func count(_ filter: PartnershipFilter, upTo most: Int = .max) throws -> Int {
    try connection.count("FROM partnerships WHERE \(filter.condition)", upTo: most)
  }

  /// At most 200 partnerships that an organisation is or was part of, the latest first.
  public func partnerships(of organisation: Identifier<Organisation>) throws -> [Partnership] {
    try complete(
      connection.rows(
        """
        SELECT * FROM partnerships
        WHERE id IN (SELECT partnership_id FROM partnership_members WHERE organisation_id = \(organisation))
        ORDER BY COALESCE(starts_on, '') DESC, sort_name, id LIMIT 200
        """))
  }

  /// The partnerships with these identifiers, in the order of their first members' names.
  public func partnerships(_ ids: some Sequence<Identifier<Partnership>>) throws -> [Partnership] {
    try complete(connection.rows("SELECT * FROM partnerships WHERE id IN \(list: ids) ORDER BY sort_name, id"))
  }

  /// Every slug in the order of the slugs, at most `limit`; for the list of all pages.
  public func slugs(limit: Int) throws -> [String] {
    try connection.rows("SELECT slug FROM partnerships ORDER BY slug LIMIT \(limit)").map { try $0["slug"] }
  }
}

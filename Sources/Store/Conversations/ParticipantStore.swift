import Database
import Domain
import TwinhallCore

/// What one person has with one conversation.
public struct Participation: Hashable, Sendable {
  public let conversation: Identifier<Conversation>
  public let person: Identifier<Person>
  /// What the address for the person's answers is made of.
  public let code: String
  public let hasWritten: Bool
  /// The number of the last post that was read.
  public let readPosts: Int
  public let mutedAt: Instant?
}

/// Who takes part in conversations.
public struct ParticipantStore {
  let connection: any Connection

  /// Makes the row of a person in a conversation, if there is none.
  /// - Parameter code: random.
  public func ensure(_ person: Identifier<Person>, in conversation: Identifier<Conversation>, code: String) throws {
    try connection.execute(
      """
      INSERT INTO conversation_people (conversation_id, person_id, code, has_written, read_posts)
      VALUES (\(conversation), \(person), \(code), \(0), \(0)) ON CONFLICT (conversation_id, person_id) DO NOTHING
      """)
  }

  public func find(_ person: Identifier<Person>, in conversation: Identifier<Conversation>) throws -> Participation? {
    try connection.row("SELECT * FROM conversation_people WHERE conversation_id = \(conversation) AND person_id = \(person)")
      .map(Participation.init)
  }

  public func find(code: String) throws -> Participation? {
    try connection.row("SELECT * FROM conversation_people WHERE code = \(code)").map(Participation.init)
  }

  /// Everybody who has a row in a conversation.
  public func all(in conversation: Identifier<Conversation>) throws -> [Identifier<Person>: Participation] {
    let found = try connection.rows("SELECT * FROM conversation_people WHERE conversation_id = \(conversation)").map(Participation.init)
    return Dictionary(found.map { ($0.person, $0) }) { first, _ in first }
  }

  /// A person's rows in some conversations.
  public func all(
    of person: Identifier<Person>, in conversations: [Identifier<Conversation>]
  ) throws -> [Identifier<Conversation>: Participation] {
    let found = try connection.rows(
      "SELECT * FROM conversation_people WHERE person_id = \(person) AND conversation_id IN \(list: conversations)"
    ).map(Participation.init)
    return Dictionary(found.map { ($0.conversation, $0) }) { first, _ in first }
  }

  public func setWritten(_ person: Identifier<Person>, in conversation: Identifier<Conversation>) throws {
    try connection.execute(
      "UPDATE conversation_people SET has_written = \(1) WHERE conversation_id = \(conversation) AND person_id = \(person)")
  }

  /// Notes how far somebody has read; never back. - Returns: 0 when they had read as far.
  public func setRead(_ posts: Int, by person: Identifier<Person>, in conversation: Identifier<Conversation>) throws -> Int {
    try connection.execute(
      """
      UPDATE conversation_people SET read_posts = \(posts)
      WHERE conversation_id = \(conversation) AND person_id = \(person) AND read_posts < \(posts)
      """)
  }

  /// - Returns: 0 when it was so already.
  public func setMuted(_ instant: Instant?, _ person: Identifier<Person>, in conversation: Identifier<Conversation>) throws -> Int {
    let isOther: SQL = instant == nil ? "muted_at IS NOT NULL" : "muted_at IS NULL"
    return try connection.execute(
      """
      UPDATE conversation_people SET muted_at = \(instant)
      WHERE conversation_id = \(conversation) AND person_id = \(person) AND \(isOther)
      """)
  }

  /// Who takes part on a day and is not shut out: everybody with a role in the place, and those who wrote in it as long as they have a
  /// role anywhere. With the office a person speaks without one.
  public func people(of conversation: Conversation, on day: Day) throws -> [Person] {
    let holds: SQL = "from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))"
    let stays: SQL = conversation.place == .office ? "1 = 1" : "person_id IN (SELECT person_id FROM held_roles WHERE \(holds))"
    return try connection.rows(
      """
      SELECT * FROM people WHERE disabled_at IS NULL AND id IN (
        SELECT person_id FROM held_roles WHERE \(holds) AND (\(roles(in: conversation.place, on: day)))
        UNION SELECT person_id FROM conversation_people
          WHERE conversation_id = \(conversation.id) AND has_written = \(1) AND \(stays))
      ORDER BY sort_name, id
      """
    ).map(Person.init)
  }

  private func roles(in place: Conversation.Place, on day: Day) -> SQL {
    switch place {
    case .partnership(let id):
      """
      place_kind = 'partnership' AND place_id = \(id) OR place_kind = 'organisation' AND place_id IN (
        SELECT organisation_id FROM partnership_members WHERE partnership_id = \(id) AND (to_day IS NULL OR to_day >= \(day)))
      """
    case .network(let id):
      """
      place_kind = 'network' AND place_id = \(id) OR place_kind = 'organisation' AND place_id IN (
        SELECT organisation_id FROM network_members
          WHERE network_id = \(id) AND organisation_id IS NOT NULL AND (to_day IS NULL OR to_day >= \(day))
        UNION SELECT partnership_members.organisation_id FROM network_members
          JOIN partnership_members ON partnership_members.partnership_id = network_members.partnership_id
          WHERE network_members.network_id = \(id) AND (network_members.to_day IS NULL OR network_members.to_day >= \(day))
            AND (partnership_members.to_day IS NULL OR partnership_members.to_day >= \(day)))
      """
    case .organisations(let from, let to): "place_kind = 'organisation' AND place_id IN \(list: [from, to])"
    case .office: "place_kind = 'programme' AND role = \(Role.programmeOfficer)"
    }
  }
}

extension ParticipantStore {
  /// The lists that people of some bodies have besides the bodies' own: of their partnerships and networks on a day.
  public func keys(of organisations: Set<Identifier<Organisation>>, on day: Day) throws -> Set<ConversationKey> {
    guard !organisations.isEmpty else { return [] }
    let partnerships: [Identifier<Partnership>] = try connection.rows(
      """
      SELECT DISTINCT partnership_id FROM partnership_members
      WHERE organisation_id IN \(list: organisations) AND (to_day IS NULL OR to_day >= \(day))
      """
    ).map { try $0["partnership_id"] }
    let networks: [Identifier<Network>] = try connection.rows(
      """
      SELECT DISTINCT network_id FROM network_members WHERE (to_day IS NULL OR to_day >= \(day))
        AND (organisation_id IN \(list: organisations) OR partnership_id IN \(list: partnerships))
      """
    ).map { try $0["network_id"] }
    return Set(partnerships.map { .partnership($0) } + networks.map { .network($0) })
  }
}

extension Participation {
  fileprivate init(_ row: Row) throws {
    conversation = try row["conversation_id"]
    person = try row["person_id"]
    code = try row["code"]
    hasWritten = try row["has_written"]
    readPosts = try row["read_posts"]
    mutedAt = try row["muted_at"]
  }
}

extension Connection {
  public var participants: ParticipantStore { ParticipantStore(connection: self) }
}

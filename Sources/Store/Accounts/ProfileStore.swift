import Database
import Domain
import TwinhallCore

extension ProfileVisibility: SQLConvertible {}

/// Profiles, with what a person has to say and who sees it.
public struct ProfileStore {
  let connection: any Connection

  /// Of somebody who has saved nothing, the person alone, for the office.
  public func find(_ id: Identifier<Person>) throws -> Profile? {
    guard let person = try connection.people.find(id) else { return nil }
    return try connection.row("SELECT * FROM profiles WHERE person_id = \(id)").map { try Profile(person, $0) } ?? Profile(person)
  }

  /// Zero when the version is not the one that was read.
  public func save(_ profile: Profile) throws -> Int {
    let (id, sees) = (profile.person.id, profile.visibility(of:))
    let text = { (field: ProfileField) in profile.values[field] ?? "" }
    if profile.version == 0 {
      return try connection.execute(
        """
        INSERT INTO profiles (person_id, function, phone, languages, about, sees_name, sees_function, sees_email, sees_phone,
          sees_languages, sees_about, version)
        VALUES (\(id), \(text(.function)), \(text(.phone)), \(text(.languages)), \(text(.about)), \(sees(.name)), \(sees(.function)),
          \(sees(.email)), \(sees(.phone)), \(sees(.languages)), \(sees(.about)), 1)
        ON CONFLICT DO NOTHING
        """)
    }
    return try connection.execute(
      """
      UPDATE profiles SET function = \(text(.function)), phone = \(text(.phone)), languages = \(text(.languages)),
        about = \(text(.about)), sees_name = \(sees(.name)), sees_function = \(sees(.function)), sees_email = \(sees(.email)),
        sees_phone = \(sees(.phone)), sees_languages = \(sees(.languages)), sees_about = \(sees(.about)), version = version + 1
      WHERE person_id = \(id) AND version = \(profile.version)
      """)
  }

  /// People who hold a role in any of some places on a day, are let in, and show their name to one of some sorts of reader; by name.
  public func shown(in places: [Place], to readers: [ProfileVisibility], on day: Day, limit: Int) throws -> [Profile] {
    let conditions: [SQL] = places.map { "(held_roles.place_kind = \($0.kind.rawValue) AND held_roles.place_id = \($0.identifier))" }
    guard !conditions.isEmpty else { return [] }
    return try connection.rows(
      """
      SELECT DISTINCT people.id, people.name, people.email, people.language, people.less_data, people.sort_name, profiles.person_id,
        profiles.function, profiles.phone, profiles.languages, profiles.about, profiles.sees_name, profiles.sees_function,
        profiles.sees_email, profiles.sees_phone, profiles.sees_languages, profiles.sees_about, profiles.version
      FROM held_roles JOIN profiles ON profiles.person_id = held_roles.person_id JOIN people ON people.id = held_roles.person_id
      WHERE (\(conditions.joined(separator: " OR "))) AND held_roles.from_day <= \(day)
        AND (held_roles.to_day IS NULL OR held_roles.to_day >= \(day))
        AND people.disabled_at IS NULL AND profiles.sees_name IN \(list: readers)
      ORDER BY people.sort_name, people.id LIMIT \(limit)
      """
    ).map { try Profile(Person($0), $0) }
  }
}

extension Profile {
  fileprivate init(_ person: Person, _ row: Row) throws {
    self.init(
      person,
      values: [
        .function: try row["function"], .phone: try row["phone"], .languages: try row["languages"], .about: try row["about"],
      ],
      visibility: [
        .name: try row["sees_name"], .function: try row["sees_function"], .email: try row["sees_email"], .phone: try row["sees_phone"],
        .languages: try row["sees_languages"], .about: try row["sees_about"],
      ], version: try row["version"])
  }
}

/// That somebody of the office looked at what is kept of a person: once for each reader, record and day.
public struct Look: Sendable {
  public let day: Day
  public let viewer: Identifier<Person>
  public let subjectKind: String
  public let subjectID: String

  public init(day: Day, viewer: Identifier<Person>, subjectKind: String, subjectID: String) {
    (self.day, self.viewer, self.subjectKind, self.subjectID) = (day, viewer, subjectKind, subjectID)
  }
}

public struct LookStore {
  let connection: any Connection

  public func exists(_ look: Look, at person: Identifier<Person>) throws -> Bool {
    try connection.row("SELECT day FROM looks WHERE \(key(look, person))") != nil
  }

  /// Nothing when it is there already.
  public func insert(_ look: Look, at person: Identifier<Person>) throws {
    try connection.execute(
      """
      INSERT INTO looks (person_id, day, viewer_id, subject_kind, subject_id)
      VALUES (\(person), \(look.day), \(look.viewer), \(look.subjectKind), \(look.subjectID)) ON CONFLICT DO NOTHING
      """)
  }

  /// A page, the latest day first.
  public func page(of person: Identifier<Person>, offset: Int, limit: Int) throws -> [Look] {
    try connection.rows(
      """
      SELECT * FROM looks WHERE person_id = \(person)
      ORDER BY day DESC, viewer_id DESC, subject_kind DESC, subject_id DESC LIMIT \(limit) OFFSET \(offset)
      """
    ).map { row in
      Look(day: try row["day"], viewer: try row["viewer_id"], subjectKind: try row["subject_kind"], subjectID: try row["subject_id"])
    }
  }

  /// - Parameter most: where counting ends.
  public func count(of person: Identifier<Person>, upTo most: Int) throws -> Int {
    try connection.count("FROM looks WHERE person_id = \(person)", upTo: most)
  }

  private func key(_ look: Look, _ person: Identifier<Person>) -> SQL {
    """
    person_id = \(person) AND day = \(look.day) AND viewer_id = \(look.viewer) AND subject_kind = \(look.subjectKind)
    AND subject_id = \(look.subjectID)
    """
  }
}

extension Connection {
  public var profiles: ProfileStore { ProfileStore(connection: self) }
  public var looks: LookStore { LookStore(connection: self) }
}

import Database
import Domain
import TwinhallCore

extension PersonStore {
  /// Names for identifiers, in one query for each 500; unknown ones are left out.
  public func names(_ ids: some Sequence<Identifier<Person>>) throws -> [Identifier<Person>: String] {
    var found: [Identifier<Person>: String] = [:]
    for part in Array(Set(ids)).chunks(of: 500) {
      for row in try connection.rows("SELECT id, name FROM people WHERE id IN \(list: part)") { found[try row["id"]] = try row["name"] }
    }
    return found
  }
}

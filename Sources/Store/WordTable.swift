import Database
import TwinhallCore

/// A table of folded words and the records that have them: `(word, owner)`, with an index that begins with the word. A search finds the
/// records in whose names a word begins with what was typed.
struct WordTable {
  let name: SQL
  /// The column that names the record.
  let owner: SQL

  static let people = WordTable(name: "person_words", owner: "person_id")
  static let organisations = WordTable(name: "organisation_words", owner: "organisation_id")
  static let partnerships = WordTable(name: "partnership_words", owner: "partnership_id")
  static let documents = WordTable(name: "document_words", owner: "document_id")

  /// Holds where the word in `column` begins with `beginning`.
  static func begins(_ column: SQL = "word", with beginning: String) -> SQL {
    // Every continuation of the beginning sorts before this end.
    let end = beginning + "\u{10FFFF}"
    return "\(column) >= \(beginning) AND \(column) < \(end)"
  }

  /// A query for the records that have a word with this beginning.
  func owners(beginning: String) -> SQL { "SELECT \(owner) FROM \(name) WHERE \(Self.begins(with: beginning))" }
}

extension Connection {
  func insertWords<Entity>(_ words: Set<String>, of id: Identifier<Entity>, in table: WordTable) throws {
    guard !words.isEmpty else { return }
    let rows: [SQL] = words.sorted().map { "(\($0), \(id))" }
    try execute("INSERT INTO \(table.name) (word, \(table.owner)) VALUES \(rows.joined(separator: ", "))")
  }

  func replaceWords<Entity>(_ words: Set<String>, of id: Identifier<Entity>, in table: WordTable) throws {
    try execute("DELETE FROM \(table.name) WHERE \(table.owner) = \(id)")
    try insertWords(words, of: id, in: table)
  }
}

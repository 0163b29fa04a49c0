import Database

extension Migration {
  /// The language in which somebody wrote the texts of a record; null where nobody said.
  static let languages = Migration(
    number: 28, name: "languages of texts",
    statements: [
      "ALTER TABLE declarations ADD COLUMN text_language TEXT",
      "ALTER TABLE partnerships ADD COLUMN text_language TEXT",
      "ALTER TABLE posts ADD COLUMN text_language TEXT",
    ])
}

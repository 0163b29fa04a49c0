import Database
import Domain
import TwinhallCore

/// Themes with their texts in every language they have.
public struct ThemeStore {
  let connection: any Connection

  /// Every theme in the order of the codes, in one query.
  public func all() throws -> [Theme] {
    let rows = try connection.rows(
      """
      SELECT themes.id, themes.code, theme_texts.language, theme_texts.name, theme_texts.description
      FROM themes LEFT JOIN theme_texts ON theme_texts.theme_id = themes.id ORDER BY themes.code
      """)
    var themes: [Theme] = []
    for row in rows {
      let id: Identifier<Theme> = try row["id"]
      if themes.last?.id != id { themes.append(Theme(id: id, code: try row["code"], texts: [:])) }
      guard let tag: String = try row["language"], let language = Language(rawValue: tag) else { continue }
      themes[themes.count - 1].texts[language] = ThemeText(name: try row["name"], description: try row["description"])
    }
    return themes
  }

  public func find(_ id: Identifier<Theme>) throws -> Theme? {
    try all().first { $0.id == id }
  }

  /// - Throws: `uniqueViolation` when another theme has the code.
  public func insert(_ theme: Theme) throws {
    try connection.execute("INSERT INTO themes (id, code, version) VALUES (\(theme.id), \(theme.code), 1)")
    try setTexts(of: theme)
  }

  /// The version to change the theme from.
  public func version(_ id: Identifier<Theme>) throws -> Int? {
    try connection.row("SELECT version FROM themes WHERE id = \(id)").map { try $0["version"] }
  }

  /// Replaces the texts if nobody changed them since; the code of a theme stays.
  /// - Returns: rows changed, 0 or 1.
  public func update(_ theme: Theme, version: Int) throws -> Int {
    let changed = try connection.execute("UPDATE themes SET version = version + 1 WHERE id = \(theme.id) AND version = \(version)")
    guard changed == 1 else { return changed }
    try connection.execute("DELETE FROM theme_texts WHERE theme_id = \(theme.id) AND language IN \(list: Language.allCases)")
    try setTexts(of: theme)
    return changed
  }

  private func setTexts(of theme: Theme) throws {
    for (language, text) in theme.texts.sorted(by: { $0.key.tag < $1.key.tag }) {
      try connection.execute(
        """
        INSERT INTO theme_texts (theme_id, language, name, description)
        VALUES (\(theme.id), \(language), \(text.name), \(text.description))
        """)
    }
  }
}

extension Connection {
  public var themes: ThemeStore { ThemeStore(connection: self) }
}

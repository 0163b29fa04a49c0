import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// Adds a theme, or replaces the texts of one that is there.
  /// - Parameters:
  ///   - code: stable short name of a new theme; a theme that is there keeps its own.
  ///   - texts: the English name is needed, every other text may be empty and is then left out.
  ///   - version: of the theme that is changed.
  /// - Throws: `InvalidInput` at `code`, `name-en`, `description-sv` and so on; `NotFound`, `VersionConflict`.
  @discardableResult public func saveTheme(
    _ id: Identifier<Theme>? = nil, code: String, texts: [Language: ThemeText], version: Int = 0, permit: Permit<ManageProgramme>
  ) throws -> Identifier<Theme> {
    var validation = Validation()
    let code = validation.line("code", code, required: id == nil, limit: 40)
    if id == nil && !code.isEmpty && !(code.isSlug && code.first?.isLetter == true) { validation.add("code", .notACode) }
    let texts = validation.themeTexts(texts)
    try validation.finish()
    do {
      return try change(permit) { change in
        guard let id else { return try change.insertTheme(code: code, texts) }
        try change.updateTheme(id, texts, version: version)
        return id
      }
    } catch DatabaseError.uniqueViolation {
      throw InvalidInput([Problem("code", .alreadyTaken)])
    }
  }
}

extension Validation {
  fileprivate mutating func themeTexts(_ texts: [Language: ThemeText]) -> [Language: ThemeText] {
    var kept: [Language: ThemeText] = [:]
    for language in Language.allCases {
      let entered = texts[language] ?? ThemeText(name: "", description: "")
      let isNeeded = language == .english || !entered.description.trimmingWhitespace.isEmpty
      let name = line("name-\(language.tag)", entered.name, required: isNeeded, limit: 80)
      let description = text("description-\(language.tag)", entered.description, required: false, limit: 600)
      if !name.isEmpty { kept[language] = ThemeText(name: name, description: description) }
    }
    return kept
  }
}

extension Change {
  fileprivate func insertTheme(code: String, _ texts: [Language: ThemeText]) throws -> Identifier<Theme> {
    let theme = Theme(id: makeIdentifier(), code: code, texts: texts)
    try connection.themes.insert(theme)
    try record(theme.id, after: .theme(theme))
    return theme.id
  }

  fileprivate func updateTheme(_ id: Identifier<Theme>, _ texts: [Language: ThemeText], version: Int) throws {
    guard let before = try connection.themes.find(id) else { throw NotFound() }
    var after = before
    after.texts = texts
    try expectOne(connection.themes.update(after, version: version))
    try record(id, before: .theme(before), after: .theme(after))
  }
}

extension AuditFields {
  fileprivate static func theme(_ theme: Theme) -> AuditFields {
    var fields: AuditFields = ["code": theme.code]
    for (language, text) in theme.texts {
      fields.set("name-\(language.tag)", text.name)
      fields.set("description-\(language.tag)", text.description)
    }
    return fields
  }
}

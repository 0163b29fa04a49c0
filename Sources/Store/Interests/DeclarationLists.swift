import Database
import Domain
import TwinhallCore

extension DeclarationStore {
  /// Replaces those lists of a declaration that changed.
  func writeLists(of declaration: Declaration, from old: DeclarationAnswers) throws {
    let (id, answers) = (declaration.id, declaration.answers)
    if answers.themes != old.themes { try write(answers.themes, of: id) }
    if answers.exchanges != old.exchanges || answers.mandate != old.mandate { try write(answers.exchanges, answers.mandate, of: id) }
    if answers.languages != old.languages { try write(answers.languages, of: id) }
    if answers.wishes != old.wishes { try write(answers.wishes, as: "wish", of: id) }
    if answers.vetoes != old.vetoes { try write(answers.vetoes, as: "veto", of: id) }
  }

  private func write(_ themes: [RankedTheme], of id: Identifier<Declaration>) throws {
    try connection.execute("DELETE FROM declaration_themes WHERE declaration_id = \(id)")
    for (position, ranked) in themes.enumerated() {
      try connection.execute(
        """
        INSERT INTO declaration_themes (declaration_id, position, theme_id, motive)
        VALUES (\(id), \(position), \(ranked.theme), \(ranked.motive))
        """)
    }
  }

  private func write(_ exchanges: [ThemeExchange], _ mandate: Set<Identifier<Theme>>, of id: Identifier<Declaration>) throws {
    try connection.execute("DELETE FROM declaration_exchanges WHERE declaration_id = \(id)")
    let known = Set(exchanges.map(\.theme))
    let onlyMandate = mandate.subtracting(known).sorted().map { ThemeExchange(theme: $0, need: 0, needProof: "", offer: 0, offerProof: "") }
    for each in exchanges + onlyMandate {
      try connection.execute(
        """
        INSERT INTO declaration_exchanges (declaration_id, theme_id, need, need_proof, offer, offer_proof, is_mandate)
        VALUES (\(id), \(each.theme), \(each.need), \(each.needProof), \(each.offer), \(each.offerProof), \(mandate.contains(each.theme)))
        """)
    }
  }

  private func write(_ languages: [SpokenLanguage], of id: Identifier<Declaration>) throws {
    try connection.execute("DELETE FROM declaration_languages WHERE declaration_id = \(id)")
    for (position, language) in languages.enumerated() {
      try connection.execute(
        """
        INSERT INTO declaration_languages (declaration_id, position, tag, level)
        VALUES (\(id), \(position), \(language.tag), \(language.level))
        """)
    }
  }

  private func write(_ organisations: [Identifier<Organisation>], as kind: String, of id: Identifier<Declaration>) throws {
    try connection.execute("DELETE FROM declaration_preferences WHERE declaration_id = \(id) AND kind = \(kind)")
    for (position, organisation) in organisations.enumerated() {
      try connection.execute(
        """
        INSERT INTO declaration_preferences (declaration_id, kind, position, organisation_id)
        VALUES (\(id), \(kind), \(position), \(organisation))
        """)
    }
  }
}

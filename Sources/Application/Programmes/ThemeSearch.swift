import Database
import Domain
import Localization
import Store
import TwinhallCore

/// Themes; a result leads to the partnerships that share the theme.
struct ThemeSearch: SearchSource {
  let subject = "Theme"
  let table: SQL = "themes"
  let actions: [any Action.Type] = [ReadPublicSite.self]

  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)] {
    let wanted = Set(records)
    return try connection.themes.all().filter { wanted.contains($0.id.description) }.map { ($0.id.description, document(of: $0)) }
  }

  private func document(of theme: Theme) -> SearchDocument {
    let texts = searchTexts { language in
      SearchText(title: theme.name(in: language), text: (theme.texts[language] ?? theme.texts[.english])?.description ?? "")
    }
    var document = SearchDocument(.theme, place: theme.code, texts: texts, readers: .whoMay(ReadPublicSite.self), at: theme.id.instant)
    document.themes = [theme.code]
    return document
  }
}

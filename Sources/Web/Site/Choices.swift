import Domain
import Interface
import Localization
import TwinhallCore

/// Lists to choose from that several features have, each in the order of its words in the reader's language.
extension Visit {
  /// The languages of the interface, each by its own name.
  var languageChoices: [Choice] { Language.allCases.map { Choice($0.tag, Texts.shared($0).ownName) } }

  /// Every language that people may speak.
  var spokenLanguageChoices: [Choice] { allLanguageChoices[language] ?? [] }

  /// Every country.
  var countryChoices: [Choice] { allCountryChoices[language] ?? [] }

  /// Some countries, for a filter that offers only those that occur; ISO 3166-1 alpha-2.
  func countryChoices(_ codes: [String]) -> [Choice] {
    let wanted = Set(codes)
    return countryChoices.filter { wanted.contains($0.value) }
  }

  /// Themes; the value is the code.
  func themeChoices(_ themes: [Theme]) -> [Choice] {
    inOrder(themes.map { Choice($0.code, $0.name(in: language)) })
  }

  /// Choices as a dictionary of the reader's language orders them.
  func inOrder(_ choices: [Choice]) -> [Choice] {
    choices.sorted { sortingKey($0.label, language) < sortingKey($1.label, language) }
  }
}

// Put in order once: sorting every country costs more than the rest of a page.
private let allCountryChoices: [Language: [Choice]] = choices { texts in texts.countryCodes.map { Choice($0, texts.country($0)) } }
private let allLanguageChoices: [Language: [Choice]] = choices { texts in texts.languageCodes.map { Choice($0, texts.languageName($0)) } }

private func choices(_ make: (Texts) -> [Choice]) -> [Language: [Choice]] {
  Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, make(Texts.shared($0))) })
}

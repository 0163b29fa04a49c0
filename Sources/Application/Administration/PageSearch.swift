import Database
import Domain
import Localization
import Store
import TwinhallCore

/// The site's own texts: what the operator wrote, or the general text that stands until then.
struct PageSearch: SearchSource {
  let subject = "Page"
  let table: SQL = "settings"
  let actions: [any Action.Type] = [ReadPublicSite.self]

  /// The pages with their titles and general texts. The place of a page is the name of its setting.
  private static let pages: [(setting: OperatorSetting, title: FrameText, general: PublicText)] = [
    (.howItWorks, .howItWorks, .howItWorksText),
    (.accessibility, .accessibility, .accessibilityText),
    (.privacy, .privacy, .privacyText),
  ]

  /// The general texts come with the program: another version has others.
  var revision: Int {
    let texts = Language.allCases.flatMap { language in Self.pages.map { Texts.shared(language)($0.general) } }
    return texts.joined().utf8.reduce(1) { ($0 &* 31 &+ Int($1)) % 1_000_003 }
  }

  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)] {
    let wanted = Set(records)
    let own = try connection.settings.all().filter { !$0.value.isEmpty }
    return Self.pages.filter { wanted.contains($0.setting.rawValue) }.map { page in
      let texts = searchTexts { language in
        let texts = Texts.shared(language)
        let text = own[page.setting.name(in: language)] ?? own[page.setting.name(in: .english)] ?? texts(page.general)
        return SearchText(title: texts(page.title), text: text)
      }
      let place = page.setting.rawValue
      // As old as can be: what people look for is seldom the text about cookies.
      return (place, SearchDocument(.page, place: place, texts: texts, readers: .whoMay(ReadPublicSite.self), at: Instant(milliseconds: 0)))
    }
  }

  func records(naming subject: String, _ changed: [String], on connection: any Connection) throws -> [String] {
    guard subject == "Setting" else { return [] }
    return Self.pages.map(\.setting.rawValue).filter { page in changed.contains { $0.hasPrefix(page + ".") } }
  }

  func records(after last: String, limit: Int, on connection: any Connection) throws -> [String] {
    Self.pages.map(\.setting.rawValue).sorted().filter { $0 > last }.prefix(limit).map { $0 }
  }

  func count(on connection: any Connection) throws -> Int { Self.pages.count }
}

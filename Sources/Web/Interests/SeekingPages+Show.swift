import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// One municipality that seeks a partner, as the public sees it.
extension SeekingPages {
  static func onePage(_ visit: Visit, _ seeker: OwnedDeclaration) -> Response {
    let answers = seeker.answers
    return visit.page(
      seeker.name(in: visit.language), description: String(answers.about.prefix(160)),
      above: [Link(visit.texts(InterestsText.seekingTitle), visit.address(list))], isIndexed: true
    ) { html in
      html.element("h1", [], seeker.name(in: visit.language))
      let facts = visit.facts(country: answers.country, population: answers.population, character: answers.character)
      html.element("p", [.class("lead")], facts.joined(separator: " · "))
      write(visit, seeker, &html)
      html.languageNote(seeker.declaration.textLanguage, visit)
      html.paragraphs(answers.about, language: visit.foreign(seeker.declaration.textLanguage))
      themes(visit, seeker, &html)
      // What a body lacks it says in confidence; matching keeps it from other bodies too.
      exchanges(visit, seeker, .needsHeading, &html) { ($0.need, "") }
      exchanges(visit, seeker, .offersHeading, &html) { ($0.offer, $0.offerProof) }
      languages(visit, answers, &html)
      society(visit, answers, visit.foreign(seeker.declaration.textLanguage), &html)
    }
  }

  /// Only bodies in the register can be written to: their people are known.
  private static func write(_ visit: Visit, _ seeker: OwnedDeclaration, _ html: inout HTML) {
    guard let slug = seeker.slug, let body = seeker.declaration.organisation else { return }
    let own = visit.writers
    if visit.viewer.person == nil {
      let next = Parameters([("next", visit.path)])
      html.element("p") { html in
        html.link(Link(visit.texts(InterestsText.writeSignIn), visit.address(SignInPages.start, query: next)))
      }
    } else if !own.isEmpty && own != [body] {
      html.actions { $0.buttonLink(Link(visit.texts(InterestsText.writeToThem), visit.address(AskPages.write, slug))) }
    }
  }

  private static func themes(_ visit: Visit, _ seeker: OwnedDeclaration, _ html: inout HTML) {
    html.element("h2", [], visit.texts(InterestsText.themesHeading))
    html.element("ol") { html in
      for ranked in seeker.answers.themes {
        html.element("li") { html in
          html.element("strong", [], seeker.catalogue.theme(ranked.theme)?.name(in: visit.language) ?? "")
          html.paragraphs(ranked.motive, language: visit.foreign(seeker.declaration.textLanguage))
        }
      }
    }
  }

  private static func exchanges(
    _ visit: Visit, _ seeker: OwnedDeclaration, _ heading: InterestsText, _ html: inout HTML,
    _ read: (ThemeExchange) -> (level: Int, proof: String)
  ) {
    let levels = Dictionary(seeker.answers.exchanges.map { ($0.theme, read($0)) }, uniquingKeysWith: { $1 })
    let lines = seeker.catalogue.themes.compactMap { theme -> (level: Int, line: (String, String))? in
      guard let (level, proof) = levels[theme.id], level > 0 else { return nil }
      return (level, ("\(theme.name(in: visit.language)): \(visit.word("scale", String(level)))", proof))
    }
    guard !lines.isEmpty else { return }
    html.element("h2", [], visit.texts(heading))
    html.statements(lines.sorted { $0.level > $1.level }.map(\.line), language: visit.foreign(seeker.declaration.textLanguage))
  }

  private static func languages(_ visit: Visit, _ answers: DeclarationAnswers, _ html: inout HTML) {
    html.element("h2", [], visit.texts(InterestsText.languagesHeading))
    html.element("ul") { html in
      for language in answers.languages {
        let name = visit.texts.languageName(language.tag)
        html.element("li", [], "\(name): \(visit.word("level", language.level.rawValue))")
      }
    }
  }

  private static func society(_ visit: Visit, _ answers: DeclarationAnswers, _ language: WrittenLanguage?, _ html: inout HTML) {
    let rows: [(InterestsText, String, String?)] = [
      (.publicSocietyCount, answers.civilSocietyCount.map { visit.formats.integer($0) } ?? "", nil),
      (.publicSociety, answers.civilSociety, language?.tag),
      (.publicUniversityCount, answers.universityCount.map { visit.formats.integer($0) } ?? "", nil),
      (.publicUniversities, answers.universities, language?.tag),
    ]
    let known = rows.filter { !$0.1.isEmpty }
    guard !known.isEmpty else { return }
    html.element("h2", [], visit.texts(InterestsText.societyHeading))
    html.summaryList(known.map { SummaryRow(visit.texts($0.0), $0.1, language: $0.2) }, visit.texts)
  }
}

extension Visit {
  /// The published declaration that the address names.
  func seeker() throws -> OwnedDeclaration {
    let name = try parameter("municipality")
    return try application.read { connection in
      let body = try connection.organisations.find(slug: name)
      let found: Declaration? =
        if let body {
          try connection.declarations.published(of: body.id)
        } else if let id = Identifier<Declaration>(name) {
          try connection.declarations.find(id)
        } else {
          nil
        }
      guard let found, found.state == .published else { throw NotFound() }
      let brief = try found.organisation.flatMap { try connection.organisations.names([$0])[$0] }
      return OwnedDeclaration(declaration: found, catalogue: try QuestionCatalogue(connection, found.answers), body: brief)
    }
  }

  /// Bodies on whose behalf the viewer may write to others.
  var writers: Set<Identifier<Organisation>> { viewer.organisations(as: [.coordinator, .signatory]) }
}

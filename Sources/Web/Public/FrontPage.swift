import Application
import Database
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The site's front page: what the programme is, how large it is, what goes on now, and how to take part.
enum FrontPage {
  static let show: PathPattern = "/"

  static let endpoints: [Endpoint] = [.page(show, ReadPublicSite.self) { visit, _ in try frontPage(visit) }]

  /// More lines than this only blur the map.
  private static let mostLines = 150

  /// As many of those who seek a partner as whet the appetite.
  private static let mostSeekers = 3

  private static func frontPage(_ visit: Visit) throws -> Response {
    let texts = visit.texts
    let content = try visit.application.read {
      try FrontContent($0, on: visit.application.time.today, seekers: mostSeekers, lines: mostLines)
    }
    let name = visit.settings.name(in: visit.language)
    return visit.page(name, description: texts(PublicText.meta, ["operator": .text(name)]), isIndexed: true) { html in
      html.opening(content.lines, visit)
      html.figures(content.figures, visit)
      html.networksNow(content, visit)
      html.element("h2", [], texts(PublicText.readHow))
      html.explanation([
        (texts(PublicText.step1Title), texts(PublicText.step1Text)), (texts(PublicText.step2Title), texts(PublicText.step2Text)),
        (texts(PublicText.step3Title), texts(PublicText.step3Text)),
      ])
      html.seekers(content, visit)
      html.call(
        title: texts(PublicText.declareTitle), text: texts(PublicText.declareText),
        action: Link(texts(FrameText.declareInterest), visit.address(DeclarePages.start)))
    }
  }
}

/// What the front page shows.
private struct FrontContent {
  let figures: ProgrammeFigures
  let lines: [PartnershipLine]
  let networks: [Network]
  let counts: [Identifier<Network>: NetworkMemberCount]
  let seekers: [DeclarationSummary]
  let themes: [Theme]

  init(_ connection: any Connection, on today: Day, seekers: Int, lines: Int) throws {
    figures = try connection.partnerships.figures(Partnership.Status.current)
    self.lines = try connection.partnerships.lines(Partnership.Status.current, limit: lines)
    networks = try connection.networks.all()
    counts = try connection.networks.memberCounts(on: today)
    self.seekers = try connection.declarations.latest(limit: seekers)
    themes = try connection.themes.all()
  }
}

extension HTML {
  /// The operator's own words where there are any.
  fileprivate mutating func opening(_ lines: [PartnershipLine], _ visit: Visit) {
    let texts = visit.texts
    let (title, text) = (visit.settings.text(.frontTitle, in: visit.language), visit.settings.text(.frontText, in: visit.language))
    var opening = Hero(
      title: title.isEmpty ? texts(PublicText.frontTitle) : title, text: text.isEmpty ? texts(PublicText.frontText) : text,
      action: Link(texts(FrameText.declareInterest), visit.address(DeclarePages.start)),
      second: Link(texts(PublicText.readHow), visit.address(TextPages.howItWorks)))
    // Both are the operator's or both are general, as the settings page asks for.
    opening.language = visit.foreign(visit.settings.textLanguage(of: .frontTitle, for: visit.language))?.tag
    hero(opening) { html in
      guard !lines.isEmpty, !visit.usesLessData else { return }
      html.linkMap(
        lines.map { MapLink(from: ($0.fromLatitude, $0.fromLongitude), to: ($0.toLatitude, $0.toLongitude)) },
        caption: texts(PublicText.mapCaption))
    }
  }

  fileprivate mutating func networksNow(_ content: FrontContent, _ visit: Visit) {
    let texts = visit.texts
    let today = visit.application.time.today
    element("h2", [], texts(PublicText.whatNetwork))
    element("p", [], texts(PublicText.whatNetworkText))
    let current = content.networks.filter { $0.isCurrent(on: today) }
    guard !current.isEmpty else { return }
    section(texts(PublicText.networksNow), current.map { visit.card(for: $0, content.counts[$0.id] ?? NetworkMemberCount()) })
    element("p") { $0.link(Link(texts(PublicText.allNetworks), visit.address(NetworkPages.list))) }
  }

  fileprivate mutating func seekers(_ content: FrontContent, _ visit: Visit) {
    let texts = visit.texts
    element("h2", [], texts(PublicText.seekingTitle))
    element("p", [], texts(content.seekers.isEmpty ? PublicText.noSeeking : PublicText.seekingText))
    guard !content.seekers.isEmpty else { return }
    cardList(content.seekers.map { SeekingPages.card(visit, $0, content.themes) }, heading: .three)
    element("p") { $0.link(Link(texts(PublicText.allSeeking), visit.address(SeekingPages.list))) }
  }

  fileprivate mutating func figures(_ figures: ProgrammeFigures, _ visit: Visit) {
    guard figures.partnerships > 0 else { return }
    let formats = visit.formats
    facts([
      Fact(visit.texts(PublicText.figurePartnerships), formats.integer(figures.partnerships)),
      Fact(visit.texts(PublicText.figureCountries), formats.integer(figures.countries)),
      Fact(visit.texts(PublicText.figureOrganisations), formats.integer(figures.organisations)),
    ])
  }
}

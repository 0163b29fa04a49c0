import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The site's front page: what the programme is, how large it is, what goes on now, and how to take part.
enum FrontPage {
  static let front: PathPattern = "/"

  static let endpoints: [Endpoint] = [.page(front, ReadPublicSite.self) { visit, _ in try frontPage(visit) }]

  /// More lines than this only blur the map.
  private static let mostLines = 150

  private static func frontPage(_ visit: Visit) throws -> Response {
    let texts = visit.texts
    let (figures, lines, networks, counts) = try visit.application.read { connection in
      (
        try connection.partnerships.figures(Partnership.Status.current),
        try connection.partnerships.lines(Partnership.Status.current, limit: mostLines), try connection.networks.all(),
        try connection.networks.memberCounts()
      )
    }
    let name = visit.settings.name(in: visit.language)
    let today = visit.application.time.today
    let current = networks.filter { $0.isCurrent(on: today) }
    return visit.page(name, description: texts(PublicText.meta, ["operator": .text(name)]), isIndexed: true) { html in
      html.opening(lines, visit)
      html.figures(figures, visit)
      html.element("h2", [], texts(PublicText.whatNetwork))
      html.element("p", [], texts(PublicText.whatNetworkText))
      html.explanation([
        (texts(PublicText.step1Title), texts(PublicText.step1Text)), (texts(PublicText.step2Title), texts(PublicText.step2Text)),
        (texts(PublicText.step3Title), texts(PublicText.step3Text)),
      ])
      if !current.isEmpty {
        html.element("h2", [], texts(PublicText.networksNow))
        html.cardList(current.map { visit.card(for: $0, counts[$0.id] ?? NetworkMemberCount()) }, heading: .three)
        html.element("p") { $0.link(Link(texts(PublicText.allNetworks), visit.address(NetworkPages.list))) }
      }
      html.call(
        title: texts(PublicText.declareTitle), text: texts(PublicText.declareText),
        action: Link(texts(FrameText.declareInterest), visit.address("/declare")))
    }
  }
}

extension HTML {
  /// The operator's own words where there are any.
  fileprivate mutating func opening(_ lines: [PartnershipLine], _ visit: Visit) {
    let texts = visit.texts
    let (title, text) = (visit.settings.text(.frontTitle, in: visit.language), visit.settings.text(.frontText, in: visit.language))
    let opening = Hero(
      title: title.isEmpty ? texts(PublicText.frontTitle) : title, text: text.isEmpty ? texts(PublicText.frontText) : text,
      action: Link(texts(FrameText.declareInterest), visit.address("/declare")),
      second: Link(texts(PublicText.readHow), visit.address("/how-it-works")))
    hero(opening) { html in
      guard !lines.isEmpty else { return }
      html.linkMap(
        lines.map { MapLink(from: ($0.fromLatitude, $0.fromLongitude), to: ($0.toLatitude, $0.toLongitude)) },
        caption: texts(PublicText.mapCaption))
    }
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

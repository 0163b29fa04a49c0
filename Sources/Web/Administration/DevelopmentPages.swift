import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// Pages for those who develop, on the machine they develop on: mails hold links that sign in. In production they do not exist, for
/// anybody, and a server that was left in development shows them to nobody who comes from elsewhere.
enum DevelopmentPages {
  static let mails: PathPattern = "/dev/mail"
  static let mail: PathPattern = "/dev/mail/{file}"
  static let gallery: PathPattern = "/dev/gallery"

  static let endpoints: [Endpoint] = [
    .page(mails, ReadPublicSite.self, in: developmentOnly) { visit, _ in mailList(visit) },
    .page(mail, ReadPublicSite.self, in: developmentOnly) { visit, _ in try mailPage(visit) },
    .page(gallery, ReadPublicSite.self, in: developmentOnly) { visit, _ in
      var response = Response.html(Interface.gallery(visit.texts).bytes)
      response.allowOwnFiles(and: .plain)
      return response
    },
  ]

  @Sendable private static func developmentOnly(_ visit: Visit) throws -> Scope {
    guard visit.application.configuration.environment == .development, NetworkAddress.isLocal(visit.request) else { throw NotFound() }
    return .programme
  }

  private static func mailList(_ visit: Visit) -> Response {
    let folder = visit.application.configuration.mailFolder
    let found = folder.names(limit: visit.pageSize).compactMap(folder.read)
    let texts = visit.texts
    return visit.page(texts(AdministrationText.mailsTitle)) { html in
      html.element("h1", [], texts(AdministrationText.mailsTitle))
      html.element("p", [.class("lead")], texts(AdministrationText.mailsLead))
      guard !found.isEmpty else {
        return html.emptyState(title: texts(AdministrationText.mailsEmpty), text: texts(AdministrationText.mailsEmptyText))
      }
      html.dataTable(
        caption: texts(AdministrationText.mailsTitle), isCaptionHidden: true,
        columns: [
          Column(texts(AdministrationText.mailSubject)), Column(texts(AdministrationText.mailTo)),
          Column(texts(AdministrationText.mailDate)),
        ],
        rows: found.map { [.link($0.subject, visit.address(mail, $0.name)), .text($0.to), .text($0.date)] })
    }
  }

  private static func mailPage(_ visit: Visit) throws -> Response {
    guard let found = visit.application.configuration.mailFolder.read(try visit.parameter("file")) else { throw NotFound() }
    let texts = visit.texts
    let above = [Link(texts(AdministrationText.mailsTitle), visit.address(mails))]
    return visit.page(found.subject, above: above) { html in
      html.element("h1", [], found.subject)
      html.summaryList(
        [SummaryRow(texts(AdministrationText.mailTo), found.to), SummaryRow(texts(AdministrationText.mailDate), found.date)], texts)
      for block in found.body.split(separator: "\n\n") { html.element("p") { $0.linkedText(block) } }
    }
  }
}

extension HTML {
  /// Text whose web addresses can be followed; line ends are kept.
  fileprivate mutating func linkedText(_ text: Substring) {
    for (index, line) in text.split(separator: "\n").enumerated() {
      if index > 0 { void("br") }
      for (place, word) in line.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if place > 0 { self.text(" ") }
        let isAddress = word.hasPrefix("http://") || word.hasPrefix("https://")
        if isAddress { link(Link(String(word), String(word))) } else { self.text(String(word)) }
      }
    }
  }
}

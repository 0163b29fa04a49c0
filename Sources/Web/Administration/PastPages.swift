import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Records as they were at a moment. Each page has the right of the page that shows the record's history.
enum PastPages {
  static let organisation: PathPattern = "/office/organisations/{organisation}/past"
  static let partnership: PathPattern = "/office/partnerships/{partnership}/past"
  static let network: PathPattern = "/office/networks/{network}/past"
  static let declaration: PathPattern = "/office/declarations/{declaration}/past"
  static let round: PathPattern = "/office/rounds/{round}/past"
  static let person: PathPattern = "/office/people/{person}/past"
  static let document: PathPattern = "/documents/{document}/past"
  static let settings: PathPattern = "/office/settings/past"
  /// Any record that the audit trail knows, also one that is gone.
  static let any: PathPattern = "/office/audit/past"

  static let endpoints: [Endpoint] = [
    .page(organisation, ReadRegister.self) { visit, permit in
      let id: Identifier<Organisation> = try visit.identifier("organisation")
      return try page(visit, permit, .organisation, id.description, now: visit.address(OfficeOrganisationPages.show, id.description))
    },
    .page(partnership, ManagePartnerships.self) { visit, permit in
      let slug = try visit.parameter("partnership")
      guard let found = try visit.application.read({ try $0.partnerships.find(slug: slug) }) else { throw NotFound() }
      return try page(visit, permit, .partnership, found.id.description, now: visit.address(OfficePartnershipPages.show, slug))
    },
    .page(network, ManageNetworks.self) { visit, permit in
      let slug = try visit.parameter("network")
      guard let found = try visit.application.read({ try $0.networks.find(slug: slug) }) else { throw NotFound() }
      return try page(visit, permit, .network, found.id.description, now: visit.address(OfficeNetworkPages.show, slug))
    },
    .page(declaration, ReviewDeclarations.self) { visit, permit in
      let id: Identifier<Declaration> = try visit.identifier("declaration")
      return try page(visit, permit, .declaration, id.description, now: visit.address(OfficeDeclarationPages.show, id.description))
    },
    .page(round, ReadMatching.self) { visit, permit in
      let id: Identifier<Round> = try visit.identifier("round")
      return try page(visit, permit, .round, id.description, now: visit.address(RoundPages.show, id.description))
    },
    .page(person, ManageAccounts.self) { visit, permit in
      let id: Identifier<Person> = try visit.identifier("person")
      return try page(visit, permit, .person, id.description, now: visit.address(PersonPages.show, id.description))
    },
    .page(document, KeepDocuments.self, in: KeepDocumentPages.scope) { visit, permit in
      let id: Identifier<Document> = try visit.identifier("document")
      return try page(visit, permit, .document, id.description, now: visit.address(DocumentPages.show, id.description))
    },
    .page(settings, ManageSettings.self) { visit, permit in
      try page(visit, permit, .setting, nil, now: visit.address(SettingsPages.show))
    },
    .page(any, ReadAuditTrail.self) { visit, permit in
      let (kind, id) = (visit.request.query.first("kind") ?? "", visit.request.query.first("record") ?? "")
      let entries = visit.address(AuditPages.list, query: Parameters([("record", id)]))
      return try page(visit, permit, PastKind(named: kind), id, now: entries)
    },
  ]

  private static func page<A: ReadsHistory>(
    _ visit: Visit, _ permit: Permit<A>, _ kind: PastKind, _ id: String?, now: String
  ) throws -> Response {
    let clocks = try visit.application.clocks(of: visit.viewer)
    let query = PastQuery(visit.request.query, in: clocks.zone, now: visit.application.time.now)
    let record = try visit.application.pastRecord(kind, id, at: query.at ?? visit.application.time.now, permit: permit)
    let problems = visit.problems(InvalidInput(query.problems))
    let words = try PastWords(visit, kind, record, clocks)
    let title = visit.texts(AdministrationText.pastTitle, ["name": .text(words.name)])
    let form = "/\(visit.language.tag)\(visit.path)" + (kindQuery(visit).pairs.isEmpty ? "" : "?" + kindQuery(visit).urlEncoded())
    let layout: Layout = A.self == KeepDocuments.self ? .open : .office
    return visit.page(title, problems: problems, above: [Link(words.name, now)], layout: layout) { html in
      html.element("h1", [], title)
      if query.at != nil { html.past(record, words, now: now, visit) }
      html.pastForm(form, visit, query, problems)
    }
  }

  private static func kindQuery(_ visit: Visit) -> Parameters {
    Parameters(visit.request.query.pairs.filter { $0.name == "kind" || $0.name == "record" })
  }
}

extension Visit {
  /// The page that shows the record of an entry as it was, for those who read the whole trail.
  func pastOfAnyRecord(_ entry: AuditEntry) -> String {
    address(PastPages.any, query: Parameters([("kind", entry.subjectKind), ("record", entry.subjectID)]))
  }
}

extension HTML {
  fileprivate mutating func past(_ record: PastRecord, _ words: PastWords, now: String, _ visit: Visit) {
    let texts = visit.texts
    notice(.information, title: texts(AdministrationText.pastBanner, ["moment": .text(words.moment(record.at))])) { html in
      html.element("p", [], texts(AdministrationText.pastLead))
      for line in words.around(record) { html.element("p", [], line) }
      html.element("p") { $0.link(Link(texts(AdministrationText.pastNow), now)) }
    }
    guard record.wasThere else {
      return emptyState(title: texts(AdministrationText.pastNotThere), text: texts(AdministrationText.pastNotThereText))
    }
    summaryList(words.rows(record), texts)
  }
}

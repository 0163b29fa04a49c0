import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The audit trail of the whole installation, and the check of its chain.
enum AuditPages {
  static let list: PathPattern = "/office/audit"
  static let verify: PathPattern = "/office/audit/verify"

  static let endpoints: [Endpoint] = [
    .page(list, ReadAuditTrail.self) { visit, permit in try trailPage(visit, permit, verdict: nil) },
    // The check changes nothing, so its page may be loaded again: there is nothing to redirect from.
    .form(verify, ReadAuditTrail.self) { visit, permit, _ in
      try trailPage(visit, permit, verdict: visit.application.verifyAuditTrail())
    },
  ]

  private static func trailPage(_ visit: Visit, _ permit: Permit<ReadAuditTrail>, verdict: AuditChain.Verdict?) throws -> Response {
    let query = verdict == nil ? visit.auditQuery : AuditQuery()
    let texts = visit.texts
    let trail: AuditPage
    var problems = Problems.none
    do {
      trail = try visit.application.auditTrail(query, page: visit.pageNumber, permit: permit)
    } catch let invalid as InvalidInput {
      problems = visit.problems(invalid)
      trail = try visit.application.auditTrail(page: 1, permit: permit)
    }
    return visit.officePage(texts(AdministrationText.auditTitle), problems: problems) { html in
      html.element("h1", [], texts(AdministrationText.auditTitle))
      html.element("p", [.class("lead")], texts(AdministrationText.auditLead))
      if let verdict { show(verdict, &html, texts) }
      html.form(action: visit.address(verify), csrf: visit.csrf) { html in
        html.actions { $0.button(texts(AdministrationText.verify), .secondary) }
      }
      html.auditFilter(query, problems, visit)
      if trail.entries.isEmpty && !query.isEmpty { return html.element("p", [], texts(RightsText.auditNone)) }
      html.auditTable(trail.entries, trail.actors, trail.organisations, caption: texts(AdministrationText.auditTitle), visit)
      html.pagination(visit.pagination(AuditPages.list, total: trail.total), texts)
    }
  }

  private static func show(_ verdict: AuditChain.Verdict, _ html: inout HTML, _ texts: Texts) {
    switch verdict {
    case .intact(let entries):
      html.notice(.positive, title: texts(AdministrationText.intact, ["count": .count(Int(entries))]), isAnnounced: true)
    case .broken(let sequence):
      html.notice(.negative, title: texts(AdministrationText.broken, ["number": .count(Int(sequence))]), isAnnounced: true) {
        $0.element("p", [], texts(AdministrationText.brokenText))
      }
    }
  }
}

extension HTML {
  /// Lines of the audit trail. What stood before and after is listed field by field.
  /// - Parameters:
  ///   - bodies: names of organisations that the entries are about.
  ///   - past: the page that shows the record of an entry as it was.
  mutating func auditTable(
    _ entries: [AuditEntry], _ actors: [Identifier<Person>: String], _ bodies: [Identifier<Organisation>: OrganisationBrief] = [:],
    caption: String, past: ((AuditEntry) -> String)? = nil, _ visit: Visit
  ) {
    let texts = visit.texts
    guard !entries.isEmpty else {
      return emptyState(title: texts(AdministrationText.auditEmpty), text: texts(AdministrationText.auditEmptyText))
    }
    dataTable(
      caption: caption, isCaptionHidden: true,
      columns: [
        Column(texts(AdministrationText.when)), Column(texts(AdministrationText.who)), Column(texts(AdministrationText.what)),
        Column(texts(AdministrationText.before)), Column(texts(AdministrationText.after)),
      ],
      rows: entries.map { entry in
        [
          visit.whenCell(entry, past?(entry) ?? visit.pastOfAnyRecord(entry)),
          visit.actorCell(entry, actors), visit.subjectCell(entry, actors, bodies),
          .html(fieldList(entry.shownBefore)), .html(fieldList(entry.shownAfter)),
        ]
      })
  }
}

/// `name: value`, one a line; long values are cut, the whole stands in the database.
private func fieldList(_ json: String) -> HTML {
  var html = HTML(reserving: 256)
  let fields = AuditFields.parse(json).filter { $0.name != AuditEntry.actsForField }
  if fields.isEmpty { html.text("–") }
  for (index, field) in fields.enumerated() {
    if index > 0 { html.void("br") }
    let value = field.value.count > 200 ? field.value.prefix(200) + "…" : field.value[...]
    html.text("\(field.name): \(value)")
  }
  return html
}

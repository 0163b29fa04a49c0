import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension Visit {
  /// What the address narrows the trail by.
  var auditQuery: AuditQuery {
    var query = AuditQuery()
    query.person = request.query.first("person") ?? ""
    query.record = request.query.first("record") ?? ""
    query.action = request.query.first("action") ?? ""
    query.from = request.query.first("from") ?? ""
    query.to = request.query.first("to") ?? ""
    return query
  }

  /// Who did it; for those who read the whole trail a link to everything the person did.
  func actorCell(_ entry: AuditEntry, _ actors: [Identifier<Person>: String]) -> Cell {
    let name = actor(of: entry, actors)
    guard let id = entry.actor, may(ReadAuditTrail.self) else { return .text(name) }
    return .link(name, address(AuditPages.list, query: Parameters([("person", id.description)])))
  }

  /// What was done, in words, and to which record.
  func subjectCell(
    _ entry: AuditEntry, _ people: [Identifier<Person>: String], _ bodies: [Identifier<Organisation>: OrganisationBrief]
  ) -> Cell {
    var html = HTML(reserving: 256)
    let subject = "\(kindWord(entry.subjectKind)) \(subjectName(entry, people, bodies))"
    html.element("div") { html in
      html.text(word(forAction: entry.action))
      html.element("small") { html in
        guard may(ReadAuditTrail.self) else { return html.text(subject) }
        html.link(Link(subject, address(AuditPages.list, query: Parameters([("record", entry.subjectID)]))))
      }
    }
    return .html(html)
  }

  private func subjectName(
    _ entry: AuditEntry, _ people: [Identifier<Person>: String], _ bodies: [Identifier<Organisation>: OrganisationBrief]
  ) -> String {
    switch entry.subjectKind {
    case "Person": Identifier(entry.subjectID).flatMap { people[$0] } ?? entry.subjectID
    case "Organisation": Identifier(entry.subjectID).flatMap { bodies[$0]?.name(in: language) } ?? entry.subjectID
    default: entry.subjectID
    }
  }
}

extension HTML {
  /// By person, by record and by days.
  mutating func auditFilter(_ query: AuditQuery, _ problems: Problems, _ visit: Visit) {
    let texts = visit.texts
    let clear = query.isEmpty ? nil : visit.address(AuditPages.list)
    filterForm(action: visit.address(AuditPages.list), clearAddress: clear, texts) { html in
      html.textField(
        Field("person", label: texts(RightsText.auditPerson), hint: texts(RightsText.auditPersonHint), value: query.person), .search)
      html.textField(
        Field("record", label: texts(RightsText.auditRecord), hint: texts(RightsText.auditRecordHint), value: query.record), .search)
      let actions = allActions.map { Choice($0.name, visit.word(forAction: $0.name)) }.sorted { $0.label < $1.label }
      html.select(
        Field("action", label: texts(RightsText.auditAction), value: query.action), actions, blank: texts(RightsText.auditAnyAction))
      html.dateField(Field("from", label: texts(RightsText.auditFrom), error: problems.error(at: "from"), value: query.from), texts)
      html.dateField(Field("to", label: texts(RightsText.auditTo), error: problems.error(at: "to"), value: query.to), texts)
    }
  }
}

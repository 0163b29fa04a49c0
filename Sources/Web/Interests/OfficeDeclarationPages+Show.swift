import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension OfficeDeclarationPages {
  static func showPage(_ visit: Visit, _ typed: Entries = Entries(), problems: Problems = .none) throws -> Response {
    let reviewed = try visit.reviewed()
    let declaration = reviewed.declaration
    let above = [Link(visit.texts(InterestsText.listTitle), visit.address(OfficeDeclarationPages.list))]
    return try visit.officePage(declaration.answers.organisationName, problems: problems, above: above) { html in
      html.element("h1", [], declaration.answers.organisationName)
      state(visit, declaration, &html)
      try tie(visit, reviewed, problems, &html)
      steps(visit, declaration, typed, problems, &html)
      let owned = OwnedDeclaration(declaration: declaration, catalogue: reviewed.catalogue, body: reviewed.body)
      DeclarationPages.answers(visit, owned, isChangeable: false, &html)
      history(visit, reviewed, &html)
    }
  }

  private static func state(_ visit: Visit, _ declaration: Declaration, _ html: inout HTML) {
    html.state(of: declaration, visit)
    if declaration.state == .published, let day = declaration.lastDay {
      html.element("p", [], visit.texts(InterestsText.confirmText, ["day": .text(visit.formats.day(day))]))
    }
    html.officeNote(of: declaration, visit)
  }

  /// The steps that the state allows; the first is the one that is usually taken.
  private static func steps(_ visit: Visit, _ declaration: Declaration, _ typed: Entries, _ problems: Problems, _ html: inout HTML) {
    let (texts, id) = (visit.texts, declaration.id.description)
    if declaration.state == .submitted || declaration.isHiddenByOffice {
      html.form(action: visit.address(publish, id), csrf: visit.csrf) { html in
        html.hidden("version", String(declaration.version))
        html.actions { $0.button(texts(InterestsText.publish)) }
      }
    }
    if declaration.state == .submitted {
      noteForm(.giveBack, visit, id, typed, problems, &html)
    }
    if declaration.state == .published {
      noteForm(.hide, visit, id, typed, problems, &html)
    }
    if declaration.state != .withdrawn && declaration.state != .matched {
      html.details(texts(InterestsText.withdraw)) { html in
        html.element("p", [], texts(InterestsText.withdrawHint))
        visit.actionForm(withdraw, id, texts(InterestsText.withdraw), kind: .warning, &html)
      }
    }
  }

  /// A step that needs words for the owner.
  private struct NoteStep {
    let pattern: PathPattern
    let field: String
    let title: InterestsText
    let label: InterestsText
    let hint: InterestsText
    let kind: ButtonKind

    static let giveBack = NoteStep(
      pattern: OfficeDeclarationPages.giveBack, field: "note-return", title: .return, label: .note, hint: .returnHint, kind: .secondary)
    static let hide = NoteStep(
      pattern: OfficeDeclarationPages.hide, field: "note-hide", title: .hide, label: .noteHide, hint: .hideHint, kind: .warning)
  }

  private static func noteForm(
    _ step: NoteStep, _ visit: Visit, _ id: String, _ typed: Entries, _ problems: Problems, _ html: inout HTML
  ) {
    let (texts, error) = (visit.texts, problems.error(at: step.field))
    html.details(texts(step.title), isOpen: error != nil) { html in
      html.form(action: visit.address(step.pattern, id), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.textArea(
          Field(step.field, label: texts(step.label), hint: texts(step.hint), error: error, value: typed.text(step.field)),
          maximum: QuestionLimits.text, texts)
        html.actions { $0.button(texts(step.title), step.kind) }
      }
    }
  }
}

/// Tying a declaration to a body in the register.
extension OfficeDeclarationPages {
  private static func tie(_ visit: Visit, _ reviewed: ReviewedDeclaration, _ problems: Problems, _ html: inout HTML) throws {
    let texts = visit.texts
    if let body = reviewed.body {
      html.element("p") { html in
        let name = texts(InterestsText.tiedTo, ["name": .text(body.name(in: visit.language))])
        html.link(Link(name, visit.address(OrganisationPages.show, body.slug)))
      }
    }
    let isOpen = reviewed.body == nil || !problems.isEmpty || visit.request.query.first("body") != nil
    try html.details(texts(InterestsText.tie), isOpen: isOpen) { html in
      html.element("p", [], texts(InterestsText.tieLead))
      let search = visit.request.query.first("body") ?? reviewed.declaration.answers.organisationName
      html.filterForm(action: visit.address(show, reviewed.declaration.id.description), texts) { html in
        html.textField(Field("body", label: texts(InterestsText.tieSearch), value: search), .search)
      }
      try suggestions(visit, reviewed.declaration, search, problems, &html)
      addition(visit, reviewed.declaration, &html)
    }
  }

  private static func suggestions(
    _ visit: Visit, _ declaration: Declaration, _ search: String, _ problems: Problems, _ html: inout HTML
  ) throws {
    let texts = visit.texts
    let filter = OrganisationFilter(searching: search)
    let bodies = try visit.application.read { try $0.organisations.page(filter, offset: 0, limit: 10) }
    guard !bodies.isEmpty else { return html.element("p", [], texts(InterestsText.tieNone)) }
    html.form(action: visit.address(tie, declaration.id.description), csrf: visit.csrf) { html in
      html.hidden("version", String(declaration.version))
      html.radios(
        Field(
          "organisation", label: texts(InterestsText.nameInRegister), error: problems.error(at: "organisation"),
          value: declaration.organisation?.description ?? bodies[0].id.description),
        bodies.map { Choice($0.id.description, $0.profile.name(in: visit.language), hint: texts.country($0.profile.country)) })
      html.checkbox(Field("invite", label: texts(InterestsText.inviteContact)))
      html.actions { $0.button(texts(InterestsText.tie), .secondary) }
    }
  }

  private static func addition(_ visit: Visit, _ declaration: Declaration, _ html: inout HTML) {
    guard visit.may(ManageRegister.self) else { return }
    let texts = visit.texts
    html.details(texts(InterestsText.addFromDeclaration)) { html in
      html.element("p", [], texts(InterestsText.addFromDeclarationHint))
      html.form(action: visit.address(add, declaration.id.description), csrf: visit.csrf) { html in
        html.hidden("version", String(declaration.version))
        html.checkbox(Field("invite-new", label: texts(InterestsText.inviteContact)))
        html.actions { $0.button(texts(InterestsText.addFromDeclaration), .secondary) }
      }
    }
  }

  private static func history(_ visit: Visit, _ reviewed: ReviewedDeclaration, _ html: inout HTML) {
    html.element("h2", [], visit.texts(InterestsText.events))
    let past = visit.address(PastPages.declaration, reviewed.declaration.id.description)
    let rows = reviewed.history.entries.map { entry in
      SummaryRow(visit.formats.shortInstant(entry.at), visit.eventCell(entry, reviewed.history.people, past))
    }
    html.summaryList(rows, visit.texts)
    html.pastForm(past, visit)
  }
}

extension Visit {
  fileprivate func eventCell(_ entry: AuditEntry, _ people: [Identifier<Person>: String], _ past: String) -> Cell {
    var html = HTML(reserving: 256)
    html.element("div") { html in
      html.text(event(entry))
      html.element("small") { html in
        html.text(actor(entry, people) + " · ")
        html.link(Link(texts(AdministrationText.pastLink), pastAddress(past, entry.at)))
      }
    }
    return .html(html)
  }

  /// What an audit line says happened, in words.
  fileprivate func event(_ entry: AuditEntry) -> String {
    let fields = AuditFields.parse(entry.shownAfter)
    let names = Set((fields + AuditFields.parse(entry.shownBefore)).map(\.name))
    if let state = fields.first(where: { $0.name == "state" }) { return word("state", state.value) }
    if names.contains("confirmedOn") { return texts(InterestsText.eventConfirmed) }
    if names.contains("remindedOn") { return texts(InterestsText.eventReminded) }
    if names.contains("organisation") { return texts(InterestsText.eventOrganisation) }
    if names.contains("link") { return texts(InterestsText.eventLink) }
    let question = fields.first { $0.name == DeclarationQuestion.auditField }.flatMap { DeclarationQuestion(rawValue: $0.value) }
    return texts(InterestsText.eventAnswer, ["question": .text(question.map(title) ?? "")])
  }

  fileprivate func actor(_ entry: AuditEntry, _ people: [Identifier<Person>: String]) -> String {
    switch entry.actorKind {
    case .person: entry.actor.flatMap { people[$0] } ?? ""
    case .visitor: texts(InterestsText.eventByOwner)
    case .system: texts(InterestsText.eventBySystem)
    }
  }
}

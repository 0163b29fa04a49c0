import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension OfficeDeclarationPage {
  static func show(_ visit: Visit, _ typed: Entries = Entries(), problems: Problems = .none) throws -> Response {
    let reviewed = try visit.reviewed()
    let declaration = reviewed.declaration
    let above = [Link(visit.texts(InterestsText.listTitle), visit.address(OfficeDeclarationsPage.list))]
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
    let (word, tone) = visit.stateTag(declaration.state)
    html.element("p") { html in
      html.tag(word, tone)
      html.raw(" ")
      html.text(visit.savedAt(declaration))
    }
    if declaration.state == .published, let day = declaration.lastDay {
      html.element("p", [], visit.texts(InterestsText.confirmText, ["day": .text(visit.formats.day(day))]))
    }
    if !declaration.officeNote.isEmpty {
      html.notice(.warning, title: visit.texts(declaration.state == .hidden ? InterestsText.noteHide : InterestsText.note)) {
        $0.paragraphs(declaration.officeNote)
      }
    }
  }

  /// The steps that the state allows; the first is the one that is usually taken.
  private static func steps(_ visit: Visit, _ declaration: Declaration, _ typed: Entries, _ problems: Problems, _ html: inout HTML) {
    let (texts, id) = (visit.texts, declaration.id.description)
    if declaration.state == .submitted || declaration.isHiddenByOffice {
      visit.actionForm(publish, id, texts(InterestsText.publish), &html)
    }
    if declaration.state == .submitted {
      noteForm(visit, giveBack, id, "note-return", .return, .note, .returnHint, .secondary, typed, problems, &html)
    }
    if declaration.state == .published {
      noteForm(visit, hide, id, "note-hide", .hide, .noteHide, .hideHint, .warning, typed, problems, &html)
    }
    if declaration.state != .withdrawn && declaration.state != .matched {
      html.details(texts(InterestsText.withdraw)) { html in
        html.element("p", [], texts(InterestsText.withdrawHint))
        visit.actionForm(withdraw, id, texts(InterestsText.withdraw), kind: .warning, &html)
      }
    }
  }

  private static func noteForm(
    _ visit: Visit, _ pattern: PathPattern, _ id: String, _ name: String, _ title: InterestsText, _ label: InterestsText,
    _ hint: InterestsText, _ kind: ButtonKind, _ typed: Entries, _ problems: Problems, _ html: inout HTML
  ) {
    let texts = visit.texts
    html.details(texts(title), isOpen: problems.error(at: name) != nil) { html in
      html.form(action: visit.address(pattern, id), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.textArea(
          Field(name, label: texts(label), hint: texts(hint), error: problems.error(at: name), value: typed.text(name)),
          maximum: QuestionLimits.text, texts)
        html.actions { $0.button(texts(title), kind) }
      }
    }
  }
}

/// Tying a declaration to a body in the register.
extension OfficeDeclarationPage {
  private static func tie(_ visit: Visit, _ reviewed: ReviewedDeclaration, _ problems: Problems, _ html: inout HTML) throws {
    let texts = visit.texts
    if let body = reviewed.body {
      html.element("p") { html in
        let name = texts(InterestsText.tiedTo, ["name": .text(body.name(in: visit.language))])
        html.link(Link(name, visit.address(OrganisationPublicPages.show, body.slug)))
      }
    }
    let isOpen = reviewed.body == nil || !problems.isEmpty || visit.request.query.first("body") != nil
    try html.details(texts(InterestsText.tie), isOpen: isOpen) { html in
      html.element("p", [], texts(InterestsText.tieLead))
      let search = visit.request.query.first("body") ?? reviewed.declaration.answers.organisationName
      html.filterForm(action: visit.address(one, reviewed.declaration.id.description), texts) { html in
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
        html.checkbox(Field("invite-new", label: texts(InterestsText.inviteContact)))
        html.actions { $0.button(texts(InterestsText.addFromDeclaration), .secondary) }
      }
    }
  }

  private static func history(_ visit: Visit, _ reviewed: ReviewedDeclaration, _ html: inout HTML) {
    html.element("h2", [], visit.texts(InterestsText.events))
    let rows = reviewed.history.reversed().map { entry in
      SummaryRow(
        visit.formats.shortInstant(entry.at), .lines(visit.event(entry), visit.actor(entry, reviewed.people)))
    }
    html.summaryList(rows, visit.texts)
  }
}

extension Visit {
  /// What an audit line says happened, in words.
  fileprivate func event(_ entry: AuditEntry) -> String {
    let fields = AuditFields.parse(entry.after)
    let names = Set((fields + AuditFields.parse(entry.before)).map(\.name))
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

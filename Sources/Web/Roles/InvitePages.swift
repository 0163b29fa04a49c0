import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Inviting somebody to an organisation, a network or a partnership.
enum InvitePages {
  static let invite: PathPattern = "/home/people/{kind}/{place}/invite"
  static let again: PathPattern = "/home/people/{kind}/{place}/invitations/{invitation}/again"
  static let withdraw: PathPattern = "/home/people/{kind}/{place}/invitations/{invitation}/withdraw"

  static let endpoints: [Endpoint] = [
    .page(invite, ManagePlacePeople.self, in: placeScope) { visit, permit in
      try invitePage(visit, permit, visit.proposedInvitation)
    },
    .form(invite, ManagePlacePeople.self, in: placeScope, send),
    .form(again, ManagePlacePeople.self, in: placeScope) { visit, permit, _ in
      try visit.application.sendInvitationAgain(visit.identifier("invitation"), in: visit.place(), permit: permit)
      return try visit.backToPlace(.sent)
    },
    .page(withdraw, ManagePlacePeople.self, in: placeScope, withdrawPage),
    .form(withdraw, ManagePlacePeople.self, in: placeScope) { visit, permit, _ in
      try visit.application.withdrawInvitation(visit.identifier("invitation"), in: visit.place(), permit: permit)
      return try visit.backToPlace(.withdrawn)
    },
  ]

  private static func send(_ visit: Visit, _ permit: Permit<ManagePlacePeople>, _ form: Form) throws -> Response {
    let entry = InvitationEntry(form)
    do {
      try visit.application.invite(entry, to: visit.place(), permit: permit)
      return try visit.backToPlace(.sent)
    } catch let invalid as InvalidInput {
      return try invitePage(visit, permit, entry, visit.problems(invalid))
    }
  }

  private static func invitePage(
    _ visit: Visit, _ permit: Permit<ManagePlacePeople>, _ entry: InvitationEntry, _ problems: Problems = .none
  ) throws -> Response {
    let place = try visit.place()
    let names = try visit.placeNames([place])
    let maySign = visit.may(AppointSignatory.self, in: permit.scope)
    let title = visit.texts(PeopleText.inviteTitle, ["place": .text(visit.word(for: place, names))])
    return visit.memberPage(title, problems: problems, above: visit.above(place, names)) { html in
      html.element("h1", [], title)
      let roles = Role.all(in: place.kind).filter { $0 != .signatory || maySign }
      let hint = place.kind == .organisation && !maySign ? visit.texts(PeopleText.signatoryHint) : nil
      html.invitationForm(entry, roles, hint: hint, action: visit.address(invite, of: place), problems, visit)
    }
  }

  private static func withdrawPage(_ visit: Visit, _ permit: Permit<ManagePlacePeople>) throws -> Response {
    let place = try visit.place()
    let people = try visit.application.placePeople(place, permit: Policy.permit(ReadPlacePeople.self, to: visit.viewer, in: permit.scope))
    let invitation = try visit.openInvitation(in: people)
    return visit.withdrawInvitation(
      invitation, action: visit.address(withdraw, of: place, invitation.id.description),
      back: visit.address(PlacePeoplePages.show, of: place), above: visit.above(place, people.names))
  }
}

extension Visit {
  fileprivate var proposedInvitation: InvitationEntry { .proposed(language) }

  /// The invitation that the address names, while it can be taken back.
  func openInvitation(in people: PlacePeople) throws -> Invitation {
    let id: Identifier<Invitation> = try identifier("invitation")
    guard let invitation = people.invitations.first(where: { $0.id == id && $0.state == .open }) else { throw NotFound() }
    return invitation
  }

  func withdrawInvitation(_ invitation: Invitation, action: String, back: String, above: [Link]) -> Response {
    askOnce(
      title: texts(PeopleText.withdrawTitle), text: texts(PeopleText.withdrawText, ["name": .text(invitation.name)]),
      button: texts(PeopleText.withdrawTitle), action: action, back: Link(texts(PeopleText.cancel), back), above: above)
  }
}

extension InvitationEntry {
  /// An empty form: the mail is in the language of whoever invites until something else is chosen.
  static func proposed(_ language: Language) -> InvitationEntry {
    var entry = InvitationEntry()
    entry.language = language.tag
    return entry
  }

  init(_ form: Form) {
    self.init()
    (role, name, email) = (form.text("role"), form.text("name"), form.text("email"))
    (language, reason, from, to) = (form.text("language"), form.text("reason"), form.text("from"), form.text("to"))
  }
}

extension HTML {
  mutating func invitationForm(
    _ entry: InvitationEntry, _ roles: [Role], hint: String?, action: String, _ problems: Problems, _ visit: Visit
  ) {
    let texts = visit.texts
    let days = visit.settings.invitationDays
    element("p", [.class("lead")], texts(PeopleText.inviteLead, ["days": .count(days)]))
    form(action: action, csrf: visit.csrf, warnsUnsaved: true) { html in
      html.textField(
        Field("name", label: texts(AccountsText.name), error: problems.error(at: "name"), value: entry.name, autocomplete: "off"))
      html.textField(
        Field("email", label: texts(AccountsText.email), error: problems.error(at: "email"), value: entry.email, autocomplete: "off"),
        .email)
      html.radios(
        Field("role", label: texts(AccountsText.role), hint: hint, error: problems.error(at: "role"), value: entry.role),
        roles.map { Choice($0.rawValue, visit.word(for: $0), hint: texts.about($0)) })
      html.textArea(
        Field(
          "reason", label: texts(PeopleText.inviteReason), hint: texts(PeopleText.inviteReasonHint), error: problems.error(at: "reason"),
          value: entry.reason, optional: texts(FormsText.optional)), rows: 3, maximum: 1000, texts)
      html.radios(
        Field("language", label: texts(AccountsText.language), error: problems.error(at: "language"), value: entry.language),
        visit.languageChoices, isInline: true)
      html.dayField("from", texts(PeopleText.firstDay), entry.from, problems, texts, hint: texts(PeopleText.firstDayHint))
      html.dayField("to", texts(PeopleText.lastDay), entry.to, problems, texts, hint: texts(PeopleText.lastDayHint))
      html.actions { $0.button(texts(PeopleText.inviteButton)) }
    }
  }
}

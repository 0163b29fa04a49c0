import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What the link of an invitation opens: no account is needed.
enum InvitationPages {
  static let answer: PathPattern = "/invitations/{secret}"
  static let decline: PathPattern = "/invitations/{secret}/decline"

  static let endpoints: [Endpoint] = [
    .page(answer, AnswerInvitation.self) { visit, permit in try answerPage(visit, permit) },
    .form(answer, AnswerInvitation.self, accept),
    .form(decline, AnswerInvitation.self) { visit, permit, _ in
      visit.hidesAddress()
      try visit.application.declineInvitation(Secret(text: visit.parameter("secret")), from: visit.networkAddress, permit: permit)
      return visit.said(.declinedTitle, visit.texts(PeopleText.declinedText))
    },
  ]

  private static func accept(_ visit: Visit, _ permit: Permit<AnswerInvitation>, _ form: Form) throws -> Response {
    visit.hidesAddress()
    let secret = Secret(text: try visit.parameter("secret"))
    let opened = try visit.application.invitation(openedBy: secret, from: visit.networkAddress, permit: permit)
    let asViewer = visit.viewer.person != nil && (form.text("who") == "me" || opened.isFor(visit.viewer))
    let answer: InvitationAnswer =
      asViewer
      ? .asViewer
      : .asInvited(name: form.text("name"), language: form.text("language"), acceptsPrivacy: form.isChecked("privacy"))
    do {
      if let link = try visit.application.acceptInvitation(secret, answer, from: visit.networkAddress, permit: permit) {
        let language = Language(rawValue: form.text("language")) ?? visit.language
        return .redirect(to: "/\(language.tag)" + SignInPages.link.path([link.text]))
      }
    } catch let invalid as InvalidInput {
      return try answerPage(visit, permit, typed: form, visit.problems(invalid))
    }
    if asViewer { return visit.redirect(OwnRolesPage.show, done: .accepted) }
    return visit.accepted(opened)
  }

  private static func answerPage(
    _ visit: Visit, _ permit: Permit<AnswerInvitation>, typed form: Form? = nil, _ problems: Problems = .none
  ) throws -> Response {
    visit.hidesAddress()
    let secret = Secret(text: try visit.parameter("secret"))
    let texts = visit.texts
    let opened: OpenedInvitation
    do {
      opened = try visit.application.invitation(openedBy: secret, from: visit.networkAddress, permit: permit)
    } catch is NotFound {
      return visit.said(.invitationGone, texts(PeopleText.invitationGoneText), status: 404)
    }
    guard opened.standing == .open else {
      let state = texts.text("people.standing-" + opened.standing.rawValue) ?? ""
      return visit.said(.invitationOverTitle, "\(visit.title(of: opened)). \(state).", status: 410)
    }
    return visit.page(visit.title(of: opened), problems: problems) { html in
      html.element("h1", [], visit.title(of: opened))
      introduction(&html, visit, opened)
      wrongPerson(&html, visit, opened)
      html.form(action: visit.address(answer, secret.text), csrf: visit.csrf, keepsText: false) { html in
        fields(&html, visit, opened, form, problems)
        html.actions { html in
          html.button(texts(PeopleText.accept))
          html.button(texts(PeopleText.decline), .secondary, action: visit.address(decline, secret.text))
        }
      }
    }
  }

  private static func introduction(_ html: inout HTML, _ visit: Visit, _ opened: OpenedInvitation) {
    let (texts, invitation) = (visit.texts, opened.invitation)
    html.element("p", [.class("lead")], visit.sentence(of: opened))
    html.element("p", [], texts.about(invitation.held.role))
    if !invitation.reason.isEmpty { html.element("blockquote") { $0.paragraphs(invitation.reason) } }
    let day = visit.formats.day(of: invitation.expiresAt)
    html.element(
      "p", [],
      texts(PeopleText.invitationFor, ["name": .text(invitation.name), "email": .text(invitation.email)]) + " "
        + texts(PeopleText.invitationUntil, ["day": .text(day)]) + ".")
  }

  private static func wrongPerson(_ html: inout HTML, _ visit: Visit, _ opened: OpenedInvitation) {
    guard let person = visit.viewer.person, !opened.isFor(visit.viewer) else { return }
    html.notice(.warning, title: visit.texts(PeopleText.wrongPersonTitle)) { html in
      html.element(
        "p", [], visit.texts(PeopleText.wrongPersonText, ["name": .text(person.name), "email": .text(person.email)]))
    }
  }

  /// At most three fields, and none for somebody who has an account.
  private static func fields(_ html: inout HTML, _ visit: Visit, _ opened: OpenedInvitation, _ form: Form?, _ problems: Problems) {
    let (texts, invitation) = (visit.texts, opened.invitation)
    if let person = visit.viewer.person, !opened.isFor(visit.viewer) {
      html.radios(
        Field("who", label: texts(PeopleText.acceptAs), value: form?.text("who") ?? "invited"),
        [
          Choice("me", texts(PeopleText.acceptAsMe, ["email": .text(person.email)])),
          Choice("invited", texts(PeopleText.acceptAsInvited, ["email": .text(invitation.email)])),
        ])
    }
    guard !opened.hasAccount else { return html.element("p", [], texts(PeopleText.invitationHasAccount)) }
    html.textField(
      Field(
        "name", label: texts(AccountsText.name), error: problems.error(at: "name"), value: form?.text("name") ?? invitation.name,
        autocomplete: "name"))
    html.radios(
      Field(
        "language", label: texts(AccountsText.language), error: problems.error(at: "language"),
        value: form?.text("language") ?? visit.language.tag), visit.languageChoices, isInline: true)
    html.checkbox(
      Field(
        "privacy", label: texts(PeopleText.acceptPrivacy), error: problems.error(at: "privacy"),
        value: form?.isChecked("privacy") == true ? "yes" : ""))
    html.element("p") { $0.link(Link(texts(PeopleText.privacyLink), visit.address(TextPages.privacy))) }
  }
}

extension OpenedInvitation {
  /// Whether the invited address is that of whoever is signed in.
  fileprivate func isFor(_ viewer: Viewer) -> Bool { viewer.person?.email.lowercased() == invitation.email.lowercased() }
}

extension Visit {
  fileprivate func title(of opened: OpenedInvitation) -> String {
    let held = opened.invitation.held
    return texts(PeopleText.invitationTitle, ["role": .text(word(for: held.role)), "place": .text(placeWord(held.place, opened))])
  }

  fileprivate func sentence(of opened: OpenedInvitation) -> String {
    let held = opened.invitation.held
    return texts(
      PeopleText.invitationText,
      [
        "inviter": .text(opened.inviter ?? settings.name(in: language)), "role": .text(word(for: held.role)),
        "place": .text(placeWord(held.place, opened)),
      ])
  }

  private func placeWord(_ place: Place, _ opened: OpenedInvitation) -> String {
    place == .programme ? settings.name(in: language) : word(for: place, opened.names)
  }

  fileprivate func accepted(_ opened: OpenedInvitation) -> Response {
    let held = opened.invitation.held
    let text = texts(
      PeopleText.acceptedText,
      ["role": .text(word(for: held.role)), "place": .text(placeWord(held.place, opened)), "email": .text(opened.invitation.email)])
    return said(.acceptedTitle, text, Link(texts(AccountsText.signIn), address(SignInPages.start)))
  }

  /// A page that says one thing.
  fileprivate func said(_ title: PeopleText, _ text: String, _ next: Link? = nil, status: Int? = nil) -> Response {
    page(texts(title), status: status) { html in
      html.element("h1", [], texts(title))
      html.element("p", [.class("lead")], text)
      if let next { html.actions { $0.buttonLink(next) } }
    }
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What a person tells about themselves and who sees it, how others see it, and who of the office has looked.
enum ProfilePages {
  static let show: PathPattern = "/account/profile"
  static let seen: PathPattern = "/account/profile/seen"
  static let looks: PathPattern = "/account/looks"

  static let endpoints: [Endpoint] = [
    .page(show, UseOwnAccount.self) { visit, permit in
      let profile = try visit.application.ownProfile(permit: permit)
      return profilePage(visit, profile, ProfileEntry(profile))
    },
    .form(show, UseOwnAccount.self, save),
    .page(seen, UseOwnAccount.self, seenPage),
    .page(looks, UseOwnAccount.self, looksPage),
  ]

  private static func save(_ visit: Visit, _ permit: Permit<UseOwnAccount>, _ form: Form) throws -> Response {
    let typed = ProfileEntry(form)
    do {
      try visit.application.saveProfile(typed, version: form.version, permit: permit)
      return visit.redirect(show, done: .saved)
    } catch let invalid as InvalidInput {
      return profilePage(visit, try visit.application.ownProfile(permit: permit), typed, form.version, visit.problems(invalid))
    } catch is VersionConflict {
      return profilePage(visit, try visit.application.ownProfile(permit: permit), typed, isConflict: true)
    }
  }

  private static func profilePage(
    _ visit: Visit, _ profile: Profile, _ entry: ProfileEntry, _ version: Int? = nil, _ problems: Problems = .none,
    isConflict: Bool = false
  ) -> Response {
    let texts = visit.texts
    return visit.page(
      texts(ProfileText.title), status: isConflict ? 409 : nil, problems: problems, above: visit.aboveInAccount()
    ) { html in
      html.element("h1", [], texts(ProfileText.title))
      html.element("p", [.class("lead")], texts(ProfileText.lead))
      html.element("p", [], texts(ProfileText.rule))
      if isConflict {
        html.conflictNotice(title: texts(AccountsText.conflictTitle), text: texts(AccountsText.conflictText)) {
          $0.summaryList(rows(ProfileView(preview: profile, as: .office), visit), texts)
        }
      }
      html.element("p") { html in html.links(previews(visit)) }
      html.form(action: visit.address(show), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.hidden("version", String(version ?? profile.version))
        for field in ProfileField.allCases { html.profileField(field, profile, entry, problems, visit) }
        html.actions { $0.button(texts(FormsText.save)) }
      }
    }
  }

  private static func previews(_ visit: Visit) -> [Link] {
    ProfileVisibility.allCases.filter { $0 != .office }.map { reader in
      Link(visit.word(asSeenBy: reader), visit.address(seen, query: Parameters([("as", reader.rawValue)])))
    }
  }

  private static func seenPage(_ visit: Visit, _ permit: Permit<UseOwnAccount>) throws -> Response {
    let reader = ProfileVisibility(rawValue: visit.request.query.first("as") ?? "") ?? .everyone
    let view = ProfileView(preview: try visit.application.ownProfile(permit: permit), as: reader)
    let (texts, title) = (visit.texts, visit.word(asSeenBy: reader))
    let above = visit.aboveInAccount(Link(texts(ProfileText.title), visit.address(show)))
    return visit.page(title, above: above) { html in
      html.element("h1", [], title)
      guard view.isShown else {
        return html.emptyState(
          title: texts(ProfileText.nothingSeen), text: texts(ProfileText.nothingSeenText),
          action: Link(texts(ProfileText.title), visit.address(show)))
      }
      html.summaryList(rows(view, visit), texts)
      html.element("p") { $0.link(Link(texts(ProfileText.title), visit.address(show))) }
    }
  }

  private static func rows(_ view: ProfileView, _ visit: Visit) -> [SummaryRow] {
    ProfileField.allCases.compactMap { field in view[field].map { SummaryRow(visit.word(for: field), $0) } }
  }

  private static func looksPage(_ visit: Visit, _ permit: Permit<UseOwnAccount>) throws -> Response {
    let page = try visit.application.ownLooks(page: visit.pageNumber, permit: permit)
    let texts = visit.texts
    return visit.page(texts(ProfileText.looksTitle), above: visit.aboveInAccount()) { html in
      html.element("h1", [], texts(ProfileText.looksTitle))
      html.element("p", [.class("lead")], texts(ProfileText.looksLead))
      guard !page.looks.isEmpty else {
        return html.emptyState(title: texts(ProfileText.looksEmpty), text: texts(ProfileText.looksEmptyText))
      }
      html.dataTable(
        caption: texts(ProfileText.looksTitle), isCaptionHidden: true,
        columns: [texts(AdministrationText.when), texts(AdministrationText.who), texts(AdministrationText.what)].map { Column($0) },
        rows: page.looks.map { look in
          let what = texts(look.subjectKind == "Person" ? ProfileText.lookAccount : .lookDeclaration)
          return [.text(visit.formats.shortDay(look.day)), .text(page.people[look.viewer] ?? ""), .text(what)]
        })
      html.pagination(visit.pagination(looks, counted: page.total), texts)
    }
  }
}

extension ProfileEntry {
  init(_ profile: Profile) {
    self.init()
    values = profile.values
    for field in ProfileField.allCases { visibility[field] = profile.visibility(of: field).rawValue }
  }

  init(_ form: Form) {
    self.init()
    for field in ProfileField.allCases {
      values[field] = form.text(field.rawValue)
      visibility[field] = form.text("sees-\(field.rawValue)")
    }
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// What the operator asks of everybody who signs in.
enum SignInRulesPages {
  static let show: PathPattern = "/office/settings/sign-in"

  static let signOut: PathPattern = "/office/settings/sign-in/everybody"

  static let endpoints: [Endpoint] = [
    .page(show, ManageSettings.self) { visit, permit in rulesPage(visit, entry(try visit.application.signInRules(permit: permit))) },
    .form(show, ManageSettings.self, save),
    .form(signOut, ManageSettings.self) { visit, permit, _ in
      try visit.application.endAllSessions(permit: permit)
      visit.forgetBrowser()
      return visit.redirect(FrontPage.show, done: .signedOut)
    },
  ]

  private static func entry(_ record: SignInRulesRecord) -> SignInRulesEntry {
    SignInRulesEntry(
      roles: record.rules.rolesWithSecondFactor.map(\.rawValue), idleDays: String(record.rules.idleDays), days: String(record.rules.days),
      version: record.version)
  }

  private static func save(_ visit: Visit, _ permit: Permit<ManageSettings>, _ form: Form) throws -> Response {
    var typed = SignInRulesEntry(
      roles: form.fields.pairs.filter { $0.name == "roles" }.map(\.value), idleDays: form.text("idle-days"), days: form.text("days"),
      version: form.version)
    do {
      try visit.application.saveSignInRules(typed, permit: permit)
      return visit.redirect(show, done: .saved)
    } catch let invalid as InvalidInput {
      return rulesPage(visit, typed, visit.problems(invalid))
    } catch is VersionConflict {
      let theirs = entry(try visit.application.signInRules(permit: permit))
      typed.version = theirs.version
      return rulesPage(visit, typed, theirs: theirs)
    }
  }

  private static func rulesPage(
    _ visit: Visit, _ entry: SignInRulesEntry, _ problems: Problems = .none, theirs: SignInRulesEntry? = nil
  ) -> Response {
    let texts = visit.texts
    let above = [Link(texts(AdministrationText.settingsTitle), visit.address(SettingsPages.show))]
    return visit.officePage(texts(AdministrationText.signInRulesTitle), status: theirs == nil ? nil : 409, problems: problems, above: above)
    {
      html in
      html.element("h1", [], texts(AdministrationText.signInRulesTitle))
      if let theirs { conflict(&html, visit, theirs) }
      html.form(action: visit.address(show), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.hidden("version", String(entry.version))
        html.checkboxes(
          Field(
            "roles", label: texts(AdministrationText.secondFactorRoles), hint: texts(AdministrationText.secondFactorRolesHint),
            error: problems.error(at: "roles")), Role.allCases.map { Choice($0.rawValue, visit.word(for: $0)) }, chosen: Set(entry.roles))
        days(
          &html, "idle-days", texts(AdministrationText.idleDays), texts(AdministrationText.idleDaysHint), entry.idleDays, visit, problems)
        days(&html, "days", texts(AdministrationText.sessionDays), texts(AdministrationText.sessionDaysHint), entry.days, visit, problems)
        html.actions { $0.button(texts(FormsText.save)) }
      }
      html.details(texts(AdministrationText.signEverybodyOut)) { html in
        html.element("p", [], texts(AdministrationText.signEverybodyOutText))
        html.form(action: visit.address(signOut), csrf: visit.csrf) { html in
          html.actions { $0.button(texts(AdministrationText.signEverybodyOut), .warning) }
        }
      }
    }
  }

  private static func days(
    _ html: inout HTML, _ name: String, _ label: String, _ hint: String, _ value: String, _ visit: Visit, _ problems: Problems
  ) {
    html.numberField(
      Field(name, label: label, hint: hint, error: problems.error(at: name), value: value), unit: visit.texts(AdministrationText.daysUnit))
  }

  private static func conflict(_ html: inout HTML, _ visit: Visit, _ theirs: SignInRulesEntry) {
    let texts = visit.texts
    let roles = theirs.roles.compactMap(Role.init).map(visit.word).sorted()
    html.conflictNotice(title: texts(AdministrationText.conflictTitle), text: texts(AdministrationText.conflictText)) { html in
      html.summaryList(
        [
          SummaryRow(texts(AdministrationText.secondFactorRoles), visit.formats.list(roles)),
          SummaryRow(texts(AdministrationText.idleDays), theirs.idleDays), SummaryRow(texts(AdministrationText.sessionDays), theirs.days),
        ], texts)
    }
  }
}

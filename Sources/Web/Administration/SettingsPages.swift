import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// What the operator is called, looks like and says.
enum SettingsPages {
  static let show: PathPattern = "/office/settings"

  static let endpoints: [Endpoint] = [
    .page(show, ManageSettings.self) { visit, permit in
      settingsPage(visit, SettingsForm(try visit.application.settings(permit: permit)))
    },
    // Three pages of twenty thousand characters in every language, percent-coded at worst, and a logo.
    .form(show, ManageSettings.self, bodyLimit: 4 * 1024 * 1024, save),
  ]

  private static func save(_ visit: Visit, _ permit: Permit<ManageSettings>, _ form: Form) throws -> Response {
    let typed = SettingsForm(form)
    do {
      try visit.application.saveSettings(typed.input(form), permit: permit)
      return visit.redirect(show, done: .saved)
    } catch let invalid as InvalidInput {
      return settingsPage(visit, typed, visit.problems(invalid))
    } catch is VersionConflict {
      let theirs = try visit.application.settings(permit: permit)
      return settingsPage(visit, typed.over(theirs), theirs: theirs)
    }
  }

  private static func settingsPage(
    _ visit: Visit, _ form: SettingsForm, _ problems: Problems = .none, theirs: SettingsRecord? = nil
  ) -> Response {
    let texts = visit.texts
    return visit.officePage(texts(AdministrationText.settingsTitle), status: theirs == nil ? nil : 409, problems: problems) { html in
      html.element("h1", [], texts(AdministrationText.settingsTitle))
      if let theirs { conflict(&html, visit, form, theirs) }
      html.element("p", [.class("lead")], texts(AdministrationText.settingsLead))
      html.element("p") { html in
        html.links([
          Link(texts(AdministrationText.signInRulesTitle), visit.address(SignInRulesPages.show)),
          Link(texts(RetentionText.title), visit.address(RetentionPages.list)),
        ])
      }
      html.form(action: visit.address(show), csrf: visit.csrf, hasFiles: true, warnsUnsaved: true) { html in
        html.hidden("version", String(form.version))
        SettingsFields(visit: visit, form: form, problems: problems).write(&html)
        html.actions { $0.button(texts(FormsText.save)) }
      }
      completeness(&html, visit)
      html.pastForm(visit.address(PastPages.settings), visit)
    }
  }

  /// How much of each language is translated.
  private static func completeness(_ html: inout HTML, _ visit: Visit) {
    let texts = visit.texts
    html.element("h2", [], texts(AdministrationText.languages))
    html.element("ul") { html in
      for completeness in Completeness.all {
        let name = Argument.text(texts.languageName(completeness.language.tag))
        let share = Argument.text(visit.formats.percent(completeness.share, places: 1))
        html.element(
          "li", [],
          completeness.missing.isEmpty
            ? texts(AdministrationText.languageComplete, ["language": name])
            : texts(
              AdministrationText.languagePartial, ["language": name, "share": share, "count": .count(completeness.missing.count)]))
      }
    }
    html.element("p", [], texts(AdministrationText.languagesText))
  }

  private static func conflict(_ html: inout HTML, _ visit: Visit, _ form: SettingsForm, _ theirs: SettingsRecord) {
    let rows = OperatorSetting.allCases.filter { $0 != .logoDigest }.flatMap { setting in
      setting.languages.compactMap { language -> SummaryRow? in
        let name = setting.name(in: language)
        let stored = theirs.values[name] ?? ""
        return stored == form.values[name] ?? "" ? nil : SummaryRow(visit.label(for: setting, in: language), stored)
      }
    }
    html.conflictNotice(title: visit.texts(AdministrationText.conflictTitle), text: visit.texts(AdministrationText.conflictText)) {
      $0.summaryList(rows, visit.texts)
    }
  }
}

/// The values of the form: as stored, or as typed.
struct SettingsForm {
  var values: [String: String]
  var version: Int
  /// Of the logo there is.
  var logoDigest: String

  init(_ record: SettingsRecord) {
    (values, version) = (record.values, record.version)
    logoDigest = record.values[OperatorSetting.logoDigest.rawValue] ?? ""
  }

  init(_ form: Form) {
    values = Dictionary(form.fields.pairs.map { ($0.name, $0.value.replacing("\r\n", with: "\n")) }) { first, _ in first }
    (version, logoDigest) = (form.version, form.text("logo-shown"))
  }

  /// What was typed, to be saved over what somebody else saved.
  func over(_ theirs: SettingsRecord) -> SettingsForm {
    var form = self
    form.version = theirs.version
    return form
  }

  func input(_ form: Form) -> SettingsInput {
    SettingsInput(
      values: values, logo: form.file("logo").map { SentFile($0) }, removesLogo: form.isChecked("remove-logo"), version: version,
      problems: colourProblems())
  }

  /// Both colours or neither, each readable where the stylesheet uses it.
  private func colourProblems() -> [Problem] {
    let names = [OperatorSetting.primaryColour.rawValue, OperatorSetting.accentColour.rawValue]
    let given = names.map { (values[$0] ?? "").trimmingWhitespace }
    if given.allSatisfy(\.isEmpty) { return [] }
    let missing = zip(names, given).filter(\.1.isEmpty).map { Problem($0.0, .missing) }
    guard missing.isEmpty, let primary = Colour(given[0]), let accent = Colour(given[1]) else { return missing }
    do {
      _ = try Interface.Theme(primary: primary, accent: accent)
      return []
    } catch {
      return [Problem(error.part == .primary ? names[0] : names[1], .tooLittleContrast)]
    }
  }
}

extension OperatorSetting {
  /// The languages it has a value for; one, where it is the same in all.
  var languages: [Language] { isTranslated ? Language.allCases : [.english] }
}

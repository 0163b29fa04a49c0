import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Adding and changing a theme.
enum ThemePages {
  static let add: PathPattern = "/office/programme/themes/add"
  static let change: PathPattern = "/office/programme/themes/{theme}"

  static let endpoints: [Endpoint] = [
    .page(add, ManageProgramme.self) { visit, _ in page(visit, Entry()) },
    .form(add, ManageProgramme.self) { visit, permit, form in try save(visit, nil, form, permit) },
    .page(change, ManageProgramme.self) { visit, _ in
      let (theme, version) = try find(visit)
      return page(visit, Entry(theme, version))
    },
    .form(change, ManageProgramme.self) { visit, permit, form in try save(visit, visit.identifier("theme"), form, permit) },
  ]

  private static func find(_ visit: Visit) throws -> (Theme, Int) {
    let id: Identifier<Theme> = try visit.identifier("theme")
    return try visit.application.read { connection in
      guard let theme = try connection.themes.find(id), let version = try connection.themes.version(id) else { throw NotFound() }
      return (theme, version)
    }
  }

  /// What is typed.
  private struct Entry {
    var theme: Theme?
    var version = 0
    var code = ""
    var texts: [Language: ThemeText] = [:]

    init() {}

    init(_ theme: Theme, _ version: Int) {
      self.theme = theme
      self.version = version
      code = theme.code
      texts = theme.texts
    }

    init(_ form: Form, theme: Theme?) {
      self.theme = theme
      version = form.version
      code = form.text("code")
      for language in Language.allCases {
        texts[language] = ThemeText(name: form.text("name-\(language.tag)"), description: form.text("description-\(language.tag)"))
      }
    }
  }

  private static func save(_ visit: Visit, _ id: Identifier<Theme>?, _ form: Form, _ permit: Permit<ManageProgramme>) throws -> Response {
    var entry = Entry(form, theme: id == nil ? nil : try find(visit).0)
    do {
      try visit.application.saveTheme(id, code: entry.code, texts: entry.texts, version: entry.version, permit: permit)
      return visit.redirect(ProgrammePages.show, done: id == nil ? .added : .saved)
    } catch let invalid as InvalidInput {
      return page(visit, entry, problems: visit.problems(invalid))
    } catch is VersionConflict {
      let (saved, version) = try find(visit)
      entry.version = version
      return page(visit, entry, saved: saved)
    }
  }

  private static func page(_ visit: Visit, _ entry: Entry, saved: Theme? = nil, problems: Problems = .none) -> Response {
    let texts = visit.texts
    let name = entry.theme.map { $0.name(in: visit.language) }
    let changing = name.map { texts(OrganisationsText.programmeChangeTheme, ["name": .text($0)]) }
    let title = changing ?? texts(OrganisationsText.programmeAddTheme)
    let action = entry.theme.map { visit.address(change, $0.id.description) } ?? visit.address(add)
    let above = [Link(texts(OrganisationsText.programmeTitle), visit.address(ProgrammePages.show))]
    return visit.officePage(title, status: saved == nil ? nil : 409, problems: problems, above: above) { html in
      html.element("h1", [], title)
      if let saved { conflict(&html, saved, entry, visit) }
      html.form(action: action, csrf: visit.csrf, warnsUnsaved: true) { html in
        html.hidden("version", String(entry.version))
        if entry.theme == nil { codeField(&html, entry.code, visit, problems) }
        for language in Language.allCases { fields(&html, language, entry, visit, problems) }
        html.actions { $0.button(texts(FormsText.save)) }
      }
    }
  }
}

extension ThemePages {
  private static func codeField(_ html: inout HTML, _ code: String, _ visit: Visit, _ problems: Problems) {
    html.textField(
      Field(
        "code", label: visit.texts(OrganisationsText.programmeCode), hint: visit.texts(OrganisationsText.programmeCodeHint),
        error: problems.error(at: "code"), value: code), width: .medium)
  }

  private static func fields(_ html: inout HTML, _ language: Language, _ entry: Entry, _ visit: Visit, _ problems: Problems) {
    let (texts, tag) = (visit.texts, language.tag)
    let named: KeyValuePairs<String, Argument> = ["language": .text(texts.languageName(tag))]
    let optional = texts(FormsText.optional)
    html.textField(
      Field(
        "name-\(tag)", label: texts(OrganisationsText.programmeNameIn, named), error: problems.error(at: "name-\(tag)"),
        value: entry.texts[language]?.name ?? "", optional: language == .english ? nil : optional, language: tag), width: .medium)
    html.textArea(
      Field(
        "description-\(tag)", label: texts(OrganisationsText.programmeDescriptionIn, named),
        error: problems.error(at: "description-\(tag)"), value: entry.texts[language]?.description ?? "",
        optional: optional, language: tag),
      rows: 3, maximum: 600, texts)
  }

  private static func conflict(_ html: inout HTML, _ saved: Theme, _ entry: Entry, _ visit: Visit) {
    let texts = visit.texts
    html.conflictNotice(title: texts(OrganisationsText.conflictTitle), text: texts(OrganisationsText.conflictText))
    let rows = Language.allCases.flatMap { language -> [(field: String, theirs: String, typed: String)] in
      let named: KeyValuePairs<String, Argument> = ["language": .text(texts.languageName(language.tag))]
      let (theirs, typed) = (saved.texts[language], entry.texts[language])
      return [
        (texts(OrganisationsText.programmeNameIn, named), theirs?.name ?? "", typed?.name ?? ""),
        (texts(OrganisationsText.programmeDescriptionIn, named), theirs?.description ?? "", typed?.description ?? ""),
      ]
    }
    html.bothVersions(rows, caption: texts(OrganisationsText.conflictTitle), texts)
  }
}

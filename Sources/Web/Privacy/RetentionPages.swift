import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// How long data is kept: the rules, and what each would take away tonight.
enum RetentionPages {
  static let list: PathPattern = "/office/retention"
  static let show: PathPattern = "/office/retention/{data}"

  static let endpoints: [Endpoint] = [
    .page(list, ManageRetention.self) { visit, permit in listPage(visit, try visit.application.retention(permit: permit)) },
    .page(show, ManageRetention.self) { visit, permit in
      let outlook = try visit.application.retention(of: visit.retainedData(), permit: permit)
      return rulePage(visit, outlook, RetentionEntry(outlook.rule))
    },
    .form(show, ManageRetention.self, save),
  ]

  private static func save(_ visit: Visit, _ permit: Permit<ManageRetention>, _ form: Form) throws -> Response {
    let data = try visit.retainedData()
    var typed = RetentionEntry(days: form.text("days"), bases: [:], version: form.version)
    for language in Language.allCases { typed.bases[language] = form.text("basis-\(language.tag)") }
    do {
      try visit.application.saveRetention(data, typed, permit: permit)
      return visit.redirect(list, done: .saved)
    } catch let invalid as InvalidInput {
      return rulePage(visit, try visit.application.retention(of: data, permit: permit), typed, visit.problems(invalid))
    } catch is VersionConflict {
      let theirs = try visit.application.retention(of: data, permit: permit)
      typed.version = theirs.rule.version
      return rulePage(visit, theirs, typed, isConflict: true)
    }
  }

  private static func listPage(_ visit: Visit, _ outlooks: [RetentionOutlook]) -> Response {
    let texts = visit.texts
    let above = [Link(texts(AdministrationText.settingsTitle), visit.address(SettingsPages.show))]
    return visit.officePage(texts(RetentionText.title), above: above) { html in
      html.element("h1", [], texts(RetentionText.title))
      html.element("p", [.class("lead")], texts(RetentionText.lead))
      if let night = outlooks.first?.at {
        html.element("p", [], texts(RetentionText.night, ["time": .text(visit.formats.shortInstant(night))]))
      }
      html.dataTable(
        caption: texts(RetentionText.title), isCaptionHidden: true,
        columns: [.what, .since, .kept].map { Column(texts($0 as RetentionText)) }
          + [Column(texts(RetentionText.tonight), isNumeric: true)],
        rows: outlooks.map { outlook in
          let rule = outlook.rule
          return [
            .link(visit.word(for: rule.data), visit.address(show, rule.data.rawValue)), .text(visit.beginning(of: rule.data)),
            .text(visit.period(of: rule)), .text(visit.number(of: outlook)),
          ]
        })
      html.element("p") { $0.link(Link(texts(FrameText.privacy), visit.address(TextPages.privacy))) }
    }
  }

  private static func rulePage(
    _ visit: Visit, _ outlook: RetentionOutlook, _ entry: RetentionEntry, _ problems: Problems = .none, isConflict: Bool = false
  ) -> Response {
    let (texts, data) = (visit.texts, outlook.rule.data)
    let title = visit.word(for: data)
    let above = [
      Link(texts(AdministrationText.settingsTitle), visit.address(SettingsPages.show)),
      Link(texts(RetentionText.title), visit.address(list)),
    ]
    return visit.officePage(title, status: isConflict ? 409 : nil, problems: problems, above: above) { html in
      html.element("h1", [], title)
      html.element("p", [.class("lead")], texts(RetentionText.ruleLead, ["since": .text(visit.beginning(of: data))]))
      if isConflict { html.theirRule(outlook.rule, visit) }
      form(&html, visit, outlook.rule, entry, problems)
      html.goingTonight(outlook, visit)
    }
  }

  private static func form(_ html: inout HTML, _ visit: Visit, _ rule: RetentionRule, _ entry: RetentionEntry, _ problems: Problems) {
    let texts = visit.texts
    html.form(action: visit.address(show, rule.data.rawValue), csrf: visit.csrf, warnsUnsaved: true) { html in
      html.hidden("version", String(entry.version))
      html.numberField(
        Field(
          "days", label: texts(RetentionText.days), hint: texts(rule.data.needsPeriod ? RetentionText.daysNeeded : .daysHint),
          error: problems.error(at: "days"), value: entry.days), unit: texts(AdministrationText.daysUnit))
      for language in Language.allCases {
        let name = "basis-\(language.tag)"
        html.textArea(
          Field(
            name, label: texts(RetentionText.basis, ["language": .text(texts.languageName(language.tag))]),
            error: problems.error(at: name), value: entry.bases[language] ?? ""), rows: 2)
      }
      html.actions { $0.button(texts(FormsText.save)) }
    }
  }
}

extension Visit {
  fileprivate func retainedData() throws -> RetainedData {
    guard let data = RetainedData(rawValue: try parameter("data")) else { throw NotFound() }
    return data
  }
}

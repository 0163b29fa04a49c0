import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The form of a network as it was typed.
struct NetworkForm {
  var theme = ""
  var names: [Language: String] = [:]
  var summaries: [Language: String] = [:]
  var startsOn = ""
  var endsOn = ""
  var countries: [String] = []
  var predecessor = ""
  var version = 0

  init() {}

  init(_ network: Network, themes: [Theme], networks: [Network]) {
    theme = themes.first { $0.id == network.theme }?.code ?? ""
    names = network.texts.mapValues(\.name)
    summaries = network.texts.mapValues(\.summary)
    startsOn = network.startsOn?.description ?? ""
    endsOn = network.endsOn?.description ?? ""
    countries = network.countries
    predecessor = networks.first { $0.id == network.predecessor }?.slug ?? ""
    version = network.version
  }

  init(_ form: Form) {
    theme = form.text("theme")
    for language in Language.allCases {
      names[language] = form.text("name-\(language.tag)")
      summaries[language] = form.text("summary-\(language.tag)")
    }
    startsOn = form.text("starts-on")
    endsOn = form.text("ends-on")
    countries = form.fields.all("countries")
    predecessor = form.text("predecessor")
    version = form.version
  }

  /// What was meant.
  /// - Throws: `InvalidInput` with everything that is wrong.
  func entry(themes: [Theme], networks: [Network]) throws -> NetworkEntry {
    var validation = Validation()
    var entry = NetworkEntry()
    entry.theme = themes.first { $0.code == theme }?.id
    for language in Language.allCases {
      entry.texts[language] = NetworkText(name: names[language] ?? "", summary: summaries[language] ?? "")
    }
    entry.startsOn = validation.day("starts-on", startsOn)
    entry.endsOn = validation.day("ends-on", endsOn)
    entry.countries = countries
    entry.predecessor = networks.first { $0.slug == predecessor }?.id
    entry = entry.checked(&validation)
    try validation.finish()
    return entry
  }
}

/// What surrounds the fields of a network.
struct NetworkFormPage {
  let title: String
  let action: String
  let above: [Link]
  let themes: [Theme]
  /// Networks that may be the earlier one.
  let networks: [Network]
  /// Countries to choose from, ISO 3166-1 alpha-2.
  let countries: [String]
  var problems = Problems.none
  /// What is stored now, when somebody else changed it first.
  var stored: [SummaryRow] = []

  func response(_ visit: Visit, _ form: NetworkForm) -> Response {
    let conflict = (title: visit.texts(NetworksText.conflictTitle), text: visit.texts(NetworksText.conflictText))
    return visit.officePage(title, status: stored.isEmpty ? nil : 409, problems: problems, above: above) { html in
      html.versionedForm(title, action: action, version: form.version, stored: stored, conflict: conflict, visit) {
        $0.networkFields(form, self, visit)
      }
    }
  }
}

extension HTML {
  fileprivate mutating func networkFields(_ form: NetworkForm, _ page: NetworkFormPage, _ visit: Visit) {
    let texts = visit.texts
    let problems = page.problems
    for language in Language.allCases {
      let optional = language == .english ? nil : texts(FormsText.optional)
      let named: KeyValuePairs<String, Argument> = ["language": .text(texts.languageName(language.tag))]
      textField(
        Field(
          "name-\(language.tag)", label: texts(NetworksText.nameIn, named), error: problems.error(at: "name-\(language.tag)"),
          value: form.names[language] ?? "",
          optional: optional, language: language.tag))
      textArea(
        Field(
          "summary-\(language.tag)", label: texts(NetworksText.summaryIn, named), error: problems.error(at: "summary-\(language.tag)"),
          value: form.summaries[language] ?? "", optional: texts(FormsText.optional), language: language.tag), rows: 3, maximum: 1500, texts
      )
    }
    select(
      Field("theme", label: texts(PartnershipsText.theme), error: problems.error(at: "theme"), value: form.theme),
      visit.themeChoices(page.themes), blank: texts(PartnershipsText.noTheme))
    dayField("starts-on", texts(PartnershipsText.startsOn), form.startsOn, problems, texts)
    dayField("ends-on", texts(NetworksText.endsOn), form.endsOn, problems, texts)
    checkboxes(
      Field(
        "countries", label: texts(NetworksText.countries), hint: texts(NetworksText.countriesHint), error: problems.error(at: "countries"),
        optional: texts(FormsText.optional)), visit.countryChoices(page.countries + form.countries), chosen: Set(form.countries))
    select(
      Field("predecessor", label: texts(NetworksText.predecessor), error: problems.error(at: "predecessor"), value: form.predecessor),
      page.networks.map { Choice($0.slug, $0.text(in: visit.language).name) }, blank: texts(NetworksText.noPredecessor))
  }
}

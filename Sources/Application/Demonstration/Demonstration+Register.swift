import Domain
import Store
import TwinhallCore

extension Demonstration {
  func loadSettings() throws {
    let permit = try permit(ManageSettings.self)
    let version = try start.settings(permit: permit).version
    var values = [OperatorSetting.contactEmail.name(in: .english): "office@example.org"]
    let names = [
      "en": "Twinhall demonstration", "sv": "Twinhalls demonstration", "es": "Demostración de Twinhall", "uk": "Демонстрація Twinhall",
    ]
    for language in Language.allCases where names[language.tag] != nil {
      values[OperatorSetting.name.name(in: language)] = names[language.tag]
    }
    try start.saveSettings(SettingsInput(values: values, version: version), permit: permit)
  }

  mutating func loadThemes() throws {
    let permit = try permit(ManageProgramme.self)
    for row in try DemonstrationFile.themes().rows {
      var texts: [Language: ThemeText] = [:]
      for language in Language.allCases where !row["name_\(language)"].isEmpty {
        texts[language] = ThemeText(name: row["name_\(language)"], description: row["description_\(language)"])
      }
      themes[row["code"]] = try naming("themes \(row["code"])") { try start.saveTheme(code: row["code"], texts: texts, permit: permit) }
    }
  }

  func loadCountries() throws {
    let permit = try permit(ManageProgramme.self)
    for row in try DemonstrationFile.countries().rows {
      try naming("countries \(row["code"])") {
        guard let from = row.day("status_from"), let status = CountryEligibility.Status(rawValue: row["status"]) else { throw NotFound() }
        let source = [row["source"], row["note"]].filter { !$0.isEmpty }.joined(separator: ". ")
        let entry = CountryEligibility(country: row["code"], cluster: row["cluster"], from: from, status: status, source: source)
        try start.setEligibility(entry, permit: permit)
      }
    }
  }

  /// Bodies that others belong to or were taken over by come first, whatever the order of the file.
  mutating func loadOrganisations() throws {
    var names: [String: [OrganisationName]] = [:]
    for row in try DemonstrationFile.names().rows {
      let name = OrganisationName(
        name: row["name"], kind: OrganisationName.Kind(rawValue: row["kind"]) ?? .alias, language: row["language"],
        validTo: row.day("valid_to"))
      names[row["organisation"], default: []].append(name)
    }
    let permit = try permit(ManageRegister.self)
    let application = start
    var waiting = try DemonstrationFile.organisations().rows
    while !waiting.isEmpty {
      let ready = waiting.filter { row in [row["parent"], row["successor"]].allSatisfy { $0.isEmpty || organisations[$0] != nil } }
      guard !ready.isEmpty else { throw DemonstrationFault(row: "organisations \(waiting[0]["slug"])", cause: NotFound()) }
      for row in ready {
        for copy in 1...copies {
          let slug = copied(row["slug"], copy)
          organisations[slug] = try naming("organisations \(slug)") {
            try application.addOrganisation(
              profile(row, copy), slug: slug, names: copy == 1 ? names[slug] ?? [] : [], permit: permit)
          }
        }
      }
      waiting.removeAll { organisations[$0["slug"]] != nil }
    }
  }

  /// The page name of a copy: `umea`, `umea-2`.
  func copied(_ slug: String, _ copy: Int) -> String { copy == 1 ? slug : "\(slug)-\(copy)" }

  private func profile(_ row: DemonstrationFile.Row, _ copy: Int) -> OrganisationProfile {
    var profile = OrganisationProfile()
    profile.kind = OrganisationKind(rawValue: row["kind"]) ?? .municipality
    profile.localKind = row["local_kind"]
    profile.name = copy == 1 ? row["name"] : "\(row["name"]) \(copy)"
    profile.swedishName = copy == 1 || row["name_sv"].isEmpty ? row["name_sv"] : "\(row["name_sv"]) \(copy)"
    profile.country = row["country"]
    profile.subdivision = row["subdivision"]
    profile.officialCode = copy == 1 ? row["code"] : ""
    profile.wikidata = copy == 1 ? row["wikidata"] : ""
    profile.latitude = Double(row["latitude"])
    profile.longitude = Double(row["longitude"])
    profile.population = row.number("population")
    profile.populationYear = row.number("population_year")
    profile.character = SettlementCharacter(rawValue: row["character"])
    profile.languages = row.list("languages")
    profile.homepage = row["homepage"]
    profile.parent = organisations[copied(row["parent"], copy)]
    profile.successor = organisations[copied(row["successor"], copy)]
    profile.validFrom = row.day("valid_from")
    profile.validTo = row.day("valid_to")
    profile.source = row["source"]
    return profile
  }
}

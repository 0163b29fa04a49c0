import Database
import Domain
import TwinhallCore

extension DeclarationStore {
  /// Whole declarations in the order of their making: one query for the rows and one for each list, however many there are.
  func declarations(_ condition: SQL) throws -> [Declaration] {
    var found = try connection.rows("SELECT * FROM declarations WHERE \(condition) ORDER BY id").map(Declaration.init)
    guard !found.isEmpty else { return [] }
    let places = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1.id, $0) })
    let selected: SQL = "declaration_id IN (SELECT id FROM declarations WHERE \(condition))"
    try each("SELECT * FROM declaration_themes WHERE \(selected) ORDER BY declaration_id, position", places) {
      found[$0].answers.themes.append(try RankedTheme($1))
    }
    try each("SELECT * FROM declaration_exchanges WHERE \(selected) ORDER BY declaration_id, theme_id", places) {
      try found[$0].answers.addExchange($1)
    }
    try each("SELECT * FROM declaration_languages WHERE \(selected) ORDER BY declaration_id, position", places) {
      found[$0].answers.languages.append(try SpokenLanguage($1))
    }
    try each("SELECT * FROM declaration_preferences WHERE \(selected) ORDER BY declaration_id, kind, position", places) {
      try found[$0].answers.addPreference($1)
    }
    return found
  }

  private func each(_ sql: SQL, _ places: [Identifier<Declaration>: Int], _ body: (Int, Row) throws -> Void) throws {
    for row in try connection.rows(sql) {
      if let place = places[try row["declaration_id"]] { try body(place, row) }
    }
  }
}

extension Declaration {
  fileprivate init(_ row: Row) throws {
    self.init(id: try row["id"], organisation: try row["organisation_id"], language: try row["language"], at: try row["changed_at"])
    state = try row["state"]
    answers = try DeclarationAnswers(row)
    submittedAt = try row["submitted_at"]
    publishedAt = try row["published_at"]
    confirmedOn = try row["confirmed_on"]
    remindedOn = try row["reminded_on"]
    officeNote = try row["office_note"]
    version = try row["version"]
  }
}

extension DeclarationAnswers {
  fileprivate init(_ row: Row) throws {
    self.init()
    organisationName = try row["organisation_name"]
    country = try row["country"]
    contact.name = try row["contact_name"]
    contact.function = try row["contact_function"]
    contact.email = try row["contact_email"]
    population = try row["population"]
    character = try row["settlement_character"]
    about = try row["about"]
    textLanguage = try row["text_language"]
    backing = try row["backing"]
    backingFile = try row["backing_file_id"]
    teamSize = try row["team_size"]
    team = try row["team"]
    hoursPerMonth = try row["hours_per_month"]
    connection = try row["connection"]
    earlierTies = try row["earlier_ties"]
    earlierTieCount = try row["earlier_tie_count"]
    civilSociety = try row["civil_society"]
    civilSocietyCount = try row["civil_society_count"]
    universities = try row["universities"]
    universityCount = try row["university_count"]
    isFirstTime = try row["is_first_time"]
    capacity = try row["capacity"]
    hasToldNeeds = try row["has_told_needs"]
    hasToldOffers = try row["has_told_offers"]
  }

  fileprivate mutating func addExchange(_ row: Row) throws {
    let exchange = ThemeExchange(
      theme: try row["theme_id"], need: try row["need"], needProof: try row["need_proof"], offer: try row["offer"],
      offerProof: try row["offer_proof"])
    if exchange.need > 0 || exchange.offer > 0 { exchanges.append(exchange) }
    if try row["is_mandate"] { mandate.insert(exchange.theme) }
  }

  fileprivate mutating func addPreference(_ row: Row) throws {
    switch try row["kind"] as String {
    case "veto": vetoes.append(try row["organisation_id"])
    default: wishes.append(try row["organisation_id"])
    }
  }
}

extension RankedTheme {
  fileprivate init(_ row: Row) throws { self.init(theme: try row["theme_id"], motive: try row["motive"]) }
}

extension SpokenLanguage {
  fileprivate init(_ row: Row) throws { self.init(tag: try row["tag"], level: try row["level"]) }
}

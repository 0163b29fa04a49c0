/// The columns of a file for `twinhall match`, one row a body. Only the first four must be there; an empty field is a fact not known.
/// Several values in a field stand with a space between them.
public enum MatchFileColumn: String, CaseIterable, Sendable {
  case id, name, country, side
  case kind, places, population, character, languages, themes, needs, offers, mandate, backing, team, hours, ties
  case civilSociety = "civil society"
  case universities, priorities, cluster, contact, connection, confirmed, vetoes, wishes
  case firstTimer = "first timer"
  case waiting, election

  public static let required: [MatchFileColumn] = [.id, .name, .country, .side]

  /// What the column holds, for help and error texts.
  public var meaning: String {
    switch self {
    case .id: "a short code without spaces, different for every body"
    case .name: "the name of the body"
    case .country: "two capital letters of ISO 3166-1, such as SE"
    case .side: "swedish or international"
    case .kind: "kind of body, such as municipality or region"
    case .places: "1 or 2: how many partners it has room for"
    case .population: "inhabitants as a whole number"
    case .character: "rural, mixed or urban"
    case .languages: "languages with level basic, working or fluent, such as en:fluent sw:working"
    case .themes: "one to three theme codes, the most wanted first"
    case .needs, .offers: "theme codes with a level from 0 to 3, such as waste:3 youth:1"
    case .mandate: "codes of the themes it is responsible for"
    case .backing: "none, letter or council"
    case .team: "number of people in its team"
    case .hours: "hours a month it can give"
    case .ties: "number of earlier partnerships"
    case .civilSociety: "number of contacts in civil society"
    case .universities: "number of contacts at universities"
    case .priorities: "codes of the themes that its nation puts first"
    case .cluster: "code of its region, such as east-africa"
    case .contact: "visits, restricted or digital"
    case .connection: "poor, fair or good"
    case .confirmed: "day the declaration was last confirmed, such as 2026-09-01"
    case .vetoes: "ids it will not work with"
    case .wishes: "ids it would like, the most wanted first"
    case .firstTimer: "yes or no"
    case .waiting: "day since when it waits, such as 2025-03-31"
    case .election: "day of its next election, such as 2027-08-10"
    }
  }
}

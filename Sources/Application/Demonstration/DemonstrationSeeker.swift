import Domain
import Localization
import TwinhallCore

/// A row of seekers as the answers to the questions of a declaration.
struct DemonstrationSeeker {
  let row: DemonstrationFile.Row
  /// The number after the name, from 1.
  let copy: Int
  /// What the register says of the body.
  let profile: OrganisationProfile
  /// Names of bodies that are wished for or vetoed, by page name.
  let names: [String: String]

  /// In which the contact reads and the answers are written.
  var language: Language { Language(rawValue: row["language"]) ?? .english }

  var email: String { copy == 1 ? row["contact_email"] : row["contact_email"].replacing("@", with: "-\(copy)@") }

  /// What a form would send for a question. A declaration that was sent in has answers to all that are required, so gaps of the file
  /// are filled with the most modest answer: these are demonstration data.
  func entries(_ question: DeclarationQuestion) -> Entries {
    var entries = Entries()
    switch question {
    case .municipality: setMunicipality(&entries)
    case .size:
      entries.set("population", profile.population.map { String($0) } ?? "50000")
      entries.set("character", profile.character?.rawValue ?? SettlementCharacter.mixed.rawValue)
    case .about:
      entries.set("about", row["about"])
      entries.set("text-language", row["language"])
    case .themes: setThemes(&entries)
    case .needs: setLevels("need", "needs", &entries)
    case .offers: setLevels("offer", "offers", &entries)
    case .mandate: entries.set("mandate", row.list("mandate"))
    case .languages: setLanguages(&entries)
    case .backing: entries.set("backing", row["backing"].isEmpty ? LeadershipBacking.none.rawValue : row["backing"])
    case .team:
      entries.set("team-size", row["team_size"].isEmpty ? "1" : row["team_size"])
      entries.set("hours", row["hours_per_month"].isEmpty ? "8" : row["hours_per_month"])
    case .ties:
      entries.set("tie-count", row["earlier_tie_count"])
      entries.set("ties", row["earlier_ties"])
    case .society:
      entries.set("society-count", row["civil_society_count"])
      entries.set("society", row["civil_society_contacts"])
      entries.set("university-count", row["university_count"])
      entries.set("universities", row["university_contacts"])
    case .connection: entries.set("connection", row["connection"].isEmpty ? ConnectionQuality.weak.rawValue : row["connection"])
    case .capacity:
      entries.set("first-time", row["first_time"].isEmpty ? YesOrNo.no.rawValue : row["first_time"])
      entries.set("capacity", row["capacity"].isEmpty ? "1" : row["capacity"])
    case .wishes:
      setBodies("wish", "wishes", &entries)
      setBodies("veto", "vetoes", &entries)
    }
    return entries
  }

  private func setMunicipality(_ entries: inout Entries) {
    entries.set("name", profile.name)
    entries.set("country", profile.country)
    entries.set("contact", row["contact_name"])
    entries.set("function", row["contact_role"])
    entries.set("email", email)
  }

  private func setThemes(_ entries: inout Entries) {
    for (index, parts) in row.parts("themes", 2).enumerated() {
      entries.set("theme-\(index + 1)", parts[0])
      entries.set("motive-\(index + 1)", parts[1])
    }
  }

  private func setLevels(_ kind: String, _ column: String, _ entries: inout Entries) {
    let levels = row.parts(column, 3)
    for parts in levels {
      entries.set("\(kind)-\(parts[0])", parts[1])
      entries.set("\(kind)-proof-\(parts[0])", parts[2])
    }
    guard levels.isEmpty, let first = row.parts("themes", 2).first else { return }
    entries.set("\(kind)-\(first[0])", "1")
    entries.set("\(kind)-proof-\(first[0])", first[1])
  }

  /// Only languages that the form offers; its highest level below one's own language is C1.
  private func setLanguages(_ entries: inout Entries) {
    let offered = Set(Texts.shared(.english).languageCodes)
    for (index, parts) in row.parts("languages", 2).filter({ offered.contains($0[0]) }).enumerated() {
      entries.set("language-\(index + 1)", parts[0])
      entries.set("level-\(index + 1)", parts[1] == "C2" ? "C1" : parts[1])
    }
  }

  private func setBodies(_ kind: String, _ column: String, _ entries: inout Entries) {
    for (index, slug) in row.list(column).enumerated() { entries.set("\(kind)-\(index + 1)", names[slug] ?? slug) }
  }
}

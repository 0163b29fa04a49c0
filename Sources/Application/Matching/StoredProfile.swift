import Domain
import TwinhallCore

/// A profile as it is stored with a run: lists instead of sets, so that the same profile always gives the same bytes.
struct StoredProfile: Codable {
  struct Level: Codable {
    var level: Int
    var proof: String?
  }

  var id: String
  var name: String
  var country: String
  var side: String
  var kind: String
  var places: Int
  var population: Int?
  var character: String?
  var languages: [String]?
  var rankedThemes: [String]?
  var needs: [String: Level]?
  var offers: [String: Level]?
  var mandate: [String]?
  var backing: String?
  var teamSize: Int?
  var hoursPerMonth: Int?
  var earlierPartnerships: Int?
  var civilSocietyContacts: Int?
  var universityContacts: Int?
  var nationalPriorities: [String]?
  var cluster: String?
  var contact: String?
  var connection: String?
  var confirmedOn: String?
  var vetoes: [String]
  var wishes: [String]
  var isFirstTimer: Bool?
  var waitingSince: String?
  var nextElection: String?
  var unasked: [String]?

  init(_ profile: MatchProfile) {
    (id, name, country, side) = (profile.id, profile.name, profile.country, profile.side.rawValue)
    (kind, places, population, character) = (profile.kind, profile.places, profile.population, profile.character?.rawValue)
    languages = profile.languages?.map { "\($0.code):\($0.level.rawValue)" }
    rankedThemes = profile.rankedThemes
    needs = profile.needs?.mapValues { Level(level: $0.level, proof: $0.proof) }
    offers = profile.offers?.mapValues { Level(level: $0.level, proof: $0.proof) }
    (mandate, nationalPriorities) = (profile.mandate?.sorted(), profile.nationalPriorities?.sorted())
    (backing, teamSize, hoursPerMonth) = (profile.backing?.rawValue, profile.teamSize, profile.hoursPerMonth)
    earlierPartnerships = profile.earlierPartnerships
    (civilSocietyContacts, universityContacts) = (profile.civilSocietyContacts, profile.universityContacts)
    (cluster, contact, connection) = (profile.cluster, profile.contact?.rawValue, profile.connection?.rawValue)
    (vetoes, wishes, isFirstTimer) = (profile.vetoes.sorted(), profile.wishes, profile.isFirstTimer)
    confirmedOn = profile.confirmedOn?.description
    waitingSince = profile.waitingSince?.description
    nextElection = profile.nextElection?.description
    unasked = profile.unasked.isEmpty ? nil : profile.unasked.map(\.rawValue).sorted()
  }

  func profile() throws(RunUnreadable) -> MatchProfile {
    guard let side = MatchProfile.Side(rawValue: side) else { throw RunUnreadable() }
    var profile = MatchProfile(id: id, name: name, country: country, side: side)
    (profile.kind, profile.places, profile.population) = (kind, places, population)
    profile.character = try word(character)
    profile.languages = try languages.map { skills throws(RunUnreadable) in try skills.map(skill) }
    profile.rankedThemes = rankedThemes
    profile.needs = needs?.mapValues { MatchProfile.ThemeLevel($0.level, proof: $0.proof) }
    profile.offers = offers?.mapValues { MatchProfile.ThemeLevel($0.level, proof: $0.proof) }
    (profile.mandate, profile.nationalPriorities) = (mandate.map { Set($0) }, nationalPriorities.map { Set($0) })
    profile.backing = try word(backing)
    (profile.teamSize, profile.hoursPerMonth, profile.earlierPartnerships) = (teamSize, hoursPerMonth, earlierPartnerships)
    (profile.civilSocietyContacts, profile.universityContacts) = (civilSocietyContacts, universityContacts)
    profile.cluster = cluster
    profile.contact = try word(contact)
    profile.connection = try word(connection)
    (profile.vetoes, profile.wishes, profile.isFirstTimer) = (Set(vetoes), wishes, isFirstTimer)
    profile.confirmedOn = try day(confirmedOn)
    profile.waitingSince = try day(waitingSince)
    profile.nextElection = try day(nextElection)
    profile.unasked = Set((unasked ?? []).compactMap(Unknown.Field.init))
    return profile
  }
}

private func word<Word: RawRepresentable<String>>(_ text: String?) throws(RunUnreadable) -> Word? {
  guard let text else { return nil }
  guard let word = Word(rawValue: text) else { throw RunUnreadable() }
  return word
}

private func day(_ text: String?) throws(RunUnreadable) -> Day? {
  guard let text else { return nil }
  guard let day = Day(text) else { throw RunUnreadable() }
  return day
}

private func skill(_ text: String) throws(RunUnreadable) -> MatchProfile.LanguageSkill {
  let parts = text.split(separator: ":").map(String.init)
  guard parts.count == 2, let level = MatchProfile.LanguageSkill.Level(rawValue: parts[1]) else { throw RunUnreadable() }
  return MatchProfile.LanguageSkill(code: parts[0], level: level)
}

import Domain
import TwinhallCore

let roundDay = Day(2026, 11, 24)!

extension MatchProfile {
  /// A body that any other made by this function can be paired with.
  static func sample(_ id: String, _ side: Side, country: String? = nil) -> MatchProfile {
    var profile = MatchProfile(id: id, name: id, country: country ?? (side == .swedish ? "SE" : "KE"), side: side)
    profile.population = 40_000
    profile.character = .mixed
    profile.languages = [.init(code: "en", level: .working)]
    profile.rankedThemes = ["waste", "youth"]
    profile.needs = ["waste": .init(3), "youth": .init(1)]
    profile.offers = ["waste": .init(2), "youth": .init(3)]
    profile.mandate = ["waste", "youth"]
    profile.backing = .letter
    profile.teamSize = 3
    profile.hoursPerMonth = 40
    (profile.earlierPartnerships, profile.civilSocietyContacts, profile.universityContacts) = (1, 1, 1)
    profile.nationalPriorities = ["waste"]
    profile.cluster = "east"
    profile.contact = .visits
    profile.connection = .good
    profile.confirmedOn = Day(2026, 9, 1)
    return profile
  }

  func changed(_ change: (inout MatchProfile) -> Void) -> MatchProfile {
    var copy = self
    change(&copy)
    return copy
  }

  static func random(_ id: String, _ side: Side, using random: inout Seeded) -> MatchProfile {
    let themes = ["waste", "youth", "climate", "gender", "health"].shuffled(using: &random)
    func level() -> ThemeLevel { ThemeLevel(Int.random(in: 0...3, using: &random)) }
    return sample(id, side, country: ["KE", "UG", "ZM"].randomElement(using: &random)).changed { profile in
      profile.rankedThemes = Bool.random(using: &random) ? Array(themes.prefix(3)) : Array(themes.prefix(2))
      profile.needs = Dictionary(uniqueKeysWithValues: themes.prefix(3).map { ($0, level()) })
      profile.offers = Dictionary(uniqueKeysWithValues: themes.suffix(4).map { ($0, level()) })
      profile.mandate = Set(themes.prefix(4))
      profile.population = Int.random(in: 0..<5, using: &random) == 0 ? nil : Int.random(in: 3_000...900_000, using: &random)
      profile.backing = [nil, MatchProfile.Backing.none, .letter, .councilDecision].randomElement(using: &random)!
      profile.teamSize = [nil, 1, 2, 3, 5].randomElement(using: &random)!
      profile.hoursPerMonth = [nil, 5, 20, 40, 80].randomElement(using: &random)!
      profile.connection = [nil, .poor, .fair, .good].randomElement(using: &random)!
      profile.places = Int.random(in: 0..<4, using: &random) == 0 ? 2 : 1
    }
  }
}

extension MatchingRound {
  static func of(_ profiles: [MatchProfile]) -> MatchingRound {
    MatchingRound(rules: MatchRules(day: roundDay), weights: .initial, seed: 7, profiles: profiles)
  }

  /// Bodies s0… and i0… with random facts and a few vetoes.
  static func random(_ count: Int, seed: UInt64) -> MatchingRound {
    var random = Seeded(state: seed)
    var profiles = (0..<count).map { MatchProfile.random("s\($0)", .swedish, using: &random) }
    profiles += (0..<count).map { MatchProfile.random("i\($0)", .international, using: &random) }
    for index in profiles.indices where Int.random(in: 0..<3, using: &random) == 0 {
      let other = (index < count ? "i" : "s") + String(Int.random(in: 0..<count, using: &random))
      profiles[index].vetoes = [other]
    }
    return .of(profiles)
  }
}

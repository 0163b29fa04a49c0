/// Components about the bodies themselves: what they can put in, how alike they are, how easily they meet.
extension ProfilePair {
  /// The lower side. A side has the mean of its team (three people or more count 100) and its time (40 hours a month or more count 100).
  func capacity() -> Rating {
    let sides = both { profile in
      let team = profile.teamSize.map { min(100, max(0, $0) * 100 / 3) } ?? Scoring.neutral
      let hours = profile.hoursPerMonth.map { min(100, max(0, $0) * 100 / 40) } ?? Scoring.neutral
      return (team + hours) / 2
    }
    return Rating(
      points: sides.lower,
      facts: [
        .teams(swedish: swedish.teamSize, international: international.teamSize),
        .hoursPerMonth(swedish: swedish.hoursPerMonth, international: international.hoursPerMonth),
      ], unknowns: missing(.teamSize) { $0.teamSize == nil } + missing(.hoursPerMonth) { $0.hoursPerMonth == nil }, sides: sides)
  }

  /// The lower side: nothing 0, a letter 60, a council decision 100.
  func backing() -> Rating {
    let sides = both { profile in
      switch profile.backing {
      case nil: Scoring.neutral
      case .some(.none): 0
      case .letter: 60
      case .councilDecision: 100
      }
    }
    return Rating(
      points: sides.lower, facts: [.backing(swedish: swedish.backing, international: international.backing)],
      unknowns: missing(.backing) { $0.backing == nil }, sides: sides)
  }

  /// 80 points for the same size, 20 fewer for each doubling, plus 20 for the same character.
  func likeness() -> Rating {
    var points = Scoring.neutral * 4 / 5
    if let ours = swedish.population, let theirs = international.population, ours > 0, theirs > 0 {
      points = max(0, 80 - doublings(max(ours, theirs), over: min(ours, theirs)) / 5)
    }
    let (character, fact) = likenessOfCharacter()
    return Rating(
      points: points + character,
      facts: [.populations(swedish: swedish.population, international: international.population), fact],
      unknowns: missing(.population) { $0.population == nil } + missing(.character) { $0.character == nil })
  }

  private func likenessOfCharacter() -> (points: Int, fact: PairFact) {
    guard let ours = swedish.character, let theirs = international.character else {
      return (10, .differentCharacter(swedish: swedish.character, international: international.character))
    }
    return ours == theirs ? (20, .sameCharacter(ours)) : (0, .differentCharacter(swedish: ours, international: theirs))
  }

  /// Logarithm to base 2 of a ratio in hundredths, straight between whole doublings.
  private func doublings(_ larger: Int, over smaller: Int) -> Int {
    var (step, whole) = (smaller, 0)
    while step <= larger / 2 { (step, whole) = (step * 2, whole + 1) }
    return 100 * whole + 100 * (larger - step) / step
  }

  /// Mean of the sides; each of three kinds of ties counts up to three of them.
  func earlierTies() -> Rating {
    func points(_ ties: Int?) -> Int { ties.map { min(3, max(0, $0)) * 100 / 3 } ?? Scoring.neutral }
    let sides = both { profile in
      (points(profile.earlierPartnerships) + points(profile.civilSocietyContacts) + points(profile.universityContacts)) / 3
    }
    let unknowns =
      missing(.earlierPartnerships) { $0.earlierPartnerships == nil }
      + missing(.civilSocietyContacts) { $0.civilSocietyContacts == nil } + missing(.universityContacts) { $0.universityContacts == nil }
    return Rating(points: sides.mean, facts: [tiesFact(swedish), tiesFact(international)], unknowns: unknowns, sides: sides)
  }

  private func tiesFact(_ profile: MatchProfile) -> PairFact {
    .ties(
      partnerships: profile.earlierPartnerships, civilSociety: profile.civilSocietyContacts, universities: profile.universityContacts,
      side: profile.side)
  }

  /// The lower side: a poor connection 20, fair 60, good 100; half of it where visits are restricted.
  func practicality() -> Rating {
    let sides = both { profile in
      let points =
        switch profile.connection {
        case nil: Scoring.neutral
        case .poor: 20
        case .fair: 60
        case .good: 100
        }
      return profile.contact == .restrictedVisits ? points / 2 : points
    }
    var restricted: [PairFact] = []
    if swedish.contact == .restrictedVisits { restricted.append(.restrictedVisits(side: .swedish)) }
    if international.contact == .restrictedVisits { restricted.append(.restrictedVisits(side: .international)) }
    return Rating(
      points: sides.lower, facts: [.connections(swedish: swedish.connection, international: international.connection)] + restricted,
      unknowns: missing(.connection) { $0.connection == nil } + missing(.contact) { $0.contact == nil }, sides: sides)
  }
}

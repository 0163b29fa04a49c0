import Domain
import Localization
import TwinhallCore

/// Questions with several lines: themes, needs and offers, languages, wishes.
extension QuestionReader {
  mutating func readThemes() {
    answers.themes = []
    for line in 1...QuestionLimits.themes {
      let code = entries.text("theme-\(line)")
      let motive = text("motive-\(line)", required: !code.isEmpty, limit: QuestionLimits.motive)
      if code.isEmpty {
        if !motive.isEmpty { validation.add("theme-\(line)", .missing) }
      } else if let theme = catalogue.theme(code: code) {
        if answers.themes.contains(where: { $0.theme == theme.id }) { validation.add("theme-\(line)", .chosenTwice) }
        answers.themes.append(RankedTheme(theme: theme.id, motive: motive))
      } else {
        validation.add("theme-\(line)", .unknownTheme)
      }
    }
  }

  mutating func readNeeds() {
    answers.hasToldNeeds = readLevels("need") { exchange, level, proof in
      exchange.need = level
      exchange.needProof = proof
    }
  }

  mutating func readOffers() {
    answers.hasToldOffers = readLevels("offer") { exchange, level, proof in
      exchange.offer = level
      exchange.offerProof = proof
    }
  }

  /// Needs and offers stand in the same lines, so each question leaves the other's half as it is.
  /// - Returns: whether any theme was marked, with "nothing" too.
  private mutating func readLevels(_ kind: String, _ set: (inout ThemeExchange, Int, String) -> Void) -> Bool {
    let old = Dictionary(answers.exchanges.map { ($0.theme, $0) }, uniquingKeysWith: { $1 })
    answers.exchanges = catalogue.themes.compactMap { theme in
      let (level, proof) = readLevel("\(kind)-\(theme.code)", proof: "\(kind)-proof-\(theme.code)")
      var exchange = old[theme.id] ?? ThemeExchange(theme: theme.id, need: 0, needProof: "", offer: 0, offerProof: "")
      set(&exchange, level, proof)
      return exchange.need > 0 || exchange.offer > 0 ? exchange : nil
    }.sorted { $0.theme < $1.theme }
    return catalogue.themes.contains { !entries.text("\(kind)-\($0.code)").isEmpty }
  }

  private mutating func readLevel(_ field: String, proof proofField: String) -> (Int, String) {
    let level = number(field, 0...3)
    let proof = text(proofField, required: (level ?? 0) > 0, limit: QuestionLimits.proof)
    if level == nil && !proof.isEmpty { validation.add(field, .notAChoice) }
    return (level ?? 0) > 0 ? (level ?? 0, proof) : (0, "")
  }

  mutating func readMandate() {
    answers.mandate = []
    for code in entries.all("mandate") {
      if let theme = catalogue.theme(code: code) { answers.mandate.insert(theme.id) } else { validation.add("mandate", .unknownTheme) }
    }
  }

  mutating func readLanguages() {
    answers.languages = []
    for line in 1...QuestionLimits.languages {
      let tag = entries.text("language-\(line)")
      let level: SpokenLanguage.Level? = choice("level-\(line)")
      if tag.isEmpty {
        if level != nil { validation.add("language-\(line)", .missing) }
        continue
      }
      if level == nil { validation.add("level-\(line)", .notAChoice) }
      if !Self.tags.contains(tag) { validation.add("language-\(line)", .notAChoice) }
      if answers.languages.contains(where: { $0.tag == tag }) { validation.add("language-\(line)", .chosenTwice) }
      answers.languages.append(SpokenLanguage(tag: tag, level: level ?? .a2))
    }
  }

  mutating func readWishes() {
    var seen: Set<Identifier<Organisation>> = []
    answers.wishes = readBodies("wish", &seen)
    answers.vetoes = readBodies("veto", &seen)
  }

  private mutating func readBodies(_ kind: String, _ seen: inout Set<Identifier<Organisation>>) -> [Identifier<Organisation>] {
    (1...QuestionLimits.wishes).compactMap { line in
      let field = "\(kind)-\(line)"
      let name = entries.text(field).trimmingWhitespace
      guard !name.isEmpty else { return nil }
      guard let body = catalogue.body(named: name) else {
        validation.add(field, .unknownOrganisation)
        return nil
      }
      if body == own { validation.add(field, .itself) }
      if !seen.insert(body).inserted { validation.add(field, .chosenTwice) }
      return body
    }
  }
}

extension QuestionReader {
  /// Tags of the languages that have a name.
  private static let tags = Set(Texts.shared(.english).languageCodes)
}

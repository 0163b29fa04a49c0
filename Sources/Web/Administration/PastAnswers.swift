import Application
import Domain
import Localization

/// Fields of a declaration's questions as the audit trail names them.
extension Visit {
  func answerField(_ field: String) -> String {
    if let label = Self.answerLabels[field] { return texts(label) }
    for (prefix, label) in Self.answerPrefixes where field.hasPrefix(prefix) { return "\(texts(label)) \(field.dropFirst(prefix.count))" }
    return field
  }

  func answerValue(_ field: String, _ value: String) -> String {
    if value == "private" { return texts(AdministrationText.pastPrivate) }
    switch field {
    case "state", "character", "backing", "connection": return word(field, value)
    case "country": return texts.country(value)
    case "text-language": return texts.languageName(value)
    case "first-time": return texts(value == YesOrNo.yes.rawValue ? InterestsText.capacityFirstYes : .capacityFirstNo)
    case _ where field.hasPrefix("language-"): return texts.languageName(value)
    case _ where field.hasPrefix("level-"): return word("level", value)
    case _ where field.hasPrefix("need-") && !field.hasPrefix("need-proof-"): return word("scale", value)
    case _ where field.hasPrefix("offer-") && !field.hasPrefix("offer-proof-"): return word("scale", value)
    default: return value
    }
  }

  private static let answerLabels: [String: InterestsText] = [
    "state": .state, "organisation": .nameInRegister, "name": .municipalityName, "country": .country, "contact": .contactName,
    "function": .function, "email": .email, "population": .population, "character": .characterLabel, "about": .aboutLabel,
    "mandate": .mandateLabel, "backing": .backingLabel, "file": .backingFile, "team-size": .teamSize, "team": .team, "hours": .hours,
    "tie-count": .tiesCount, "ties": .ties, "society-count": .societyCount, "society": .society, "university-count": .universityCount,
    "universities": .universities, "connection": .connectionLabel, "first-time": .capacityFirst, "capacity": .capacityLabel,
    "confirmedOn": .eventConfirmed,
  ]

  /// Longer beginnings come before shorter ones.
  private static let answerPrefixes: [(String, InterestsText)] = [
    ("theme-", .theme), ("motive-", .motive), ("need-proof-", .proof), ("offer-proof-", .proof), ("need-", .needScale),
    ("offer-", .offerScale), ("language-", .language), ("level-", .languageLevel), ("wish-", .wish), ("veto-", .veto),
  ]
}

import Application
import Domain
import Interface
import Localization
import Store
import TwinhallCore

/// Fields that only the audit trail names, and their values, in the reader's words.
extension Visit {
  func personField(_ field: String) -> String {
    switch field {
    case "name": texts(AccountsText.name)
    case "email": texts(AccountsText.email)
    case "language": texts(AccountsText.language)
    default: texts(AccountsText.accessTitle)
    }
  }

  func personValue(_ field: String, _ value: String) -> String {
    switch field {
    case "language": texts.languageName(value)
    case "access": texts(value == "shut" ? AccountsText.accessShut : .accessOpen)
    default: value
    }
  }

  func roundField(_ field: String) -> String {
    switch field {
    case "name": texts(MatchingText.roundName)
    case "matches-on": texts(MatchingText.matchesOn)
    case "answers-by": texts(MatchingText.answersBy)
    case "state": texts(MatchingText.state)
    case "weights": texts(MatchingText.weights)
    case "seed": texts(MatchingText.seed)
    case "pays-interpretation": texts(MatchingText.paysInterpretation)
    case "plans-visits": texts(MatchingText.plansVisits)
    default: field
    }
  }

  func roundValue(_ field: String, _ value: String) -> String {
    switch (field, value) {
    case ("state", _): matchingWord("state-", value)
    case (_, "true"): texts(RightsText.yes)
    case (_, "false"): texts(RightsText.no)
    default: value
    }
  }

  /// One line for each field of a round that an entry changed; figures of its runs stand on the page.
  func roundChanges(in entry: AuditEntry) -> Cell {
    let changes = FieldChange.all(in: entry).filter { PastKind.round.fields.contains($0.field) }
    guard !changes.isEmpty else { return .text(word(forAction: entry.action)) }
    return .sentences(
      changes.map { change in
        let values = [change.before, change.after].compactMap { $0 }.map { value in
          Day(value).map(formats.day) ?? roundValue(change.field, value)
        }
        return "\(roundField(change.field)): \(values.joined(separator: " → "))"
      })
  }

  func partnershipValue(_ field: String, _ value: String) -> String {
    switch field {
    case "status": Partnership.Status(rawValue: value).map { word(for: $0) } ?? value
    case "text-language": texts.languageName(value)
    case "countries": formats.list(value.split(separator: ", ").map { texts.country(String($0)) })
    case "members": value.split(separator: ", ").map { member(String($0)) }.joined(separator: "; ")
    case _ where field.hasPrefix("member-"): value.split(separator: ", ").map { time(String($0)) }.joined(separator: "; ")
    default: value
    }
  }

  /// `mora lead 2021-01-01/2022-12-31`, as the trail writes a party.
  private func member(_ text: String) -> String {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 3, let part = PartnershipMember.Part(rawValue: parts[1]) else { return text }
    let time = parts[2] == "/" ? "" : ", " + self.time(parts[2])
    return "\(parts[0]) (\(word(for: part))\(time))"
  }

  /// `2021-01-01/2022-12-31` as a period; one without days is only there.
  private func time(_ text: String) -> String {
    let days = text.split(separator: "/", omittingEmptySubsequences: false).map { Day(String($0)) }
    guard days.count == 2 else { return text }
    return period(days[0], days[1]) ?? texts(RightsText.yes)
  }

  func settingField(_ name: String) -> String {
    for setting in OperatorSetting.allCases {
      for language in setting.languages where setting.name(in: language) == name { return label(for: setting, in: language) }
    }
    return name
  }
}

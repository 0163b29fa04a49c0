import Application
import Domain
import Interface
import Localization
import Store
import TwinhallCore

/// How partnerships are said in the reader's language.
extension Visit {
  func word(for status: Partnership.Status) -> String { texts.text("partnerships.status-" + status.rawValue) ?? status.rawValue }

  func tone(of status: Partnership.Status) -> Tone {
    switch status {
    case .active: .positive
    case .exploring, .letterSigned: .information
    case .seeking: .warning
    case .dormant, .ended: .neutral
    }
  }

  func word(for part: PartnershipMember.Part) -> String {
    switch part {
    case .lead: texts(PartnershipsText.leadParty)
    case .partner: texts(PartnershipsText.partner)
    case .associated: texts(PartnershipsText.associated)
    }
  }

  /// A period from a first to a last day. Whole years are said as years: nobody knows more of them.
  /// - Parameter isOver: the period has ended, on a day that need not be known.
  /// - Returns: nil when neither day is known.
  func period(_ first: Day?, _ last: Day?, isOver: Bool = false) -> String? {
    let startsYear = first.map { $0.components.month == 1 && $0.components.day == 1 } ?? true
    let endsYear = last.map { $0.components.month == 12 && $0.components.day == 31 } ?? true
    if startsYear && endsYear { return years(first?.components.year, last?.components.year, isOver: isOver) }
    switch (first, last) {
    case (let first?, let last?): return formats.period(first, last)
    case (let first?, nil): return texts(PartnershipsText.noEnd, ["first": .text(formats.day(first))])
    case (nil, let last?): return texts(PartnershipsText.untilDay, ["last": .text(formats.day(last))])
    case (nil, nil): return nil
    }
  }

  private func years(_ first: Int?, _ last: Int?, isOver: Bool) -> String? {
    switch (first, last) {
    case (let first?, let last?) where first == last: String(first)
    case (let first?, let last?): texts(PartnershipsText.years, ["first": .text(String(first)), "last": .text(String(last))])
    case (let first?, nil): texts(isOver ? PartnershipsText.began : PartnershipsText.since, ["year": .text(String(first))])
    case (nil, let last?): texts(PartnershipsText.until, ["year": .text(String(last))])
    case (nil, nil): nil
    }
  }

  func period(of partnership: Partnership) -> String? {
    period(partnership.startsOn, partnership.endsOn, isOver: partnership.status == .ended)
  }

  /// An entry of a public list.
  func card(for partnership: Partnership, _ batch: PartnershipBatch) -> Card {
    let countries = batch.countries(of: partnership).map { texts.country($0) }
    let facts = [countries.joined(separator: ", "), period(of: partnership)].compactMap { $0 }.filter { !$0.isEmpty }
    let themes = batch.themeNames(of: partnership, in: language)
    var card = Card(
      batch.name(of: partnership, in: language), address: address(PartnershipPages.show, partnership.slug), facts: facts,
      text: partnership.title.isEmpty ? themes.joined(separator: ", ") : partnership.title,
      state: (word(for: partnership.status), tone(of: partnership.status)))
    if !partnership.title.isEmpty { card.textLanguage = foreign(partnership.textLanguage)?.tag }
    return card
  }

  /// One line for each field of a partnership or a network: what it was and what it is.
  func changes(in entry: AuditEntry) -> Cell {
    .sentences(
      FieldChange.all(in: entry).map { change in
        let name = partnershipField(change.field)
        let values = [change.before, change.after ?? ""].compactMap { $0 }.map { value in
          value.isEmpty ? "–" : Day(value).map(formats.day) ?? partnershipValue(change.field, value)
        }
        return "\(name): \(values.joined(separator: " → "))"
      })
  }

  /// What a field of a partnership or a network is called.
  func partnershipField(_ field: String) -> String {
    if field.hasPrefix("member-") { return "\(texts(PartnershipsText.fieldMember)) \(field.dropFirst("member-".count))" }
    return texts.text("partnerships.field-" + field) ?? textField(field) ?? field
  }

  /// `name-sv` and `summary-sv` are a network's texts in one language.
  private func textField(_ field: String) -> String? {
    for (prefix, label) in [("name-", NetworksText.nameIn), ("summary-", .summaryIn)] where field.hasPrefix(prefix) {
      return texts(label, ["language": .text(texts.languageName(String(field.dropFirst(prefix.count))))])
    }
    return nil
  }
}

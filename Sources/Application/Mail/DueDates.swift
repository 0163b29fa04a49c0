import Database
import Domain
import Localization
import Store
import TwinhallCore

/// Finds the due dates of one feature.
/// - Parameters: the days; the bodies whose dates are wanted, nil for all; today.
typealias DueDateSource = @Sendable (ClosedRange<Day>, Set<Identifier<Organisation>>?, Day, any Connection) throws -> [DueDate]

/// Every feature's due dates. A feature adds its function here; reminders, gathered mails and calendars then have them.
let dueDateSources: [DueDateSource] = [proposalDates, declarationDates]

extension Application {
  /// What a person has to do by a day, from a month ago to a year ahead.
  func dueDates(of viewer: Viewer, on connection: any Connection) throws -> [DueDate] {
    guard let person = viewer.person else { return [] }
    let days = time.today.adding(days: -60)...time.today.adding(days: 366)
    let own = viewer.organisations(as: Set(Role.allCases))
    let found = try dueDateSources.flatMap { try $0(days, own, time.today, connection) }
    return found.filter { $0.people.contains(person.id) }.sorted { ($0.day, $0.key) < ($1.day, $1.key) }
  }
}

@Sendable private func proposalDates(
  _ days: ClosedRange<Day>, _ bodies: Set<Identifier<Organisation>>?, _ today: Day, _ connection: any Connection
) throws -> [DueDate] {
  let awaited = try connection.dueDates.answers(days, of: bodies)
  guard !awaited.isEmpty else { return [] }
  let names = try connection.organisations.names(awaited.map(\.partner))
  let people = try connection.dueDates.holders(of: Set(awaited.map(\.party)), as: [.coordinator, .signatory], on: today)
  return awaited.map { answer in
    DueDate(
      kind: .proposal, record: answer.proposal.description, day: answer.day, names: named(names[answer.partner]),
      people: people[answer.party] ?? [])
  }
}

@Sendable private func declarationDates(
  _ days: ClosedRange<Day>, _ bodies: Set<Identifier<Organisation>>?, _ today: Day, _ connection: any Connection
) throws -> [DueDate] {
  // The last day of a declaration is twelve months after it was confirmed, whatever the lengths of months.
  let confirmed = days.lowerBound.adding(months: -13)...days.upperBound.adding(months: -11)
  let found = try connection.dueDates.declarations(confirmed: confirmed, of: bodies)
  guard !found.isEmpty else { return [] }
  let names = try connection.organisations.names(found.map(\.organisation))
  let people = try connection.dueDates.holders(of: Set(found.map(\.organisation)), as: [.coordinator, .signatory], on: today)
  return found.compactMap { each in
    let last = each.confirmedOn.adding(months: Declaration.confirmationMonths)
    guard days.contains(last) else { return nil }
    return DueDate(
      kind: .declaration, record: each.id.description, day: last, names: named(names[each.organisation]),
      people: people[each.organisation] ?? [])
  }
}

private func named(_ body: OrganisationBrief?) -> [Language: String] {
  Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, body?.name(in: $0) ?? "") })
}

extension DueDate {
  /// What is to be done, in a few words.
  public func title(_ texts: Texts) -> String {
    texts.text("mail.due-\(kind.rawValue)", ["name": .text(name(in: texts.language))]) ?? name(in: texts.language)
  }

  /// Where it is done.
  public func path(_ language: Language) -> String {
    switch kind {
    case .proposal: "/\(language.tag)/home/proposals/\(record)"
    case .declaration: "/\(language.tag)/declare/\(record)"
    case .invitation: "/\(language.tag)/home"
    }
  }

  /// The date as a gathered mail tells it.
  func line(_ texts: Texts, today: Day, _ configuration: Configuration) -> String {
    let arguments: KeyValuePairs<String, Argument> = [
      "title": .text(title(texts)), "day": .text(Formats(texts.language).day(day)),
      "link": .text(configuration.publicAddress + path(texts.language)),
    ]
    return texts(day < today ? MailText.digestOverdue : .digestDate, arguments)
  }
}

import TwinhallCore

/// How one language writes days, numbers and lists: the section `[language]` of its file.
public struct Formats: Sendable {
  public let language: Language
  let conventions: Conventions

  public init(_ language: Language) {
    self.language = language
    conventions = Conventions.of(language)
  }

  /// `24 November 2026`, `24 de noviembre de 2026`.
  public func day(_ day: Day) -> String {
    let (year, month, number) = day.components
    let name = conventions.months[month - 1]
    return conventions.pattern("day", ["day": .text(String(number)), "month": .text(name), "year": .text(String(year))])
  }

  /// `24 Nov 2026`, `24 nov. 2026`, for dense tables.
  public func shortDay(_ day: Day) -> String {
    let (year, month, number) = day.components
    let name = conventions.shortMonths[month - 1]
    return conventions.pattern("day-short", ["day": .text(String(number)), "month": .text(name), "year": .text(String(year))])
  }

  /// A period of days: `1 January 2026 – 31 December 2026`.
  public func period(_ first: Day, _ last: Day) -> String { "\(day(first)) – \(day(last))" }

  /// The month's name where it stands alone: `листопад`, within a date `листопада`.
  /// - Parameter month: 1 to 12.
  public func monthName(_ month: Int) -> String { conventions.monthsAlone[month - 1] }

  /// `a, b and c`, `a, b och c`.
  public func list(_ items: [String]) -> String {
    guard items.count > 1 else { return items.first ?? "" }
    return conventions.pattern("list", ["first": .text(items.dropLast().joined(separator: ", ")), "last": .text(items[items.count - 1])])
  }

  /// A name within a sentence, in the language's quotation marks.
  public func quoted(_ text: String) -> String { conventions.pattern("quotation", ["text": .text(text)]) }
}

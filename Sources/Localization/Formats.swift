import TwinhallCore

/// How one language writes days, numbers and lists (Unicode CLDR; Swedish: Språkrådet, Svenska skrivregler).
public struct Formats: Sendable {
  public let language: Language

  public init(_ language: Language) { self.language = language }

  /// `24 November 2026`, `24 november 2026`.
  public func day(_ day: Day) -> String {
    let (year, month, number) = day.components
    return "\(number) \(monthName(month)) \(year)"
  }

  /// `24 Nov 2026`, `24 nov. 2026`, for dense tables.
  public func shortDay(_ day: Day) -> String {
    let (year, month, number) = day.components
    return "\(number) \(shortMonths[month - 1]) \(year)"
  }

  /// A period of days: `1 January 2026 – 31 December 2026`.
  public func period(_ first: Day, _ last: Day) -> String { "\(day(first)) – \(day(last))" }

  /// The month's name.
  /// - Parameter month: 1 to 12.
  public func monthName(_ month: Int) -> String { months[month - 1] }

  /// `a, b and c`, `a, b och c`.
  public func list(_ items: [String]) -> String {
    guard items.count > 1 else { return items.first ?? "" }
    let conjunction = language == .swedish ? " och " : " and "
    return items.dropLast().joined(separator: ", ") + conjunction + items[items.count - 1]
  }

  private var months: [String] {
    switch language {
    case .english: englishMonths
    case .swedish: swedishMonths
    }
  }

  private var shortMonths: [String] {
    switch language {
    case .english: englishShortMonths
    case .swedish: swedishShortMonths
    }
  }
}

private let englishMonths = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
]
private let englishShortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
private let swedishMonths = [
  "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
]
private let swedishShortMonths = ["jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."]

import TwinhallCore

/// A day by which somebody has something to do, whatever feature it belongs to.
public struct DueDate: Hashable, Sendable {
  /// What it is about, which a text and a page stand for.
  public enum Kind: String, CaseIterable, Sendable {
    case proposal
    case declaration
    case invitation
  }

  public let kind: Kind
  /// The record's identifier.
  public let record: String
  public let day: Day
  /// What the record is called, by language: names of bodies.
  public let names: [Language: String]
  public let people: Set<Identifier<Person>>

  public init(kind: Kind, record: String, day: Day, names: [Language: String], people: Set<Identifier<Person>>) {
    self.kind = kind
    self.record = record
    self.day = day
    self.names = names
    self.people = people
  }

  /// Names the date together with its day.
  public var key: String { "\(kind.rawValue):\(record)" }

  /// What the record is called, in English where there is no other name.
  public func name(in language: Language) -> String { names[language] ?? names[.english] ?? "" }
}

/// How many days before and after a due date people are reminded: 7 is a week before, 0 the day itself, -1 the day after.
public struct ReminderDays: Hashable, Sendable {
  public let offsets: [Int]

  /// Reads numbers with spaces or commas between them; nil when something else stands there or one is beyond a year.
  public init?(_ text: String) {
    let words = text.split { $0 == " " || $0 == "," || $0 == ";" }
    let numbers = words.compactMap { Int($0.replacing("\u{2212}", with: "-")) }
    guard numbers.count == words.count, numbers.count <= 10, numbers.allSatisfy({ (-60...365).contains($0) }) else { return nil }
    offsets = Array(Set(numbers)).sorted(by: >)
  }

  /// A week and a day before, and the day after.
  public static let standard = "7 1 -1"
}

import Database
import Domain
import TwinhallCore

/// Rows of one table that have to do with a person: how they are found, what the person is given of them, and what becomes of them when the
/// person is erased.
public struct PersonalRows: Sendable {
  /// By what rows are a person's.
  public enum Match: Sendable {
    case person(StaticString)
    /// A mail address, in any letter case.
    case address(StaticString)
    /// `person:` and the identifier.
    case owner(StaticString)
    /// A column that points to the rows of another table's entry.
    case through(StaticString, StaticString, String)
  }

  public enum Sort: String, CaseIterable, Sendable {
    case account
    case role
    case access
    case contact
    case content
    case trace
  }

  public enum Value: Sendable {
    case empty
    case null
    /// What stands for the person afterwards.
    case formerName
  }

  public enum Erasure: Sendable {
    case delete
    case keep
    case set(KeyValuePairs<StaticString, Value>)
    /// The account's own row, which a use case writes.
    case replace
  }

  public let table: StaticString
  public let match: Match
  public let sort: Sort
  /// Columns that the person is given.
  public let shown: [StaticString]
  /// Further columns that are personal or point to a person, and are secrets or say nothing to a reader.
  public let hidden: [String]
  public let erasure: Erasure

  init(
    _ table: StaticString, _ match: Match, _ sort: Sort, shown: [StaticString] = [], hidden: [String] = [], _ erasure: Erasure
  ) {
    self.table = table
    self.match = match
    self.sort = sort
    self.shown = shown
    self.hidden = hidden
    self.erasure = erasure
  }

  public var tableName: String { "\(table)" }

  private var shownNames: [String] { shown.map { "\($0)" } }

  /// Every column that this declares.
  public var columns: [String] {
    switch match {
    case .person(let column), .address(let column), .owner(let column): ["\(column)"] + shownNames + hidden
    case .through(let column, _, _): ["\(column)"] + shownNames + hidden
    }
  }
}

/// What a person is known by: the account and every folded mail address it has or had.
public struct PersonalKeys: Sendable {
  public var person: Identifier<Person>
  public var addresses: Set<String>

  public init(person: Identifier<Person>, addresses: Set<String>) { (self.person, self.addresses) = (person, addresses) }
}

import Domain
import Store
import TwinhallCore

extension AuditEntry {
  /// The field that says whose role was acted in.
  public static let actsForField = "acts-for"

  /// Whose role was acted in, when somebody acted for another person.
  public var actsFor: Identifier<Person>? {
    guard after.contains("\"\(Self.actsForField)\"") else { return nil }
    return AuditFields.parse(after).first { $0.name == Self.actsForField }.flatMap { Identifier($0.value) }
  }
}

extension Sequence<AuditEntry> {
  /// Everybody whom the entries name as having acted or as acted for.
  public var people: [Identifier<Person>] { flatMap { [$0.actor, $0.actsFor].compactMap { $0 } } }
}

import Domain
import TwinhallCore

extension Change {
  /// Ends a body's search when a partnership is confirmed, in the transaction that confirms it. Nothing happens when the body is not on
  /// the public list.
  func settleDeclaration(of organisation: Identifier<Organisation>) throws {
    guard let old = try connection.declarations.published(of: organisation) else { return }
    try move(old, to: old.matched())
  }
}

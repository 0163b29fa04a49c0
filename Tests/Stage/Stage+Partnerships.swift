import Application
import Domain
import TwinhallCore

extension Stage {
  public func permit<A: Action>(_ action: A.Type) throws -> Permit<A> { try Policy.permit(action, to: .system) }

  /// A partnership between bodies that are there already, the first of them leading.
  @discardableResult public func makePartnership(
    _ members: Identifier<Organisation>..., title: String = "", change: (inout PartnershipEntry) -> Void = { _ in }
  ) throws -> Identifier<Partnership> {
    var entry = PartnershipEntry()
    entry.title = title
    entry.members = members.enumerated().map { PartnershipMember(organisation: $1, part: $0 == 0 ? .lead : .partner) }
    change(&entry)
    return try application.addPartnership(entry, permit: permit(ManagePartnerships.self))
  }

  /// A network on the first of the stage's themes.
  @discardableResult public func makeNetwork(
    _ name: String, _ startsOn: Day? = nil, _ endsOn: Day? = nil, after predecessor: Identifier<Network>? = nil
  ) throws -> Identifier<Network> {
    if try application.read({ try $0.themes.all().isEmpty }) { try makeThemes() }
    var entry = NetworkEntry()
    entry.theme = try application.read { try $0.themes.all().first?.id }
    entry.texts = [.english: NetworkText(name: name, summary: "About \(name).")]
    (entry.startsOn, entry.endsOn, entry.predecessor) = (startsOn, endsOn, predecessor)
    return try application.addNetwork(entry, permit: permit(ManageNetworks.self))
  }
}

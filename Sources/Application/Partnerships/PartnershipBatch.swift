import Database
import Domain
import Store
import TwinhallCore

/// Partnerships with the names that a page shows of them, read with one query for each kind of thing.
public struct PartnershipBatch: Sendable {
  public let partnerships: [Partnership]
  private let names: [Identifier<Organisation>: OrganisationBrief]
  private let themes: [Identifier<Theme>: Theme]

  public init(_ partnerships: [Partnership], themes: [Theme], on connection: any Connection) throws {
    self.partnerships = partnerships
    names = try connection.organisations.names(partnerships.flatMap { $0.members.map(\.organisation) })
    self.themes = Dictionary(themes.map { ($0.id, $0) }) { first, _ in first }
  }

  public func organisation(_ id: Identifier<Organisation>) -> OrganisationBrief? { names[id] }

  /// The parties' names, the leading one first: `Piteå Municipality – Chinsali`. No line begins with the dash.
  public func name(of partnership: Partnership, in language: Language) -> String {
    let parties = partnership.members.filter { $0.part != .associated }.compactMap { names[$0.organisation]?.name(in: language) }
    return parties.isEmpty ? partnership.slug : parties.joined(separator: "\u{A0}– ")
  }

  public func themes(of partnership: Partnership) -> [Theme] { partnership.themes.compactMap { themes[$0] } }

  public func themeNames(of partnership: Partnership, in language: Language) -> [String] {
    themes(of: partnership).map { $0.name(in: language) }
  }

  /// Countries of the members in the order of the members, each once; ISO 3166-1 alpha-2.
  public func countries(of partnership: Partnership) -> [String] {
    var seen: Set<String> = []
    return partnership.members.compactMap { names[$0.organisation]?.country }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  public func members(of partnership: Partnership, as part: PartnershipMember.Part) -> [OrganisationBrief] {
    partnership.members.filter { $0.part == part }.compactMap { names[$0.organisation] }
  }
}

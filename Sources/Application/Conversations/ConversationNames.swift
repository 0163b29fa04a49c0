import Database
import Domain
import Localization
import Store
import TwinhallCore

/// What the places of some conversations are called, looked up in a few queries for all of them.
public struct ConversationNames: Sendable {
  private let organisations: [Identifier<Organisation>: OrganisationBrief]
  private let partnerships: [Identifier<Partnership>: Partnership]
  private let networks: [Identifier<Network>: Network]

  public init(_ conversations: [Conversation], _ connection: any Connection) throws {
    let places = conversations.map(\.place)
    partnerships = try connection.partnershipsByID(places.compactMap { if case .partnership(let id) = $0 { id } else { nil } })
    let wanted = Set(places.compactMap { if case .network(let id) = $0 { id } else { nil } })
    let all = wanted.isEmpty ? [] : try connection.networks.all()
    networks = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    let bodies = conversations.flatMap { $0.organisations.map { [$0.from, $0.to] } ?? [] }
    let members = partnerships.values.flatMap { $0.members.map(\.organisation) }
    organisations = try connection.organisations.names(bodies + members)
  }

  public func organisation(_ id: Identifier<Organisation>, _ language: Language) -> String {
    organisations[id]?.name(in: language) ?? ""
  }

  /// `Mora – Knysna`, the name of a network, or that it is with the office.
  public func place(of conversation: Conversation, _ texts: Texts) -> String {
    switch conversation.place {
    case .office: texts(ConversationsText.placeOffice)
    case .network(let id): networks[id]?.text(in: texts.language).name ?? ""
    case .organisations(let from, let to): [from, to].map { organisation($0, texts.language) }.joined(separator: " – ")
    case .partnership(let id):
      (partnerships[id]?.members ?? []).filter { $0.part != .associated }.map { organisation($0.organisation, texts.language) }
        .joined(separator: " – ")
    }
  }
}

extension Connection {
  fileprivate func partnershipsByID(_ ids: [Identifier<Partnership>]) throws -> [Identifier<Partnership>: Partnership] {
    guard !ids.isEmpty else { return [:] }
    return Dictionary(try partnerships.partnerships(Set(ids)).map { ($0.id, $0) }) { first, _ in first }
  }
}

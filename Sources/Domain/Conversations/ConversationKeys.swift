import TwinhallCore

/// A name for those who have a conversation on their list: the people of a place, of a body, one person, or the office.
public struct ConversationKey: Hashable, Sendable {
  public let text: String

  private init(_ text: String) { self.text = text }

  /// Everybody with a role in a partnership or in one of its bodies.
  public static func partnership(_ id: Identifier<Partnership>) -> Self { Self("partnership:\(id)") }
  /// Everybody with a role in a network or in one of its bodies.
  public static func network(_ id: Identifier<Network>) -> Self { Self("network:\(id)") }
  /// Everybody with a role in a body.
  public static func organisation(_ id: Identifier<Organisation>) -> Self { Self("organisation:\(id)") }
  /// Somebody who wrote in it, as long as they hold a role anywhere.
  public static func writer(_ id: Identifier<Person>) -> Self { Self("writer:\(id)") }
  /// Somebody who speaks with the office, for which no role is needed.
  public static func asker(_ id: Identifier<Person>) -> Self { Self("asker:\(id)") }
  /// Programme officers read every conversation but those between two bodies.
  public static let office = Self("programme")
}

extension Conversation.Place {
  /// Who has the conversation on their list because of its place.
  public var keys: [ConversationKey] {
    switch self {
    case .partnership(let id): [.partnership(id), .office]
    case .network(let id): [.network(id), .office]
    case .organisations(let from, let to): from == to ? [.organisation(from)] : [.organisation(from), .organisation(to)]
    case .office: [.office]
    }
  }

  /// What puts it on the list of somebody who wrote in it.
  public func key(ofWriter person: Identifier<Person>) -> ConversationKey { self == .office ? .asker(person) : .writer(person) }
}

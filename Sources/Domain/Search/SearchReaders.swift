import TwinhallCore

/// Who may find a document, as marks that the index holds. A viewer has marks too; one in common is enough.
///
/// The marks name the action that the record's page asks for, and the viewer's are made by the policy on every search. So a right that is
/// given or taken is heeded at once, and a change of who may do what needs no new index.
public struct SearchReaders: Hashable, Sendable {
  public private(set) var marks: Set<String>

  /// Whoever may do this in the programme, in one of the places of the scope, as one of its people, or with the key of its declaration.
  public static func whoMay<A: Action>(_ action: A.Type, in scope: Scope = .programme) -> SearchReaders {
    var marks: Set = [mark(action)]
    for place in scope.places { marks.insert(mark(action, place)) }
    if let declaration = scope.declaration { marks.insert(mark(action, declaration.description)) }
    return SearchReaders(marks: marks)
  }

  /// These people and nobody else.
  public static func people(_ people: some Sequence<Identifier<Person>>) -> SearchReaders {
    SearchReaders(marks: Set(people.map { mark($0) }))
  }

  /// Those on either side.
  public func or(_ others: SearchReaders) -> SearchReaders { SearchReaders(marks: marks.union(others.marks)) }

  /// The marks of a viewer, in order.
  /// - Parameter actions: those that documents name.
  public static func marks(of viewer: Viewer, for actions: [any Action.Type]) -> [String] {
    var marks: Set<String> = []
    for action in actions { addMarks(of: viewer, action, to: &marks) }
    if let person = viewer.person { marks.insert(mark(person.id)) }
    return marks.sorted()
  }

  private static func addMarks<A: Action>(of viewer: Viewer, _ action: A.Type, to marks: inout Set<String>) {
    // Every document of an action has this mark: where it is held, no other adds anything.
    if Policy.allows(action, to: viewer) {
      marks.insert(mark(action))
      return
    }
    for held in viewer.roles {
      guard let place = held.place.identifier, Policy.allows(action, to: viewer, in: Scope(held.place)) else { continue }
      marks.insert(mark(action, place))
    }
    if let person = viewer.person, Policy.allows(action, to: viewer, in: .person(person.id)) {
      marks.insert(mark(action, person.id.description))
    }
    for key in viewer.keys where Policy.allows(action, to: viewer, in: Scope(declaration: key)) {
      marks.insert(mark(action, key.description))
    }
  }

  private static func mark<A: Action>(_ action: A.Type, _ place: String = "") -> String {
    "@" + action.name.lowercased() + (place.isEmpty ? "" : "." + place)
  }

  private static func mark(_ person: Identifier<Person>) -> String { "@person.\(person)" }
}

extension Scope {
  /// What a role in this place opens.
  fileprivate init(_ place: Place) {
    self.init()
    switch place {
    case .programme: break
    case .organisation(let id): organisations = [id]
    case .network(let id): networks = [id]
    case .partnership(let id): partnerships = [id]
    }
  }

  /// Everything that a mark can name, by its identifier.
  fileprivate var places: [String] {
    organisations.map(\.description) + networks.map(\.description) + partnerships.map(\.description) + people.map(\.description)
  }
}

import Domain
import TwinhallCore

/// One of each kind of person who may ask for a page, for tables of rights.
struct Kind {
  let name: String
  let viewer: Viewer
}

/// The organisation and the declaration that records belong to in the tables.
let ownOrganisation = Identifier<Organisation>(at: Instant(milliseconds: 1))
let otherOrganisation = Identifier<Organisation>(at: Instant(milliseconds: 2))
let ownDeclaration = Identifier<Declaration>(at: Instant(milliseconds: 3))

let kindsOfPeople: [Kind] =
  [
    Kind(name: "visitor", viewer: .visitor()),
    Kind(name: "declaration key", viewer: .visitor(keys: [ownDeclaration])),
    Kind(name: "no role", viewer: viewer([])),
  ]
  + Role.allCases.filter(\.isOffice).map { Kind(name: $0.rawValue, viewer: viewer([HeldRole($0, in: .programme)])) }
  + Role.allCases.filter { !$0.isOffice }.flatMap { role in
    [
      Kind(name: "own \(role.rawValue)", viewer: viewer([HeldRole(role, in: .organisation(ownOrganisation))])),
      Kind(name: "other \(role.rawValue)", viewer: viewer([HeldRole(role, in: .organisation(otherOrganisation))])),
    ]
  }

private func viewer(_ roles: Set<HeldRole>) -> Viewer {
  let person = Person(
    id: Identifier(at: Instant(milliseconds: 4)), name: "Pat Person", email: "pat@example.org", language: .english, version: 1)
  return Viewer(person: person, roles: roles)
}

/// What the policy answers each of them.
func answers(_ action: any Action.Type) -> [String] {
  var answers: [String] = []
  for kind in kindsOfPeople { answers.append(answer(to: kind.viewer, action)) }
  return answers
}

/// What the policy answers on a record of the own organisation, or on the programme where the action knows no records.
private func answer<A: Action>(to viewer: Viewer, _ action: A.Type) -> String {
  let isOfRecord = action.grants.contains { grant in
    switch grant {
    case .party, .declarationKey: true
    default: false
    }
  }
  let scope = isOfRecord ? Scope(organisations: [ownOrganisation], declaration: ownDeclaration) : .programme
  do {
    _ = try Policy.permit(action, to: viewer, in: scope)
    return "ok"
  } catch {
    switch error {
    case .signInNeeded: return "sign-in"
    case .stranger: return "404"
    case .notAllowed: return "403"
    }
  }
}

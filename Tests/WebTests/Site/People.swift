import Domain
import TwinhallCore

/// One of each kind of person who may ask for a page, for tables of rights.
struct Kind {
  let name: String
  let viewer: Viewer
}

/// What records belong to in the tables.
let ownOrganisation = Identifier<Organisation>(at: Instant(milliseconds: 1))
let otherOrganisation = Identifier<Organisation>(at: Instant(milliseconds: 2))
let ownDeclaration = Identifier<Declaration>(at: Instant(milliseconds: 3))
let ownNetwork = Identifier<Network>(at: Instant(milliseconds: 5))
let otherNetwork = Identifier<Network>(at: Instant(milliseconds: 6))
let ownPartnership = Identifier<Partnership>(at: Instant(milliseconds: 7))
let otherPartnership = Identifier<Partnership>(at: Instant(milliseconds: 8))
/// The person whom a record is about.
let concerned = Identifier<Person>(at: Instant(milliseconds: 9))

let kindsOfPeople: [Kind] =
  [
    Kind(name: "visitor", viewer: .visitor()),
    Kind(name: "declaration key", viewer: .visitor(keys: [ownDeclaration])),
    Kind(name: "no role", viewer: viewer([])),
  ]
  + [Kind(name: "oneself", viewer: viewer([], concerned))]
  + Role.all(in: .programme).map { Kind(name: $0.rawValue, viewer: viewer([HeldRole($0, in: .programme)])) }
  + Role.all(in: .organisation).flatMap { role in
    [
      Kind(name: "own \(role.rawValue)", viewer: viewer([HeldRole(role, in: .organisation(ownOrganisation))])),
      Kind(name: "other \(role.rawValue)", viewer: viewer([HeldRole(role, in: .organisation(otherOrganisation))])),
    ]
  }
  + [
    Kind(
      name: "coordinator's delegate",
      viewer: viewer([], delegated: [HeldRole(.coordinator, in: .organisation(ownOrganisation)): concerned]))
  ]
  + Role.all(in: .network).map { Kind(name: "network \($0.rawValue)", viewer: viewer([HeldRole($0, in: .network(ownNetwork))])) }
  + [Kind(name: "other network", viewer: viewer([HeldRole(.coordinator, in: .network(otherNetwork))]))]
  + Role.all(in: .partnership).map { role in
    Kind(name: "partnership \(role.rawValue)", viewer: viewer([HeldRole(role, in: .partnership(ownPartnership))]))
  }
  + [Kind(name: "other partnership", viewer: viewer([HeldRole(.projectLeader, in: .partnership(otherPartnership))]))]

private func viewer(
  _ roles: Set<HeldRole>, _ id: Identifier<Person> = Identifier(at: Instant(milliseconds: 4)),
  delegated: [HeldRole: Identifier<Person>] = [:]
) -> Viewer {
  let person = Person(id: id, name: "Pat Person", email: "pat@example.org", language: .english, version: 1)
  return Viewer(person: person, roles: roles, delegated: delegated)
}

/// What the policy answers each of them.
func answers(_ action: any Action.Type) -> [String] {
  var answers: [String] = []
  for kind in kindsOfPeople { answers.append(answer(to: kind.viewer, action)) }
  return answers
}

/// What the policy answers on a record of the own organisation, or on the programme where the action knows no records.
private func answer<A: Action>(to viewer: Viewer, _ action: A.Type) -> String {
  let record = Scope(
    organisations: [ownOrganisation], networks: [ownNetwork], partnerships: [ownPartnership], people: [concerned],
    declaration: ownDeclaration)
  let scope = action.grants.contains { $0.isOfRecord } ? record : .programme
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

import Domain
import Testing
import TwinhallCore

@Suite("The policy")
struct PolicyTests {
  private let network = Identifier<Network>(at: Instant(milliseconds: 1))
  private let partnership = Identifier<Partnership>(at: Instant(milliseconds: 2))
  private let body = Identifier<Organisation>(at: Instant(milliseconds: 3))
  private let holder = Identifier<Person>(at: Instant(milliseconds: 4))

  private func viewer(_ roles: Set<HeldRole>, delegated: [HeldRole: Identifier<Person>] = [:]) -> Viewer {
    let id = Identifier<Person>(at: Instant(milliseconds: 5))
    let person = Person(id: id, name: "Pat Person", email: "pat@example.org", language: .english, version: 1)
    return Viewer(person: person, roles: roles, delegated: delegated)
  }

  private func refusal(_ action: any Action.Type, _ viewer: Viewer, _ scope: Scope) -> Refusal? {
    do {
      _ = try Policy.basis(of: action, for: viewer, in: scope)
      return nil
    } catch { return error }
  }

  @Test("A role in a network counts for that network and for the partnerships in it, and nowhere else")
  func networks() {
    let expert = viewer([HeldRole(.expert, in: .network(network))])
    #expect(refusal(ReadPlacePeople.self, expert, Scope(networks: [network])) == nil)
    #expect(refusal(ReadPlacePeople.self, expert, Scope(networks: [network], partnerships: [partnership])) == nil)
    #expect(refusal(ManagePlacePeople.self, expert, Scope(networks: [network])) == .notAllowed)
    #expect(refusal(ReadPlacePeople.self, expert, Scope(partnerships: [partnership])) == .stranger)
    #expect(refusal(UseOffice.self, expert, .programme) == .stranger)
  }

  @Test("A role in a partnership counts for that partnership, not for its parties")
  func partnerships() {
    let leader = viewer([HeldRole(.projectLeader, in: .partnership(partnership))])
    #expect(refusal(ReadPlacePeople.self, leader, Scope(organisations: [body], partnerships: [partnership])) == nil)
    #expect(refusal(ReadPlacePeople.self, leader, .organisation(body)) == .stranger)
    #expect(refusal(EditDeclaration.self, leader, .organisation(body)) == .stranger)
  }

  @Test("A delegate may what the holder may, is named as acting for the holder, and lets nobody in")
  func delegates() throws {
    let held = HeldRole(.signatory, in: .organisation(body))
    let delegate = viewer([], delegated: [held: holder])
    let permit = try Policy.permit(AnswerProposal.self, to: delegate, in: .organisation(body))
    #expect(permit.actsFor == holder)
    #expect(refusal(ManagePlacePeople.self, delegate, .organisation(body)) == .notAllowed)
    #expect(refusal(AppointSignatory.self, delegate, .organisation(body)) == .notAllowed)
    #expect(refusal(DelegateRole.self, delegate, .person(holder)) != nil)
  }

  @Test("A role of one's own goes before one in which one acts for somebody else")
  func ownFirst() throws {
    let (coordinator, signatory) = (HeldRole(.coordinator, in: .organisation(body)), HeldRole(.signatory, in: .organisation(body)))
    let both = viewer([signatory], delegated: [coordinator: holder])
    #expect(try Policy.permit(EditDeclaration.self, to: both, in: .organisation(body)).actsFor == nil)
    let same = viewer([coordinator], delegated: [coordinator: holder])
    #expect(try Policy.permit(EditDeclaration.self, to: same, in: .organisation(body)).actsFor == nil)
  }

  @Test("Every role can be held somewhere, and every kind of place has roles")
  func places() {
    let homeless = Role.allCases.filter { $0.places.isEmpty }
    #expect(homeless == [])
    let empty = Place.Kind.allCases.filter { Role.all(in: $0).isEmpty }
    #expect(empty == [])
  }

  @Test("Every action can be explained on some kind of record")
  func explained() {
    let named = Set(ExplainedRecord.Kind.allCases.flatMap { kind in kind.actions.map { $0.name } })
    let missing = allActions.map { $0.name }.filter { !named.contains($0) }
    #expect(missing == [])
    let ids = ["programme", "organisation:\(body)", "person:\(holder)", "round:\(holder)"]
    #expect(ids.compactMap { ExplainedRecord($0)?.text } == ids)
    #expect(ExplainedRecord("organisation:elsewhere") == nil)
  }
}

import Application
import Domain
import Store
import TwinhallCore

extension Stage {
  /// A permit on what belongs to a place.
  public func permit<A: Action>(_ action: A.Type, as viewer: Viewer, in place: Place) throws -> Permit<A> {
    try Policy.permit(action, to: viewer, in: application.scope(of: place))
  }

  /// A permit on what is about the person.
  public func ownPermit<A: Action>(_ action: A.Type, as viewer: Viewer) throws -> Permit<A> {
    guard let person = viewer.person else { throw NotFound() }
    return try Policy.permit(action, to: viewer, in: .person(person.id))
  }

  /// An invitation sent now; the secret of its link.
  @discardableResult public func invite(_ name: String, as role: Role, to place: Place, by viewer: Viewer) throws -> Secret {
    var entry = InvitationEntry()
    (entry.role, entry.name, entry.email, entry.language) = (role.rawValue, name, address(of: name), "en")
    let id = try application.invite(entry, to: place, permit: permit(ManagePlacePeople.self, as: viewer, in: place))
    let mail = try mails().last { $0.to == entry.email && $0.body.contains("/invitations/") }
    guard let mail, id.description.count == 36 else { throw NotFound() }
    return Secret(text: mail.link)
  }

  public func address(of name: String) -> String { name.lowercased().replacing(" ", with: ".") + "@example.org" }

  /// What a person may act in today.
  public func effective(_ viewer: Viewer) throws -> EffectiveRoles {
    guard let person = viewer.person else { throw NotFound() }
    return try application.read { try $0.heldRoles.effective(for: person.id, on: application.time.today) }
  }

  /// The person's only role.
  public func onlyRole(of viewer: Viewer) throws -> RoleAssignment {
    guard let person = viewer.person, let role = try application.read({ try $0.heldRoles.history(of: person.id) }).first else {
      throw NotFound()
    }
    return role
  }

  public func handOver(_ viewer: Viewer, to name: String, on day: Day, note: String = "Call Ann first.") throws -> Identifier<Handover> {
    var entry = HandoverEntry()
    (entry.name, entry.email, entry.on, entry.note) = (name, address(of: name), day.description, note)
    return try application.handOver(onlyRole(of: viewer).id, entry, permit: ownPermit(HandOverRole.self, as: viewer))
  }

  @discardableResult public func delegate(_ viewer: Viewer, to delegate: Viewer, from: Day, to: Day) throws -> Identifier<Delegation> {
    var entry = DelegationEntry()
    (entry.email, entry.from, entry.to) = (delegate.person?.email ?? "", from.description, to.description)
    return try application.delegate(onlyRole(of: viewer).id, entry, permit: ownPermit(DelegateRole.self, as: viewer))
  }
}

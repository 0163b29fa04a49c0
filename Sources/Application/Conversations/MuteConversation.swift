import Domain
import Store
import TwinhallCore

extension Application {
  /// Ends or begins again mails about one conversation to oneself; it stays on one's list.
  public func mute(_ id: Identifier<Conversation>, _ isMuted: Bool, permit: Permit<TakePart>) throws {
    guard let person = permit.viewer.person else { throw NotFound() }
    try change(permit) { try $0.mute(id, isMuted, person.id) }
  }
}

extension Change {
  func mute(_ id: Identifier<Conversation>, _ isMuted: Bool, _ person: Identifier<Person>) throws {
    try connection.participants.ensure(person, in: id, code: SignedCode.random())
    guard try connection.participants.setMuted(isMuted ? at : nil, person, in: id) == 1 else { return recordNothing() }
    if isMuted { try connection.mailItems.drop(id, of: person) }
    try record(id, after: ["mails": isMuted ? "stopped" : "wanted"])
  }
}

import Domain
import Store

extension Application {
  /// Chooses for all of a person's devices whether pages come with less data; for a visitor there is nothing to store.
  public func useLessData(_ isOn: Bool, permit: Permit<ChooseReading>) throws {
    guard let person = permit.viewer.person else { return }
    try change(permit) { change in
      try change.expectOne(change.connection.people.setLessData(person.id, to: isOn))
      try change.record(
        person.id, before: ["lessData": person.lessData.map { String($0) } ?? ""], after: ["lessData": String(isOn)])
    }
  }
}

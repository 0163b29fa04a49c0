import Domain
import Store

extension Application {
  /// Reads which role is meant, and where.
  /// - Parameter organisation: a name as the register has it, or its slug; nil for a role in the programme.
  /// - Throws: `InvalidInput` with `.notAChoice` at `role` (`party-role` in an organisation), `.missing` or `.unknownOrganisation` at
  ///   `organisation`.
  public func roleToGive(_ role: String, organisation: String?, permit: Permit<ManageAccounts>) throws -> HeldRole {
    var validation = Validation()
    let role = Role(rawValue: role)
    guard let organisation else {
      guard let role, role.isOffice else { throw InvalidInput([Problem("role", .notAChoice)]) }
      return HeldRole(role, in: .programme)
    }
    if role?.places.contains(.organisation) != true { validation.add("party-role", .notAChoice) }
    let name = validation.text("organisation", organisation, required: true, limit: 200)
    let found = try read { try self.organisation(meant: name, on: $0) }
    if !name.isEmpty && found == nil { validation.add("organisation", .unknownOrganisation) }
    try validation.finish()
    guard let role, let found else { throw NotFound() }
    return HeldRole(role, in: .organisation(found.id))
  }
}

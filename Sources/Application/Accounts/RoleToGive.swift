import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Reads which role is meant, and where.
  /// - Parameter organisation: a name as the register has it; nil for a role in the programme.
  /// - Throws: `InvalidInput` with `.notAChoice` at `role` (`party-role` in an organisation), `.missing` or `.unknownOrganisation` at `organisation`.
  public func roleToGive(_ role: String, organisation: String?, permit: Permit<ManageAccounts>) throws -> HeldRole {
    var validation = Validation()
    let role = Role(rawValue: role)
    guard let organisation else {
      guard let role, role.isOffice else { throw InvalidInput([Problem("role", .notAChoice)]) }
      return HeldRole(role, in: .programme)
    }
    if role == nil || role?.isOffice == true { validation.add("party-role", .notAChoice) }
    let name = validation.text("organisation", organisation, required: true, limit: 200)
    let found = name.isEmpty ? [] : try read { try $0.placeLookup.organisations(named: folded(name)) }
    if !name.isEmpty && found.count != 1 { validation.add("organisation", .unknownOrganisation) }
    try validation.finish()
    guard let role, let place = found.first else { throw NotFound() }
    return HeldRole(role, in: .organisation(place))
  }

  /// The names of organisations.
  public func organisationNames(_ ids: Set<Identifier<Organisation>>) throws -> [Identifier<Organisation>: String] {
    try read { try $0.placeLookup.names(ids) }
  }
}

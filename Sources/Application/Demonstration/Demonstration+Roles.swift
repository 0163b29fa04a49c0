import Domain
import Store
import TwinhallCore

extension Demonstration {
  /// People who are asked, who stand in for somebody, and who are about to leave.
  func loadRoles() throws {
    for row in try DemonstrationFile.roles().rows {
      try naming("roles \(row["email"])") {
        let day = shifted(row.day("on") ?? Demonstration.madeFor)
        switch row["what"] {
        case "invitation": try invite(row, on(day))
        case "delegation": try delegate(row, from: day)
        default: try handOver(row, on: day)
        }
      }
    }
  }

  private func invite(_ row: DemonstrationFile.Row, _ application: Application) throws {
    let held = try role(row["role"])
    var entry = InvitationEntry()
    (entry.role, entry.name, entry.email) = (held.role.rawValue, row["name"], row["email"])
    (entry.language, entry.reason) = (row["language"], row["text"])
    guard let viewer = people[row["by"]] else { throw NotFound() }
    try application.invite(entry, to: held.place, permit: permit(ManagePlacePeople.self, as: viewer, in: application.scope(of: held.place)))
  }

  private func delegate(_ row: DemonstrationFile.Row, from day: Day) throws {
    var entry = DelegationEntry()
    (entry.email, entry.from) = (row["email"], day.description)
    entry.to = shifted(row.day("until") ?? Demonstration.madeFor).description
    let (viewer, assignment) = try holder(row)
    try on(day).delegate(assignment, entry, permit: permit(DelegateRole.self, as: viewer, in: scope(of: viewer)))
  }

  private func handOver(_ row: DemonstrationFile.Row, on day: Day) throws {
    var entry = HandoverEntry()
    (entry.name, entry.email, entry.on, entry.note) = (row["name"], row["email"], day.description, row["text"])
    let (viewer, assignment) = try holder(row)
    try application.handOver(assignment, entry, permit: permit(HandOverRole.self, as: viewer, in: scope(of: viewer)))
  }

  /// Who holds the role of a row, and the role with its dates.
  private func holder(_ row: DemonstrationFile.Row) throws -> (Viewer, Identifier<RoleAssignment>) {
    let held = try role(row["role"])
    guard let viewer = people[row["by"]], let person = viewer.person else { throw NotFound() }
    let history = try application.read { try $0.heldRoles.history(of: person.id) }
    return (viewer, try known(history.first { $0.held == held }?.id))
  }

  private func scope(of viewer: Viewer) -> Scope { viewer.person.map { .person($0.id) } ?? .programme }
}

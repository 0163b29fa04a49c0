import Application
import Domain
import Stage
import Store
import TwinhallCore

/// Short ways to fill a register in tests.
struct Register {
  let stage: Stage
  let permit: Permit<ManageRegister>

  init(_ stage: Stage) throws {
    self.stage = stage
    permit = try Policy.permit(ManageRegister.self, to: try stage.officer())
  }

  func profile(_ name: String, _ country: String = "SE", swedish: String = "") -> OrganisationProfile {
    var profile = OrganisationProfile()
    profile.name = name
    profile.swedishName = swedish
    profile.country = country
    return profile
  }

  func add(
    _ name: String, _ country: String = "SE", swedish: String = "", names: [OrganisationName] = []
  ) throws -> Identifier<Organisation> {
    try stage.application.addOrganisation(profile(name, country, swedish: swedish), names: names, permit: permit)
  }

  func find(_ id: Identifier<Organisation>) throws -> Organisation? {
    try stage.application.read { try $0.organisations.find(id) }
  }

  /// Names found by what was typed.
  func search(_ text: String) throws -> [String] {
    try stage.application.read { connection in
      let filter = OrganisationFilter(searching: text)
      let found = try connection.organisations.page(filter, offset: 0, limit: 50).map(\.profile.name)
      return found
    }
  }
}

import Application
import Domain
import Stage
import Store
import Testing
import TwinhallCore

/// Repeatable random numbers (SplitMix64), so that a failure can be seen again.
struct Repeatable: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// One record of each kind with a history, changed at random by the use cases that people use.
struct PastScene {
  let library: LibraryScene
  let person: Viewer
  let round: Identifier<Round>
  let declaration: Identifier<Declaration>
  let document: Identifier<Document>
  var random: Repeatable

  var stage: Stage { library.stage }

  init(_ stage: Stage, seed: UInt64) throws {
    library = try LibraryScene(stage)
    person = try stage.person("Pia Person")
    declaration = try stage.makeDraft()
    document = try library.add()
    var entry = RoundEntry()
    (entry.name, entry.matchesOn, entry.answersBy, entry.seed) = ("Spring", "2027-03-01", "2027-04-01", "7")
    entry.weightsVersion = "1"
    round = try stage.application.addRound(entry, permit: stage.permit(ManageMatching.self))
    random = Repeatable(state: seed)
  }

  /// Changes one of the records, or a setting.
  mutating func change() throws {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: try changePartnership()
    case 1: try changeNetwork()
    case 2: try changeOrganisation()
    case 3: try changePerson()
    case 4: try changeRound()
    case 5: try changeDocument()
    case 6: try answer()
    default: try changeSetting()
    }
  }

  private mutating func word() -> String { ["", "Water", "Å, \"ö\" – й", "Two\nlines", "Wells"].randomElement(using: &random) ?? "" }
  private mutating func line() -> String { word().replacing("\n", with: " ") }
  private mutating func name() -> String { "Name " + line() }
  private mutating func day() -> Day? { Bool.random(using: &random) ? nil : Day(number: Int.random(in: 18_000...22_000, using: &random)) }

  private mutating func changePartnership() throws {
    let stored = try #require(try stage.application.read { try $0.partnerships.find(library.partnership) })
    var entry = PartnershipEntry(stored)
    (entry.title, entry.note, entry.startsOn, entry.endsOn) = (line(), word(), day(), nil)
    entry.status = Partnership.Status.allCases.randomElement(using: &random) ?? .active
    entry.members[0].from = day()
    entry.themes = Array(try stage.application.read { try $0.themes.all().map(\.id) }.prefix(Int.random(in: 0...2, using: &random)))
    try stage.application.changePartnership(stored.id, version: stored.version, to: entry, permit: stage.permit(ManagePartnerships.self))
  }

  private mutating func changeNetwork() throws {
    let permit = try stage.permit(ManageNetworks.self)
    let (stored, members) = try stage.application.read { connection in
      (try #require(try connection.networks.find(library.network)), try connection.networks.members(of: library.network))
    }
    if Bool.random(using: &random) {
      var entry = NetworkEntry(stored)
      entry.texts[.swedish] = NetworkText(name: name(), summary: word())
      (entry.startsOn, entry.countries) = (day(), [["SE", "ZM"], []].randomElement(using: &random) ?? [])
      return try stage.application.changeNetwork(stored.id, version: stored.version, to: entry, permit: permit)
    }
    let umea = members.first { $0.member == .organisation(library.umea) }
    guard let umea else {
      let membership = NetworkMembership(member: .organisation(library.umea), from: day(), to: nil)
      return try stage.application.addNetworkMember(membership, to: stored.id, version: stored.version, permit: permit)
    }
    if Bool.random(using: &random) {
      return try stage.application.removeNetworkMember(umea, from: stored.id, version: stored.version, permit: permit)
    }
    try stage.application.changeNetworkMember(umea, from: day(), to: nil, in: stored.id, version: stored.version, permit: permit)
  }

  private mutating func changeOrganisation() throws {
    let stored = try #require(try stage.application.read { try $0.organisations.find(library.mora) })
    var draft = OrganisationDraft(stored.profile)
    (draft.profile.name, draft.profile.population) = (name(), [nil, 20_000, 21_000].randomElement(using: &random) ?? nil)
    (draft.profile.validFrom, draft.profile.parent) = (day(), [nil, library.umea].randomElement(using: &random) ?? nil)
    try stage.application.changeOrganisation(stored.id, version: stored.version, to: draft, permit: stage.permit(ManageRegister.self))
  }

  private mutating func changePerson() throws {
    let id = try #require(person.person?.id)
    let stored = try #require(try stage.application.read { try $0.people.find(id) })
    switch Int.random(in: 0..<4, using: &random) {
    case 0: try stage.application.shutOut(id, permit: stage.permit(ManageAccounts.self))
    case 1: try stage.application.letIn(id, permit: stage.permit(ManageAccounts.self))
    case 2: _ = try? stage.application.giveRole(HeldRole(.mentor, in: .programme), to: id, permit: stage.permit(ManageAccounts.self))
    default:
      let language = Language.allCases.randomElement(using: &random) ?? .english
      try stage.application.changeOwnAccount(
        name: name(), language: language, version: stored.version, permit: Policy.permit(UseOwnAccount.self, to: person))
    }
  }

  private mutating func changeRound() throws {
    let stored = try #require(try stage.application.read { try $0.rounds.find(round) })
    var entry = RoundEntry(stored)
    (entry.name, entry.paysInterpretation, entry.plansVisits) = (name(), Bool.random(using: &random), Bool.random(using: &random))
    try stage.application.changeRound(round, version: stored.version, to: entry, permit: stage.permit(ManageMatching.self))
  }

  private mutating func changeDocument() throws {
    let stored = try #require(try stage.application.read { try $0.documents.find(document) })
    let permit = try library.keeping(library.officer, stored.place)
    if stored.deletedAt != nil { return try stage.application.restoreDocument(document, permit: permit) }
    if Int.random(in: 0..<3, using: &random) == 0 {
      return try stage.application.deleteDocument(document, version: stored.version, permit: permit)
    }
    var entry = stored.entry
    (entry.title, entry.description) = (name(), word())
    entry.audience = [.parties, .office].randomElement(using: &random) ?? .office
    try stage.application.changeDocument(document, to: entry, version: stored.version, permit: permit)
  }

  private mutating func answer() throws {
    let question = [DeclarationQuestion.size, .about, .team].randomElement(using: &random) ?? .size
    var typed = Stage.typed(question)
    if question == .size { typed.set("population", String(Int.random(in: 1...9, using: &random) * 1_000)) }
    if question == .team { typed.set("hours", String(Int.random(in: 1...40, using: &random))) }
    try stage.save(question, typed, of: declaration)
  }

  private mutating func changeSetting() throws {
    let permit = try stage.permit(ManageSettings.self)
    let version = try stage.application.settings(permit: permit).version
    try stage.application.saveSettings(
      SettingsInput(values: ["name.en": line(), "front-text.sv": word()], version: version), permit: permit)
  }
}

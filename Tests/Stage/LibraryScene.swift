import Application
import Domain
import Store
import TwinhallCore

/// Two partners with a network, a stranger to both, and people with every sort of right to documents.
public struct LibraryScene {
  public let stage: Stage
  public let mora: Identifier<Organisation>
  public let kasama: Identifier<Organisation>
  public let umea: Identifier<Organisation>
  public let partnership: Identifier<Partnership>
  public let network: Identifier<Network>
  public let administrator: Viewer
  public let officer: Viewer
  public let finance: Viewer
  /// Of Mora, which is in the partnership.
  public let coordinator: Viewer
  /// Of Umeå, which is not.
  public let stranger: Viewer

  public init(_ stage: Stage) throws {
    self.stage = stage
    try stage.makeThemes()
    mora = try stage.makeBody("Mora kommun")
    kasama = try stage.makeBody("Kasama Municipal Council", "ZM")
    umea = try stage.makeBody("Umeå kommun")
    var pair = PartnershipEntry()
    pair.members = [PartnershipMember(organisation: mora, part: .lead), PartnershipMember(organisation: kasama, part: .partner)]
    partnership = try stage.application.addPartnership(pair, permit: Policy.permit(ManagePartnerships.self, to: .system))
    var group = NetworkEntry()
    group.theme = try stage.application.read { try $0.themes.all().first?.id }
    group.texts = [.english: NetworkText(name: "Water network", summary: "")]
    let networks = try Policy.permit(ManageNetworks.self, to: .system)
    network = try stage.application.addNetwork(group, slug: "water", permit: networks)
    let membership = NetworkMembership(member: .partnership(partnership), from: nil, to: nil)
    try stage.application.addNetworkMember(membership, to: network, version: 1, permit: networks)
    administrator = try stage.administrator()
    officer = try stage.officer()
    finance = try stage.person("Fia Finance", HeldRole(.financeOfficer, in: .programme))
    coordinator = try stage.coordinator("Cora Coordinator", of: mora)
    stranger = try stage.coordinator("Stig Stranger", of: umea)
  }

  public var visitor: Viewer { .visitor() }

  public func keeping(_ viewer: Viewer, _ place: Place) throws -> Permit<KeepDocuments> {
    try Policy.permit(KeepDocuments.self, to: viewer, in: stage.application.libraryScope(of: place))
  }

  public func reading(_ viewer: Viewer) throws -> Permit<ReadDocuments> { try Policy.permit(ReadDocuments.self, to: viewer) }

  public func sending(_ viewer: Viewer) throws -> Permit<SendFiles> { try Policy.permit(SendFiles.self, to: viewer) }

  public static func entry(_ title: String = "Agreement", _ audience: Document.Audience = .parties) -> DocumentEntry {
    var entry = DocumentEntry()
    (entry.title, entry.audience, entry.kind) = (title, audience, .agreement)
    return entry
  }

  /// Adds a document as one of the people would.
  @discardableResult
  public func add(
    _ entry: DocumentEntry = Self.entry(), about place: Place? = nil, as viewer: Viewer? = nil, name: String = "agreement.pdf",
    bytes: [UInt8] = SampleFiles.pdf
  ) throws -> Identifier<Document> {
    let (viewer, place) = (viewer ?? coordinator, place ?? .partnership(partnership))
    let upload = try stage.application.keepUpload(SentFile(name: name, bytes: bytes), permit: sending(viewer))
    return try stage.application.addDocument(entry, about: place, file: .upload(upload.id), permit: keeping(viewer, place))
  }

  public func record(_ id: Identifier<Document>, as viewer: Viewer? = nil) throws -> DocumentRecord {
    try stage.application.document(id, permit: reading(viewer ?? coordinator))
  }

  /// Does the jobs that wait.
  public func work() throws { try stage.application.jobRunner().runDue() }
}

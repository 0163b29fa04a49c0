import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore
import Web

/// Walks everything that the index of the demonstration has, for everybody in its cast.
@Suite("A record is found if and only if its page opens")
struct SearchRightsTests {
  private struct Document: Hashable {
    let kind: SearchKind
    let record: String
    let place: String
  }

  @Test("For every person and every record", arguments: TestDatabases.all)
  func everybody(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      var demonstration = Demonstration(stage.application)
      try demonstration.load()
      try sendProposals(stage)
      try stage.buildSearch()
      let documents = try documents(stage)
      #expect(Set(documents.map(\.kind)) == Set(SearchKind.allCases))
      try expectOpen(documents.filter { isPublic($0.kind) }, stage)
      let closed = sample(documents.filter { !isPublic($0.kind) })
      for viewer in try cast(stage) + [.visitor()] { try expect(closed, as: viewer, stage) }
    }
  }

  /// The demonstration stops where the office would send them.
  private func sendProposals(_ stage: Stage) throws {
    let permit = try Policy.permit(ManageMatching.self, to: .system)
    for round in try stage.application.read({ try $0.rounds.open() }) {
      try stage.application.runRound(round.id, permit: permit)
      try stage.application.sendProposals(round.id, permit: permit)
    }
  }

  private func documents(_ stage: Stage) throws -> [Document] {
    try stage.application.read { connection in
      try connection.rows("SELECT kind, record, place FROM search_documents ORDER BY number").map { row in
        Document(kind: try #require(SearchKind(rawValue: try row["kind"])), record: try row["record"], place: try row["place"])
      }
    }
  }

  private func isPublic(_ kind: SearchKind) -> Bool {
    switch kind {
    case .organisation, .partnership, .network, .seeker, .theme, .page: true
    case .declaration, .message, .document, .proposal, .round, .person: false
    }
  }

  /// People are alike: a few stand for all.
  private func sample(_ documents: [Document]) -> [Document] {
    documents.filter { $0.kind != .person } + documents.filter { $0.kind == .person }.prefix(4)
  }

  private func expectOpen(_ documents: [Document], _ stage: Stage) throws {
    let browser = Browser(stage)
    var found: Set<Document> = []
    for kind in SearchKind.allCases where isPublic(kind) { found.formUnion(try all(kind, as: .visitor(), stage)) }
    #expect(found == Set(documents))
    for document in documents { #expect(browser.get(addresses(of: document)[0]).status == 200, "\(document)") }
  }

  /// Everybody with a role, as the session would have them.
  private func cast(_ stage: Stage) throws -> [Viewer] {
    try stage.application.read { connection in
      try connection.people.page(offset: 0, limit: 500).map { listed in
        Viewer(person: listed.person, roles: try connection.heldRoles.roles(of: listed.person.id, on: stage.now.day))
      }
    }
  }

  private func expect(_ documents: [Document], as viewer: Viewer, _ stage: Stage) throws {
    let browser = try stage.browser(as: viewer)
    var found: Set<Document> = []
    for kind in SearchKind.allCases where !isPublic(kind) {
      let answer = try stage.search("", as: viewer, filters: [.kind: kind.rawValue])
      let documents = try all(kind, as: viewer, stage)
      #expect(answer.total == documents.count)
      #expect(answer.counts[.kind]?[kind.rawValue] ?? 0 == documents.count)
      found.formUnion(documents)
    }
    for document in documents {
      let opens = addresses(of: document).contains { browser.get($0).status == 200 }
      #expect(found.contains(document) == opens, "\(viewer.person?.name ?? "a visitor"), \(document)")
    }
  }

  private func all(_ kind: SearchKind, as viewer: Viewer, _ stage: Stage) throws -> Set<Document> {
    var found: Set<Document> = []
    var page = 1
    while true {
      let hits = try stage.search("", as: viewer, filters: [.kind: kind.rawValue], page: page).hits
      found.formUnion(hits.map { Document(kind: $0.kind, record: $0.record, place: $0.place) })
      if hits.count < SearchAnswer.pageSize { return found }
      page += 1
    }
  }

  /// Every page that shows the record, whoever it is for.
  private func addresses(of document: Document) -> [String] {
    switch document.kind {
    case .organisation: ["/en/organisations/\(document.place)"]
    case .partnership: ["/en/partnerships/\(document.place)"]
    case .network: ["/en/networks/\(document.place)"]
    case .seeker: ["/en/seeking/\(document.place)"]
    case .theme: ["/en/partnerships?theme=\(document.place)"]
    case .page: ["/en/\(document.place)"]
    case .declaration: ["/en/declare/\(document.place)", "/en/office/declarations/\(document.place)"]
    case .document: ["/en/documents/\(document.place)"]
    case .message: ["/en/home/messages/\(document.place)"]
    case .proposal: ["/en/home/proposals/\(document.place)"]
    case .round: ["/en/office/rounds/\(document.place)"]
    case .person: ["/en/office/people/\(document.place)"]
    }
  }
}

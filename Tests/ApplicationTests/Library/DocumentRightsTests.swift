import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Who may see a document")
struct DocumentRightsTests {
  @Test("each audience for each sort of reader, in the list, by search and by itself", arguments: TestDatabases.all)
  func audiences(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let named = try stage.coordinator("Nils Named", of: scene.umea)
      var expected: [String: Set<String>] = [:]
      for place in [Place.partnership(scene.partnership), .network(scene.network), .organisation(scene.mora), .programme] {
        for audience in Document.Audience.allCases {
          var entry = LibraryScene.entry("Paper \(place) \(audience)", audience)
          if audience == .named { entry.readers = [try #require(named.person?.id)] }
          try scene.add(entry, about: place, as: scene.officer)
          expected[entry.title] = readers(audience, place)
        }
      }
      let people = [
        "visitor": scene.visitor, "administrator": scene.administrator, "officer": scene.officer, "finance": scene.finance,
        "coordinator": scene.coordinator, "stranger": scene.stranger, "named": named,
      ]
      for (name, viewer) in people {
        let wanted = Set(expected.filter { $0.value.contains(name) }.keys)
        #expect(try titles(scene, viewer) == wanted, "\(name)")
        #expect(try titles(scene, viewer, words: ["paper"]) == wanted, "\(name)")
        #expect(try opened(scene, viewer) == wanted, "\(name)")
      }
    }
  }

  /// As docs/architecture.md says it.
  private func readers(_ audience: Document.Audience, _ place: Place) -> Set<String> {
    let office: Set = ["administrator", "officer", "finance"]
    switch audience {
    case .everyone: return office.union(["visitor", "coordinator", "stranger", "named"])
    case .parties: return office.union(place == .programme ? ["coordinator", "stranger", "named"] : ["coordinator"])
    case .office: return office
    // The officer added them.
    case .named: return ["administrator", "officer", "named"]
    }
  }

  private func titles(_ scene: LibraryScene, _ viewer: Viewer, words: [String] = []) throws -> Set<String> {
    var filter = DocumentFilter()
    filter.words = words
    let page = try scene.stage.application.documents(filter, offset: 0, limit: 50, countUpTo: 100, permit: scene.reading(viewer))
    return Set(page.documents.map(\.entry.title))
  }

  /// Those of all documents that the viewer can open by their address.
  private func opened(_ scene: LibraryScene, _ viewer: Viewer) throws -> Set<String> {
    let ids: [Identifier<Document>] = try scene.stage.application.read { try $0.rows("SELECT id FROM documents").map { try $0["id"] } }
    return Set(ids.compactMap { try? scene.record($0, as: viewer).document.entry.title })
  }

  @Test("only the office and the parties' coordinators keep documents, each where they take part", arguments: TestDatabases.all)
  func keepers(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let place = Place.partnership(scene.partnership)
      #expect(throws: Refusal.stranger) { try scene.keeping(scene.stranger, place) }
      #expect(throws: Refusal.notAllowed) { try scene.keeping(scene.finance, place) }
      let id = try scene.add()
      // A permit for one's own place is none for another's.
      let own = try scene.keeping(scene.stranger, .organisation(scene.umea))
      #expect(throws: NotFound.self) { try stage.application.deleteDocument(id, version: 1, permit: own) }
      #expect(throws: NotFound.self) {
        let file = SentFile(name: "a.pdf", bytes: SampleFiles.pdf)
        let upload = try stage.application.keepUpload(file, permit: scene.sending(scene.stranger))
        try stage.application.addDocument(LibraryScene.entry(), about: place, file: .upload(upload.id), permit: own)
      }
      // What the office keeps for itself is not the coordinator's to change.
      let hidden = try scene.add(LibraryScene.entry("Notes", .office), as: scene.officer)
      #expect(throws: NotFound.self) {
        try stage.application.deleteDocument(hidden, version: 1, permit: scene.keeping(scene.coordinator, place))
      }
    }
  }
}

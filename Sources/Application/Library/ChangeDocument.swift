import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// Changes what is said of a document and who may see it.
  /// - Parameter version: the one that the person saw.
  /// - Throws: `InvalidInput`, `VersionConflict`, `NotFound`.
  public func changeDocument(
    _ id: Identifier<Document>, to entry: DocumentEntry, version: Int, permit: Permit<KeepDocuments>
  ) throws {
    try change(permit) { change in
      let old = try change.document(id, permit)
      let isPicture = try change.connection.documents.version(old.latest, of: id)?.content.isPicture ?? false
      var next = old
      next.entry = try checked(entry, isPicture: isPicture, hasFile: true)
      guard old.version == version else { throw VersionConflict() }
      guard next.entry != old.entry else { return change.recordNothing() }
      next.changedAt = change.at
      try change.expectOne(change.connection.documents.update(next, words: next.words))
      try change.record(id, before: change.fields(of: old), after: change.fields(of: next))
    }
  }

  /// Deletes a document; for 30 days it can be restored.
  public func deleteDocument(_ id: Identifier<Document>, version: Int, permit: Permit<KeepDocuments>) throws {
    try change(permit) { change in
      let old = try change.document(id, permit)
      guard old.version == version else { throw VersionConflict() }
      var next = old
      next.deletedAt = change.at
      try change.expectOne(change.connection.documents.update(next, words: next.words))
      try change.record(id, before: ["title": old.entry.title], after: ["title": old.entry.title, "state": "deleted"])
    }
  }

  /// Takes a deletion back.
  /// - Throws: `StepRefused(.notRestorable)`.
  public func restoreDocument(_ id: Identifier<Document>, permit: Permit<KeepDocuments>) throws {
    try change(permit) { change in
      let old = try change.document(id, permit, isDeleted: true)
      guard let deletedAt = old.deletedAt, deletedAt + .days(try change.connection.daysKept(.deletedDocuments)) > change.at else {
        throw StepRefused([.notRestorable])
      }
      var next = old
      next.deletedAt = nil
      try change.expectOne(change.connection.documents.update(next, words: next.words))
      try change.record(id, before: ["state": "deleted"], after: ["state": "restored"])
    }
  }
}

extension Change {
  /// A document that the viewer may read and that belongs where the permit was given for.
  /// - Throws: `NotFound`.
  func document(_ id: Identifier<Document>, _ permit: Permit<KeepDocuments>, isDeleted: Bool = false) throws -> Document {
    guard let document = try connection.documents.find(id), (document.deletedAt != nil) == isDeleted,
      try connection.libraryAccess(of: viewer).mayRead(document)
    else { throw NotFound() }
    try checkScope(of: document.place, permit)
    return document
  }

  /// The permit must have been given for those who take part in the place.
  func checkScope(of place: Place, _ permit: Permit<KeepDocuments>) throws {
    if permit.viewer.isSystem { return }
    let scope = try connection.libraryScope(of: place)
    guard scope.organisations == permit.scope.organisations, scope.networks == permit.scope.networks,
      scope.partnerships == permit.scope.partnerships
    else { throw NotFound() }
  }

  func fields(of document: Document, file: ReceivedFile? = nil) -> AuditFields {
    let entry = document.entry
    return [
      "title": entry.title, "description": entry.description, "language": entry.language, "kind": entry.kind.rawValue,
      "audience": entry.audience.rawValue, "readers": entry.readers.map(\.description).sorted().joined(separator: " "),
      "alternative": entry.alternativeText, "caption": entry.caption, "consent": entry.consent.rawValue,
      "file": file?.name, "digest": file?.content.digest,
    ]
  }
}

extension Connection {
  /// What somebody may see in the library.
  public func libraryAccess(of viewer: Viewer) throws -> LibraryAccess {
    LibraryAccess(viewer, places: try documents.places(of: viewer))
  }
}

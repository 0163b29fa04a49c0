import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Adds a document with its first file.
  /// - Parameter place: the one that the permit's scope was made of.
  /// - Throws: `InvalidInput`, `NotFound`.
  @discardableResult
  public func addDocument(
    _ entry: DocumentEntry, about place: Place, file: DocumentFile?, permit: Permit<KeepDocuments>
  ) throws -> Identifier<Document> {
    let sent = try file.flatMap { try received($0) }
    return try change(permit) { change in
      try change.checkScope(of: place, permit)
      let file = try change.take(file, sent)
      let entry = try checked(entry, isPicture: file?.content.isPicture ?? false, hasFile: file != nil)
      guard let file else { throw NotFound() }
      try change.checkRoom(in: place, for: file.content, most: configuration.files.placeLimit)
      let document = Document(
        id: change.makeIdentifier(), place: place, entry: entry, offered: 0, latest: 1, createdBy: change.viewer.person?.id,
        createdAt: change.at, changedAt: change.at, deletedAt: nil, version: 1)
      try change.connection.documents.insert(document, words: document.words)
      try change.insert(file, as: 1, of: document, note: "")
      try change.record(document.id, after: change.fields(of: document, file: file))
      return document.id
    }
  }

  /// Adds a file as the newest version.
  /// - Parameter version: of the document, as the person saw it.
  /// - Throws: `InvalidInput`, `VersionConflict`, `NotFound`.
  public func addVersion(
    of id: Identifier<Document>, file: DocumentFile?, note: String, version: Int, permit: Permit<KeepDocuments>
  ) throws {
    let sent = try file.flatMap { try received($0) }
    try change(permit) { change in
      let old = try change.document(id, permit)
      guard old.version == version else { throw VersionConflict() }
      var validation = Validation()
      let note = validation.line("note", note, required: false, limit: 300)
      if file == nil { validation.add("file", .fileMissing) }
      try validation.finish()
      guard let file = try change.take(file, sent) else { throw NotFound() }
      _ = try checked(old.entry, isPicture: file.content.isPicture, hasFile: true)
      try change.checkRoom(in: old.place, for: file.content, most: configuration.files.placeLimit)
      try change.add(file, to: old, note: note)
    }
  }

  /// Brings an earlier version back as the newest. Everything between stays.
  /// - Throws: `StepRefused(.versionRemoved)`, `VersionConflict`, `NotFound`.
  public func restoreVersion(_ number: Int, of id: Identifier<Document>, version: Int, permit: Permit<KeepDocuments>) throws {
    try change(permit) { change in
      let old = try change.document(id, permit)
      guard old.version == version else { throw VersionConflict() }
      guard let earlier = try change.connection.documents.version(number, of: id) else { throw NotFound() }
      guard earlier.content.state != .infected else { throw StepRefused([.versionRemoved]) }
      guard number != old.latest else { throw NotFound() }
      try change.connection.contents.arrive(earlier.content, at: change.at)
      try change.add(ReceivedFile(name: earlier.name, content: earlier.content), to: old, note: "", restoredFrom: number)
    }
  }

  func checked(_ entry: DocumentEntry, isPicture: Bool, hasFile: Bool) throws(InvalidInput) -> DocumentEntry {
    var validation = Validation()
    let entry = entry.checked(isPicture: isPicture, &validation)
    if !hasFile { validation.add("file", .fileMissing) }
    try validation.finish()
    return entry
  }
}

extension Change {
  fileprivate func take(_ file: DocumentFile?, _ received: ReceivedFile?) throws -> ReceivedFile? {
    guard case .upload(let id)? = file else { return received }
    return try takeUpload(id)
  }

  fileprivate func insert(
    _ file: ReceivedFile, as number: Int, of document: Document, note: String, restoredFrom: Int? = nil
  ) throws {
    try connection.documents.insert(
      DocumentVersion(
        document: document.id, number: number, content: file.content, name: file.name, by: viewer.person?.id, at: at, note: note,
        restoredFrom: restoredFrom))
  }

  fileprivate func add(_ file: ReceivedFile, to old: Document, note: String, restoredFrom: Int? = nil) throws {
    var next = old
    next.latest += 1
    next.changedAt = at
    try expectOne(connection.documents.update(next, words: next.words))
    try insert(file, as: next.latest, of: next, note: note, restoredFrom: restoredFrom)
    try record(
      old.id,
      after: [
        "version": String(next.latest), "file": file.name, "digest": file.content.digest,
        "restoredFrom": restoredFrom.map { String($0) },
      ])
  }
}

extension Document {
  /// The folded words that it is found by.
  var words: Set<String> { Set(foldedWords(entry.title + " " + entry.description)) }
}

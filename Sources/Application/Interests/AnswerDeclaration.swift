import Database
import Domain
import Store
import TwinhallCore

/// Somebody else answered the question since its page was opened. Nothing was written.
public struct AnswerConflict: Error, Sendable {
  /// What stands there now.
  public let stored: Entries
}

extension Application {
  /// Saves one question by itself. People who answer different questions at the same time do not meet; two who answer the same one do.
  /// - Parameters:
  ///   - stamp: of the answer the page was opened with.
  ///   - networkAddress: of the sender, for the limit on files; nil when the program itself sends.
  ///   - file: the letter or decision, with the question about backing; nil keeps the one that is there.
  /// - Throws: `InvalidInput`, `AnswerConflict`, `StepRefused(.closed)` when the declaration is not in the owner's hands, `.tooMany` files.
  public func saveAnswer(
    _ question: DeclarationQuestion, _ entries: Entries, stamp: String, file: SentFile? = nil, from networkAddress: String? = nil,
    permit: Permit<EditDeclaration>
  ) throws {
    let content = try file.map { try store($0, from: networkAddress, permit) }
    try change(permit) { change in
      let old = try permit.declaration(on: change.connection)
      guard old.isEditable else { throw StepRefused([.closed]) }
      let catalogue = try QuestionCatalogue(change.connection, old.answers, typed: question == .wishes ? entries.typedBodies : [])
      let stored = Entries(of: question, old.answers, catalogue)
      var reader = QuestionReader(entries, catalogue, into: old.answers, own: old.organisation)
      try reader.read(question)
      var next = old
      next.answers = reader.answers
      if let file, let content { next.answers.backingFile = try insert(file, content, change) }
      if entries.text("remove-file") == YesOrNo.yes.rawValue, file == nil { next.answers.backingFile = nil }
      guard next.answers != old.answers else { return change.recordNothing() }
      guard stored.stamp == stamp else { throw AnswerConflict(stored: stored) }
      next.changedAt = change.at
      try change.update(next, from: old)
      let after = Entries(of: question, next.answers, try QuestionCatalogue(change.connection, next.answers))
      var fields = question.auditFields(after)
      fields.set(DeclarationQuestion.auditField, question.rawValue)
      try change.record(old.id, before: question.auditFields(stored), after: fields)
    }
  }

  /// Stores the file; before that, nothing may stand against it, since storage does not roll back.
  private func store(_ file: SentFile, from networkAddress: String?, _ permit: Permit<EditDeclaration>) throws -> Content {
    let declaration = try read { try permit.declaration(on: $0) }
    guard declaration.isEditable else { throw StepRefused([.closed]) }
    if file.size > QuestionLimits.file { throw InvalidInput([.tooLarge("file", QuestionLimits.file)]) }
    if let networkAddress { try limit(.filesPerNetworkAddress, key: networkAddress) }
    try limit(.filesPerDeclaration, key: declaration.id.description)
    return try receive(file, types: [.pdf, .jpeg, .png], limit: QuestionLimits.file)
  }

  private func insert(_ file: SentFile, _ content: Content, _ change: Change) throws -> Identifier<StoredFile> {
    let record = FileRecord(
      id: change.makeIdentifier(), digest: content.digest, name: fileName(file.name), contentType: content.mediaType, size: content.size)
    try change.connection.files.insert(record, at: change.at)
    return record.id
  }

  /// The uploaded letter or decision.
  /// - Throws: `NotFound` when there is none; `StepRefused(.beingChecked)` until it is found clean, `.versionRemoved` when it was not.
  public func backingFile(permit: Permit<EditDeclaration>) throws -> (record: FileRecord, bytes: [UInt8]) {
    let found = try read { connection in
      try permit.declaration(on: connection).answers.backingFile.flatMap { try connection.files.find($0) }
        .flatMap { record in try connection.contents.find(record.digest).map { (record, $0.state) } }
    }
    guard let (record, state) = found else { throw NotFound() }
    if state == .infected { throw StepRefused([.versionRemoved]) }
    guard state == .clean else { throw StepRefused([.beingChecked]) }
    return (record, try store.bytes(record.digest, size: record.size))
  }
}

extension RateLimit {
  /// Files sent to one declaration. No account is needed, so that the disk would else be anybody's to fill.
  fileprivate static let filesPerDeclaration = RateLimit(name: "files", attempts: 20, minutes: 60)
  /// Files from one network address.
  fileprivate static let filesPerNetworkAddress = RateLimit(name: "files-network", attempts: 60, minutes: 60)
}

extension Entries {
  fileprivate var typedBodies: [String] {
    (1...QuestionLimits.wishes).flatMap { [text("wish-\($0)"), text("veto-\($0)")] }.map(\.trimmingWhitespace)
  }
}

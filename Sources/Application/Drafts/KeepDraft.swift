import Database
import Domain
import Store
import TwinhallCore

/// What became of text that was to be kept.
public enum KeptDraft: Hashable, Sendable {
  case kept(version: Int, at: Instant)
  /// Another tab or device has kept other text; both are there now.
  case both(version: Int, at: Instant)
  /// Only some fields came, and what they change is not there: all are needed.
  case allNeeded
  /// The form has been sent meanwhile.
  case sent
}

extension RateLimit {
  /// Drafts kept by one person or one browser.
  fileprivate static let draftsPerOwner = RateLimit(name: "drafts", attempts: 800, minutes: 15)
  /// Drafts kept from one network address by people who are not signed in; a whole town hall may share it.
  fileprivate static let draftsPerNetworkAddress = RateLimit(name: "drafts-network", attempts: 600, minutes: 15)
}

extension Application {
  /// Keeps what was written into a form, so that no word is lost when it is not sent.
  /// - Throws: `StepRefused(.tooMany)` when somebody has too many drafts or keeps too often, `InvalidInput` when it is too long.
  public func keepDraft(_ form: WrittenForm, from networkAddress: String, permit: Permit<KeepDraft>) throws -> KeptDraft {
    guard form.fields.size <= form.owner.mostBytes else { throw InvalidInput([Problem("fields", .tooLong)]) }
    if case .browser = form.owner { try limit(.draftsPerNetworkAddress, key: networkAddress) }
    try limit(.draftsPerOwner, key: form.owner.text)
    return try database.transaction { try keep(form, on: $0) }
  }

  private func keep(_ form: WrittenForm, on connection: any Connection) throws -> KeptDraft {
    if form.isAutosave, try connection.submissions.isTaken(token: form.tab) { return .sent }
    let drafts = try connection.drafts.find(form.access.owners, address: form.address)
    guard var draft = drafts.first(where: form.isDraftOfAuthor) else { return try insert(form, on: connection) }
    let written = WrittenText(fields: form.text(over: draft), tab: form.tab, savedAt: time.now)
    (draft.page, draft.title) = (form.page, form.title)
    if draft.version == form.version || draft.text.tab == form.tab {
      (draft.text, draft.base) = (written, form.base)
      return .kept(version: try update(draft, on: connection), at: time.now)
    }
    guard form.names == nil else { return .allNeeded }
    if draft.text.fields == form.fields { return .kept(version: draft.version, at: draft.text.savedAt) }
    if let rival = draft.rival, rival.tab != form.tab, rival.fields != form.fields { throw StepRefused([.tooMany]) }
    draft.rival = written
    return .both(version: try update(draft, on: connection), at: time.now)
  }

  private func update(_ draft: Draft, on connection: any Connection) throws -> Int {
    guard try connection.drafts.update(draft) == 1 else { throw VersionConflict() }
    return draft.version + 1
  }

  private func insert(_ form: WrittenForm, on connection: any Connection) throws -> KeptDraft {
    guard form.names == nil else { return .allNeeded }
    guard try connection.drafts.count(form.owner) < form.owner.most else { throw StepRefused([.tooMany]) }
    try connection.drafts.insert(
      Draft(
        id: Identifier(at: time.now), owner: form.owner, author: form.author, address: form.address, page: form.page, title: form.title,
        base: form.base, text: WrittenText(fields: form.fields, tab: form.tab, savedAt: time.now)))
    return .kept(version: 1, at: time.now)
  }
}

extension WrittenForm {
  /// All fields, where only those that changed were sent.
  fileprivate func text(over draft: Draft) -> FormFields { names.map { draft.text.fields.replacing($0, from: fields) } ?? fields }
}

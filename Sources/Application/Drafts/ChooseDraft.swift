import Database
import Domain
import Store
import TwinhallCore

/// One of two texts for a field.
public enum DraftChoice: String, Sendable {
  /// The text of the draft.
  case mine
  /// What is stored, or what the other tab wrote.
  case other
}

extension Draft {
  /// Names of the fields for which what is stored was chosen, as a field of the draft itself.
  public static let settled = "draft-settled"
}

extension Application {
  /// Settles which text goes on, field by field, where a draft meets what was stored since or what another tab has written.
  /// - Parameters:
  ///   - version: of the draft that the choice was made on.
  ///   - base: fingerprint of what is stored now.
  /// - Throws: `VersionConflict` when the draft has changed since.
  public func chooseDraft(
    _ id: Identifier<Draft>, version: Int, choices: [String: DraftChoice], base: String, _ access: DraftAccess, permit: Permit<KeepDraft>
  ) throws -> Draft {
    try database.transaction { connection in
      var draft = try access.draft(id, on: connection)
      guard draft.version == version else { throw VersionConflict() }
      let others = choices.filter { $0.value == .other }.map(\.key)
      if let rival = draft.rival {
        draft.text.fields = draft.text.fields.replacing(others, from: rival.fields)
        draft.rival = nil
      } else {
        let settled = Set(draft.text.fields[Draft.settled] ?? []).union(others)
        draft.text.fields[Draft.settled] = settled.isEmpty ? nil : settled.sorted()
        draft.base = base
      }
      draft.text.tab = ""
      guard try connection.drafts.update(draft) == 1 else { throw VersionConflict() }
      return draft
    }
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension Visit {
  /// What the forms of a page know of text that was not sent.
  func memory(title: String) -> FormMemory {
    var memory = FormMemory(
      language: language.tag, author: draftAccess.author, page: pageAddress, title: title, keepAddress: address(DraftPages.list))
    if let written {
      memory.refused = RefusedForm(
        address: written.form.address, base: written.form.base, kept: written.kept.map { ($0.version, time(of: $0.at)) })
      memory.page = written.form.page
    }
    // A page can be shown without it, and must be when the database is what failed.
    for draft in ((try? draftsOfPage()) ?? []).reversed() where draft.address != memory.refused?.address {
      memory.unsent[draft.address] = unsent(draft)
    }
    return memory
  }

  private func draftsOfPage() throws -> [Draft] {
    guard !draftAccess.owners.isEmpty else { return [] }
    let permit = try Policy.permit(KeepDraft.self, to: viewer)
    return try application.drafts(onPage: String((written?.form.page ?? path).prefix { $0 != "?" }), draftAccess, permit: permit)
  }

  /// The page with its query, without what is said only once.
  private var pageAddress: String {
    let query = Parameters(request.query.pairs.filter { $0.name != "done" })
    return query.pairs.isEmpty ? path : path + "?" + query.urlEncoded()
  }

  private func unsent(_ draft: Draft) -> UnsentText {
    UnsentText(
      version: draft.version, base: draft.base, time: time(of: draft.text.savedAt), values: draft.text.fields.values,
      settled: Set(draft.text.fields[Draft.settled] ?? []), rival: draft.rival.map { (time(of: $0.savedAt), $0.fields.values) },
      address: address(DraftPages.show, draft.id.description))
  }

  func time(of instant: Instant) -> String { formats.clock(instant, now: application.time.now) }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// Text that was written into forms and not sent: one's own only.
enum DraftPages {
  static let list: PathPattern = "/drafts"
  static let key: PathPattern = "/drafts/key"
  static let show: PathPattern = "/drafts/{draft}"
  static let delete: PathPattern = "/drafts/{draft}/delete"

  static let endpoints: [Endpoint] = [
    .page(list, KeepDraft.self, listPage),
    .form(list, KeepDraft.self, keep),
    .page(key, KeepDraft.self, keyOfForms),
    .page(show, KeepDraft.self, showPage),
    .form(show, KeepDraft.self, choose),
    .form(delete, KeepDraft.self) { visit, permit, _ in
      let draft = try visit.application.deleteDraft(visit.identifier("draft"), visit.draftAccess, permit: permit)
      return visit.redirect(to: "/\(visit.language.tag)" + draft.page, done: .deleted)
    },
  ]

  /// Keeps a form without sending it. The script asks quietly and gets a version; a button gets the page again.
  private static func keep(_ visit: Visit, _ permit: Permit<KeepDraft>, _ form: Form) throws -> Response {
    guard let brought = visit.written else { throw NotFound() }
    visit.written?.isTried = true
    let result = try visit.keep(brought, permit)
    if brought.form.isAutosave { return quietAnswer(result) }
    return visit.redirect(to: "/\(visit.language.tag)" + brought.form.page, done: .kept)
  }

  private static func quietAnswer(_ result: KeptDraft) -> Response {
    switch result {
    case .kept(let version, _): .text(String(version))
    case .both(let version, _): .text(String(version), status: 409)
    case .allNeeded: .text("", status: 412)
    case .sent: .text("", status: 410)
    }
  }

  /// A token for a form that was filled in without a connection, whom it is for, and whether a form was taken.
  private static func keyOfForms(_ visit: Visit, _ permit: Permit<KeepDraft>) throws -> Response {
    let query = visit.request.query
    let token = Submission.token(id: query.first("id") ?? "", address: query.first("form") ?? "")
    let isTaken = try query.first("id") != nil && visit.application.isTaken(token, permit: permit)
    return .text(visit.draftAccess.author + "\n" + visit.csrf + (isTaken ? "\ntaken" : ""))
  }

  private static func choose(_ visit: Visit, _ permit: Permit<KeepDraft>, _ form: Form) throws -> Response {
    var choices: [String: DraftChoice] = [:]
    for pair in form.fields.pairs where pair.name.hasPrefix("take-") {
      choices[String(pair.name.dropFirst(5))] = DraftChoice(rawValue: pair.value)
    }
    let draft = try visit.application.chooseDraft(
      visit.identifier("draft"), version: form.version, choices: choices, base: form.text("base"), visit.draftAccess, permit: permit)
    return visit.redirect(to: "/\(visit.language.tag)" + draft.page, done: nil)
  }
}

extension DraftPages {
  private static func listPage(_ visit: Visit, _ permit: Permit<KeepDraft>) throws -> Response {
    let drafts = try visit.application.drafts(visit.draftAccess, permit: permit)
    let texts = visit.texts
    return visit.page(texts(DraftsText.title), showsWaitingForms: true) { html in
      html.element("h1", [], texts(DraftsText.title))
      html.element("p", [.class("lead")], texts(DraftsText.lead))
      guard !drafts.isEmpty else {
        return html.emptyState(title: texts(DraftsText.emptyTitle), text: texts(DraftsText.emptyText))
      }
      html.drafts(drafts, visit)
    }
  }

  private static func showPage(_ visit: Visit, _ permit: Permit<KeepDraft>) throws -> Response {
    let draft = try visit.application.draft(visit.identifier("draft"), visit.draftAccess, permit: permit)
    let texts = visit.texts
    let days = try visit.application.daysKept(.drafts)
    return visit.page(visit.title(of: draft), above: [Link(texts(DraftsText.title), visit.address(list))]) { html in
      html.element("h1", [], visit.title(of: draft))
      for text in [draft.text, draft.rival].compactMap({ $0 }) {
        html.element("h2", [], texts(DraftsText.yourText, ["time": .text(visit.time(of: text.savedAt))]))
        for words in text.fields.words { html.paragraphs(words) }
      }
      html.actions { $0.buttonLink(Link(texts(DraftsText.open), visit.openAddress(of: draft))) }
      html.element("h2", [], texts(DraftsText.deleteTitle))
      html.element("p", [], texts(DraftsText.deleteText))
      html.element("p", [.class("hint")], texts(DraftsText.keptUntil, ["count": .count(days)]))
      html.form(action: visit.address(delete, draft.id.description), csrf: visit.csrf) { html in
        html.actions { $0.button(texts(DraftsText.deleteTitle), .warning) }
      }
    }
  }
}

extension HTML {
  /// Forms that wait to be sent, each with the way back to it.
  mutating func drafts(_ drafts: [Draft], _ visit: Visit) {
    stepList(
      drafts.map { draft in
        Step(
          visit.title(of: draft), address: visit.openAddress(of: draft), state: visit.texts(DraftsText.unfinished), .warning,
          hint: visit.texts(DraftsText.savedOn, ["time": .text(visit.time(of: draft.text.savedAt))]))
      })
  }

  /// What a person has begun and not sent, on their first page.
  mutating func unfinished(_ visit: Visit) throws {
    let drafts = try visit.application.drafts(visit.draftAccess, permit: Policy.permit(KeepDraft.self, to: visit.viewer))
    guard !drafts.isEmpty else { return }
    element("h2", [], visit.texts(DraftsText.unfinished))
    self.drafts(Array(drafts.prefix(5)), visit)
    element("p") { $0.link(Link(visit.texts(DraftsText.showOrDelete), visit.address(DraftPages.list))) }
  }
}

extension Visit {
  fileprivate func title(of draft: Draft) -> String { draft.title.isEmpty ? texts(DraftsText.title) : draft.title }

  fileprivate func openAddress(of draft: Draft) -> String { "/\(language.tag)" + draft.page }
}

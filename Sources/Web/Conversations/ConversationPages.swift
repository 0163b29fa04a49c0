import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// A person's conversations: the list, one of them, and beginning a new one. The public sees none of it.
enum ConversationPages {
  static let list: PathPattern = "/home/messages"
  static let start: PathPattern = "/home/messages/start"
  static let show: PathPattern = "/home/messages/{message}"
  static let write: PathPattern = "/home/messages/{message}/write"
  static let mute: PathPattern = "/home/messages/{message}/mute"

  static let endpoints: [Endpoint] =
    [
      .page(list, UseOwnAccount.self) { visit, permit in try listPage(visit, permit) },
      .page(start, UseOwnAccount.self) { visit, permit in try startPage(visit, permit) },
      .form(start, UseOwnAccount.self, begin),
      .page(show, TakePart.self, in: taking) { visit, permit in try show(visit, permit) },
      .form(write, TakePart.self, in: taking, write),
      .form(mute, TakePart.self, in: taking) { visit, permit, form in
        try visit.application.mute(visit.identifier("message"), form.text("mails") == "stop", permit: permit)
        return visit.redirect(show, try visit.parameter("message"), done: .saved)
      },
    ] + AskPages.endpoints

  @Sendable private static func taking(_ visit: Visit) throws -> Scope {
    try visit.application.scope(of: visit.identifier("message"), for: visit.viewer)
  }

  private static func show(_ visit: Visit, _ permit: Permit<TakePart>) throws -> Response {
    let response = try showPage(visit)
    try visit.application.markRead(visit.conversation(), permit: permit)
    return response
  }

  private static func write(_ visit: Visit, _ permit: Permit<TakePart>, _ form: Form) throws -> Response {
    do {
      try visit.application.writePost(
        in: visit.identifier("message"), text: form.text("text"), language: form.text("text-language"), permit: permit)
      return visit.redirect(show, try visit.parameter("message"), done: .sent)
    } catch let invalid as InvalidInput {
      return try showPage(visit, typed: form, visit.problems(invalid))
    }
  }

  private static func begin(_ visit: Visit, _ own: Permit<UseOwnAccount>, _ form: Form) throws -> Response {
    do {
      guard let place = Conversation.Place(chosen: form.text("place")) else { throw InvalidInput([Problem("place", .missing)]) }
      let scope = try visit.application.scope(of: place, for: visit.viewer)
      let permit = try Policy.permit(StartConversation.self, to: visit.viewer, in: scope)
      let id = try visit.application.startConversation(
        in: place, subject: form.text("subject"), text: form.text("text"), language: form.text("text-language"), permit: permit)
      return visit.redirect(show, id.description, done: .sent)
    } catch let invalid as InvalidInput {
      return try startPage(visit, own, typed: form, visit.problems(invalid))
    }
  }

  private static func listPage(_ visit: Visit, _ permit: Permit<UseOwnAccount>) throws -> Response {
    let texts = visit.texts
    let found = try visit.application.conversations(
      offset: visit.offset, limit: Pagination.pageSize, countTo: visit.countLimit, permit: permit)
    let above = [Link(texts(InterestsText.homeTitle), visit.address(HomePage.show))]
    return visit.page(texts(ConversationsText.title), above: above) { html in
      html.element("h1", [], texts(ConversationsText.title))
      html.element("p", [.class("lead")], texts(ConversationsText.lead))
      let begin = Link(texts(ConversationsText.start), visit.address(start))
      guard !found.conversations.isEmpty else {
        return html.emptyState(title: texts(ConversationsText.empty), text: texts(ConversationsText.emptyText), action: begin)
      }
      html.actions { $0.buttonLink(begin) }
      html.stepList(found.conversations.map { step(visit, $0, found) })
      html.pagination(visit.pagination(list, counted: found.counted), texts)
      html.element("p") { $0.link(Link(texts(MailingText.link), visit.address(MailChoicePages.show))) }
    }
  }

  private static func step(_ visit: Visit, _ conversation: Conversation, _ list: ConversationList) -> Step {
    let (texts, unread) = (visit.texts, list.unread(conversation))
    let hint = texts(
      ConversationsText.lastPost,
      ["place": .text(list.names.place(of: conversation, texts)), "time": .text(visit.formats.instant(conversation.lastPostAt))])
    return Step(
      conversation.subject, address: visit.address(show, conversation.id.description),
      state: unread > 0 ? texts(ConversationsText.unread, ["count": .count(unread)]) : texts(ConversationsText.read),
      unread > 0 ? .information : .neutral, hint: hint)
  }
}

extension Conversation.Place {
  /// Reads what the form of a new conversation sends: `office`, `partnership:…`, `network:…`.
  init?(chosen text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count > 1 ? parts[1] : "") {
    case ("office", ""): self = .office
    case ("partnership", let id):
      guard let id = Identifier<Partnership>(id) else { return nil }
      self = .partnership(id)
    case ("network", let id):
      guard let id = Identifier<Network>(id) else { return nil }
      self = .network(id)
    default: return nil
    }
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension ConversationPages {
  /// - Parameter typed: what a refused form on the page held.
  static func showPage(_ visit: Visit, typed form: Form? = nil, _ problems: Problems = .none) throws -> Response {
    let id: Identifier<Conversation> = try visit.identifier("message")
    let permit = try Policy.permit(TakePart.self, to: visit.viewer, in: visit.application.scope(of: id, for: visit.viewer))
    let view = try visit.application.conversation(id, page: visit.pageNumber, permit: permit)
    let (texts, conversation) = (visit.texts, view.conversation)
    let above = [
      Link(texts(InterestsText.homeTitle), visit.address(HomePage.show)), Link(texts(ConversationsText.title), visit.address(list)),
    ]
    return visit.page(conversation.subject, problems: problems, above: above) { html in
      html.element("h1", [Attribute("dir", "auto")], conversation.subject)
      html.element("p", [.class("lead")], view.names.place(of: conversation, texts))
      if let question = conversation.question { html.element("p") { $0.tag(visit.word("message", question.rawValue), question.tone) } }
      html.element("h2", [.class("hidden")], texts(ConversationsText.posts))
      for post in view.posts { self.post(visit, post, view, &html) }
      html.pagination(visit.pagination(show, id.description, total: conversation.posts), texts)
      AskPages.next(visit, conversation, form, problems, &html)
      writeForm(visit, conversation, form, problems, &html)
      people(visit, view, &html)
      mute(visit, view, &html)
    }
  }

  private static func post(_ visit: Visit, _ post: Post, _ view: ConversationView, _ html: inout HTML) {
    let texts = visit.texts
    let body = post.organisation.map { view.names.organisation($0, visit.language) } ?? ""
    let author =
      post.author.flatMap { view.authors[$0] }.map { body.isEmpty ? $0 : "\($0), \(body)" }
      ?? texts(ConversationsText.somebody, ["name": .text(body)])
    html.element("article", [.class("post"), .id("post-\(post.number)")]) { html in
      html.element("h3", [], author)
      html.element("p", [.class("hint")]) { html in
        html.text(visit.formats.instant(post.sentAt))
        guard post.mail != nil else { return }
        html.raw(" ")
        html.tag(texts(ConversationsText.byMail))
      }
      html.languageNote(post.textLanguage, visit)
      html.element("div", [Attribute("dir", "auto")]) { $0.paragraphs(post.text, language: visit.foreign(post.textLanguage)) }
      guard let mail = post.mail else { return }
      if !mail.leftOut.isEmpty {
        html.element("p", [.class("hint")], texts(ConversationsText.leftOut, ["files": .text(mail.leftOut.joined(separator: ", "))]))
      }
      // The whole mail may hold what its writer did not mean for everybody, so only the office and the writer see it.
      let isOwn = post.author == visit.viewer.person?.id
      if !mail.original.isEmpty, isOwn || visit.may(ReadOfficeMail.self) {
        html.details(texts(ConversationsText.original)) { $0.paragraphs(mail.original) }
      }
    }
  }

  private static func writeForm(
    _ visit: Visit, _ conversation: Conversation, _ form: Form?, _ problems: Problems, _ html: inout HTML
  ) {
    let texts = visit.texts
    html.form(action: visit.address(write, conversation.id.description), csrf: visit.csrf, warnsUnsaved: true) { html in
      html.textArea(
        Field(
          "text", label: texts(ConversationsText.answer), hint: texts(ConversationsText.textHint), error: problems.error(at: "text"),
          value: form?.text("text") ?? ""), rows: 6, maximum: ConversationLimits.post, texts)
      let (field, languages) = visit.writtenLanguageField(form?.text("text-language") ?? "", problems)
      html.select(field, languages)
      html.actions { $0.button(texts(ConversationsText.send), conversation.question == .sent ? .secondary : .primary) }
    }
  }

  private static func people(_ visit: Visit, _ view: ConversationView, _ html: inout HTML) {
    let texts = visit.texts
    html.details(texts(ConversationsText.people)) { html in
      let others = view.people.map(\.name)
      if others.isEmpty { html.element("p", [], texts(ConversationsText.peopleNone)) } else { html.sentences(others) }
    }
  }

  private static func mute(_ visit: Visit, _ view: ConversationView, _ html: inout HTML) {
    let texts = visit.texts
    if view.isMuted { html.element("p", [.class("hint")], texts(ConversationsText.muted)) }
    html.form(action: visit.address(mute, view.conversation.id.description), csrf: visit.csrf) { html in
      html.hidden("mails", view.isMuted ? "send" : "stop")
      html.actions { $0.button(texts(view.isMuted ? ConversationsText.unmute : .mute), .secondary) }
    }
  }
}

extension Conversation.Question {
  var tone: Tone {
    switch self {
    case .sent: .information
    case .accepted: .positive
    case .declined, .withdrawn: .neutral
    }
  }
}

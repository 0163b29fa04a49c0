import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Writing to a municipality that seeks a partner, from its public page, and what becomes of the question.
enum AskPages {
  static let write: PathPattern = "/seeking/{municipality}/write"
  static let answer: PathPattern = "/home/messages/{message}/answer"
  static let withdraw: PathPattern = "/home/messages/{message}/withdraw"

  static let endpoints: [Endpoint] = [
    .page(write, ExpressInterest.self, in: writers) { visit, _ in try writePage(visit) },
    .form(write, ExpressInterest.self, in: writers, send),
    .form(answer, AnswerInterest.self, in: receiver, answer),
    .form(withdraw, ExpressInterest.self, in: sender) { visit, permit, _ in
      try visit.application.withdrawInterest(visit.identifier("message"), permit: permit)
      return visit.redirect(ConversationPages.show, try visit.parameter("message"), done: .withdrawn)
    },
  ]

  @Sendable private static func writers(_ visit: Visit) -> Scope { Scope(organisations: visit.writers) }

  @Sendable private static func receiver(_ visit: Visit) throws -> Scope { .organisation(try bodies(visit).to) }

  @Sendable private static func sender(_ visit: Visit) throws -> Scope { .organisation(try bodies(visit).from) }

  private static func bodies(_ visit: Visit) throws -> (from: Identifier<Organisation>, to: Identifier<Organisation>) {
    guard let bodies = try visit.conversation().organisations else { throw NotFound() }
    return bodies
  }

  private static func send(_ visit: Visit, _ permit: Permit<ExpressInterest>, _ form: Form) throws -> Response {
    let seeker = try visit.seeker()
    guard let receiver = seeker.declaration.organisation else { throw NotFound() }
    guard let sender = Identifier<Organisation>(form.text("from")) else { throw InvalidInput([Problem("from", .missing)]) }
    do {
      try visit.application.expressInterest(
        from: sender, to: receiver, message: form.text("message"), language: form.text("text-language"), permit: permit)
    } catch let invalid as InvalidInput {
      return try writePage(visit, Entries(form.fields.pairs), problems: visit.problems(invalid))
    }
    return visit.redirect(ConversationPages.list, done: .sent)
  }

  private static func answer(_ visit: Visit, _ permit: Permit<AnswerInterest>, _ form: Form) throws -> Response {
    guard let answer = Conversation.Answer(rawValue: form.text("decision")) else {
      throw InvalidInput([Problem("decision", .missing)])
    }
    do {
      try visit.application.answerInterest(visit.identifier("message"), answer, words: form.text("answer"), permit: permit)
    } catch let invalid as InvalidInput {
      return try ConversationPages.showPage(visit, typed: form, visit.problems(invalid))
    }
    return visit.redirect(ConversationPages.show, try visit.parameter("message"), done: answer == .accept ? .accepted : .declined)
  }

  private static func writePage(_ visit: Visit, _ typed: Entries = Entries(), problems: Problems = .none) throws -> Response {
    let (texts, seeker) = (visit.texts, try visit.seeker())
    let title = texts(InterestsText.writeTitle, ["name": .text(seeker.name(in: visit.language))])
    let own = try visit.names(visit.writers.subtracting(seeker.declaration.organisation.map { [$0] } ?? []))
    let choices = visit.inOrder(own.map { Choice($0.key.description, $0.value) })
    let above = [
      Link(texts(InterestsText.seekingTitle), visit.address(SeekingPages.list)),
      Link(seeker.name(in: visit.language), visit.address(SeekingPages.show, seeker.slug ?? seeker.id)),
    ]
    return visit.page(title, problems: problems, above: above) { html in
      html.element("h1", [], title)
      html.form(action: visit.address(write, seeker.slug ?? seeker.id), csrf: visit.csrf, warnsUnsaved: true) { html in
        if choices.count == 1 {
          html.hidden("from", choices[0].value)
        } else {
          html.select(
            Field("from", label: texts(InterestsText.writeFrom), error: problems.error(at: "from"), value: typed.text("from")), choices)
        }
        html.textArea(
          Field(
            "message", label: texts(InterestsText.messageLabel), hint: texts(InterestsText.messageLabelHint),
            error: problems.error(at: "message"), value: typed.text("message")), rows: 8, maximum: QuestionLimits.about, texts)
        let (field, languages) = visit.writtenLanguageField(typed.text("text-language"), problems)
        html.select(field, languages)
        html.actions { $0.button(texts(InterestsText.writeSend)) }
      }
    }
  }

  /// The form that answers a question, and the one that takes it back, for whoever may.
  static func next(_ visit: Visit, _ conversation: Conversation, _ typed: Form?, _ problems: Problems, _ html: inout HTML) {
    guard conversation.question == .sent, let bodies = conversation.organisations else { return }
    let (texts, id) = (visit.texts, conversation.id.description)
    if visit.may(AnswerInterest.self, in: .organisation(bodies.to)) {
      html.element("h2", [], texts(ConversationsText.question))
      html.form(action: visit.address(answer, id), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.textArea(
          Field(
            "answer", label: texts(InterestsText.answerWords), hint: texts(InterestsText.answerWordsHint),
            error: problems.error(at: "answer"), value: typed?.text("answer") ?? "", optional: texts(FormsText.optional)),
          maximum: QuestionLimits.text, texts)
        html.actions { html in
          html.button(texts(InterestsText.answerAccept), name: "decision", value: Conversation.Answer.accept.rawValue)
          html.button(texts(InterestsText.answerDecline), .secondary, name: "decision", value: Conversation.Answer.decline.rawValue)
        }
      }
    }
    if visit.may(ExpressInterest.self, in: .organisation(bodies.from)) {
      html.details(texts(InterestsText.messageWithdraw)) { html in
        visit.actionForm(withdraw, id, texts(InterestsText.messageWithdraw), kind: .warning, &html)
      }
    }
  }
}

extension Visit {
  /// The conversation that the address names.
  func conversation() throws -> Conversation {
    let id: Identifier<Conversation> = try identifier("message")
    guard let conversation = try application.read({ try $0.conversations.find(id) }) else { throw NotFound() }
    return conversation
  }

  /// Names of bodies in the reader's language.
  func names(_ ids: some Sequence<Identifier<Organisation>>) throws -> [Identifier<Organisation>: String] {
    try application.read { try $0.organisations.names(ids) }.mapValues { $0.name(in: language) }
  }
}

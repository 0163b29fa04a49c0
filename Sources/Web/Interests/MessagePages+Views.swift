import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension MessagePages {
  static func writePage(_ visit: Visit, _ typed: Entries = Entries(), problems: Problems = .none) throws -> Response {
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
        html.actions { $0.button(texts(InterestsText.writeSend)) }
      }
    }
  }

  static func listPage(_ visit: Visit) throws -> Response {
    let (texts, own) = (visit.texts, visit.writers)
    let (messages, total) = try visit.application.read {
      (
        try $0.interestMessages.page(of: own, offset: visit.offset, limit: visit.pageSize), try $0.interestMessages.count(of: own)
      )
    }
    let names = try visit.names(messages.flatMap { [$0.from, $0.to] })
    let above = [Link(texts(InterestsText.homeTitle), visit.address(HomePage.show))]
    return visit.page(texts(InterestsText.messagesTitle), above: above) { html in
      html.element("h1", [], texts(InterestsText.messagesTitle))
      if messages.isEmpty {
        html.emptyState(
          title: texts(InterestsText.messagesEmpty), text: texts(InterestsText.messagesEmptyText),
          action: Link(texts(InterestsText.seekingTitle), visit.address(SeekingPages.list)))
      } else {
        html.stepList(messages.map { step(visit, $0, names) })
        html.pagination(visit.pagination(list, total: total), texts)
      }
    }
  }

  private static func step(_ visit: Visit, _ message: InterestMessage, _ names: [Identifier<Organisation>: String]) -> Step {
    Step(
      title(visit, message, names), address: visit.address(show, message.id.description),
      state: visit.word("message", message.state.rawValue), message.state.tone,
      hint: visit.texts(InterestsText.messageSentOn, ["time": .text(visit.formats.instant(message.sentAt))]))
  }

  /// `From Kasama` for a message that came in, `To Kasama` for one that was sent.
  static func title(_ visit: Visit, _ message: InterestMessage, _ names: [Identifier<Organisation>: String]) -> String {
    visit.writers.contains(message.to)
      ? visit.texts(InterestsText.messageFrom, ["name": .text(names[message.from] ?? "")])
      : visit.texts(InterestsText.messageTo, ["name": .text(names[message.to] ?? "")])
  }

  static func onePage(_ visit: Visit, words: String = "", problems: Problems = .none) throws -> Response {
    let (texts, message) = (visit.texts, try visit.message())
    let title = title(visit, message, try visit.names([message.from, message.to]))
    let above = [
      Link(texts(InterestsText.homeTitle), visit.address(HomePage.show)), Link(texts(InterestsText.messagesTitle), visit.address(list)),
    ]
    return visit.page(title, problems: problems, above: above) { html in
      html.element("h1", [], title)
      html.element("p") { html in
        html.tag(visit.word("message", message.state.rawValue), message.state.tone)
        html.raw(" ")
        html.text(texts(InterestsText.messageSentOn, ["time": .text(visit.formats.instant(message.sentAt))]))
      }
      html.paragraphs(message.message)
      answer(visit, message, &html)
      if message.state == .sent { next(visit, message, words, problems, &html) }
    }
  }

  private static func answer(_ visit: Visit, _ message: InterestMessage, _ html: inout HTML) {
    guard let answeredAt = message.answeredAt else { return }
    html.element("h2", [], visit.texts(InterestsText.messageAnswer))
    html.paragraphs(message.answer)
    html.element("p", [.class("hint")], visit.texts(InterestsText.answeredOn, ["time": .text(visit.formats.instant(answeredAt))]))
  }

  private static func next(_ visit: Visit, _ message: InterestMessage, _ words: String, _ problems: Problems, _ html: inout HTML) {
    let (texts, id) = (visit.texts, message.id.description)
    if visit.may(AnswerInterest.self, in: .organisation(message.to)) {
      html.form(action: visit.address(answer, id), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.textArea(
          Field(
            "answer", label: texts(InterestsText.answerWords), hint: texts(InterestsText.answerWordsHint),
            error: problems.error(at: "answer"), value: words, optional: texts(FormsText.optional)), maximum: QuestionLimits.text, texts)
        html.actions { html in
          html.button(texts(InterestsText.answerAccept), name: "decision", value: InterestMessage.Answer.accept.rawValue)
          html.button(texts(InterestsText.answerDecline), .secondary, name: "decision", value: InterestMessage.Answer.decline.rawValue)
        }
      }
    }
    if visit.may(ExpressInterest.self, in: .organisation(message.from)) {
      html.details(texts(InterestsText.messageWithdraw)) { html in
        visit.actionForm(withdraw, id, texts(InterestsText.messageWithdraw), kind: .warning, &html)
      }
    }
  }
}

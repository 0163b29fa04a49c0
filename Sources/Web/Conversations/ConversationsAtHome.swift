import Application
import Domain
import Interface
import Localization
import Store
import TwinhallCore

/// Questions between bodies that wait for an answer, from either side.
@Sendable func questionsAtHome(_ visit: Visit) throws -> [HomeItem] {
  let own = visit.writers
  guard !own.isEmpty else { return [] }
  let (asked, names) = try visit.application.read { connection in
    let asked = try connection.conversations.asked(of: own, limit: 50)
    return (asked, try ConversationNames(asked, connection))
  }
  return asked.compactMap { conversation in
    guard let bodies = conversation.organisations else { return nil }
    let isReceiver = own.contains(bodies.to)
    let other = names.organisation(isReceiver ? bodies.from : bodies.to, visit.language)
    return HomeItem(
      title: visit.texts(isReceiver ? InterestsText.messageFrom : .messageTo, ["name": .text(other)]),
      address: visit.address(ConversationPages.show, conversation.id.description),
      state: visit.word("message", Conversation.Question.sent.rawValue), tone: Conversation.Question.sent.tone,
      hint: visit.texts(InterestsText.messageSentOn, ["time": .text(visit.formats.instant(conversation.createdAt))]),
      waitsForReader: isReceiver)
  }
}

/// Conversations with something new, the latest first.
@Sendable func conversationsAtHome(_ visit: Visit) throws -> [HomeItem] {
  let permit = try Policy.permit(UseOwnAccount.self, to: visit.viewer)
  let found = try visit.application.conversations(offset: 0, limit: 20, countTo: 1, permit: permit)
  let texts = visit.texts
  return found.conversations.filter { found.unread($0) > 0 && $0.question != .sent }.prefix(5).map { conversation in
    HomeItem(
      title: conversation.subject, address: visit.address(ConversationPages.show, conversation.id.description),
      state: texts(ConversationsText.unread, ["count": .count(found.unread(conversation))]), tone: .information,
      hint: found.names.place(of: conversation, texts), waitsForReader: true)
  }
}

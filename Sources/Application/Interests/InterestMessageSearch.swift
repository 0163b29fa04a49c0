import Database
import Domain
import Localization
import Store
import TwinhallCore

/// Messages between two bodies, for the people of both.
struct InterestMessageSearch: SearchSource {
  let subject = "InterestMessage"
  let table: SQL = "interest_messages"
  let actions: [any Action.Type] = [ExpressInterest.self]

  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)] {
    let messages = try connection.interestMessages.all(records.compactMap(Identifier<InterestMessage>.init))
    let bodies = try connection.organisations.names(messages.flatMap { [$0.from, $0.to] })
    return messages.map { message in
      let texts = searchTexts { language in
        let parties = [message.from, message.to].compactMap { bodies[$0]?.name(in: language) }
        return SearchText(title: parties.joined(separator: "\u{A0}– "), text: searchLines(message.message, message.answer))
      }
      let readers = SearchReaders.whoMay(ExpressInterest.self, in: Scope(organisations: [message.from, message.to]))
      var document = SearchDocument(.message, place: message.id.description, texts: texts, readers: readers, at: message.sentAt)
      document.countries = [message.from, message.to].compactMap { bodies[$0]?.country }
      document.year = message.sentAt.day.components.year
      return (message.id.description, document)
    }
  }

  func records(naming subject: String, _ changed: [String], on connection: any Connection) throws -> [String] {
    guard subject == "Organisation" else { return [] }
    return try records(
      "SELECT id FROM interest_messages WHERE from_organisation_id IN \(list: changed) OR to_organisation_id IN \(list: changed)",
      on: connection)
  }
}

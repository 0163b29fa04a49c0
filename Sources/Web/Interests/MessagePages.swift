import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Messages between two bodies: written from a public page, listed and answered on one's own.
enum MessagePages {
  static let write: PathPattern = "/seeking/{municipality}/write"
  static let list: PathPattern = "/home/messages"
  static let show: PathPattern = "/home/messages/{message}"
  static let answer: PathPattern = "/home/messages/{message}/answer"
  static let withdraw: PathPattern = "/home/messages/{message}/withdraw"

  static let endpoints: [Endpoint] = [
    .page(write, ExpressInterest.self, in: writers) { visit, _ in try writePage(visit) },
    .form(write, ExpressInterest.self, in: writers, send),
    .page(list, UseOwnAccount.self) { visit, _ in try listPage(visit) },
    .page(show, ExpressInterest.self, in: { try parties($0, [\.from, \.to]) }) { visit, _ in try onePage(visit) },
    .form(answer, AnswerInterest.self, in: { try parties($0, [\.to]) }, answer),
    .form(withdraw, ExpressInterest.self, in: { try parties($0, [\.from]) }) { visit, permit, _ in
      try visit.application.withdrawInterest(visit.identifier("message"), permit: permit)
      return visit.redirect(show, try visit.parameter("message"), done: .withdrawn)
    },
  ]

  @Sendable private static func writers(_ visit: Visit) -> Scope { Scope(organisations: visit.writers) }

  private static func parties(
    _ visit: Visit, _ sides: [KeyPath<InterestMessage, Identifier<Organisation>>]
  ) throws -> Scope {
    let message = try visit.message()
    return Scope(organisations: Set(sides.map { message[keyPath: $0] }))
  }

  private static func send(_ visit: Visit, _ permit: Permit<ExpressInterest>, _ form: Form) throws -> Response {
    let seeker = try visit.seeker()
    guard let receiver = seeker.declaration.organisation else { throw NotFound() }
    guard let sender = Identifier<Organisation>(form.text("from")) else {
      throw InvalidInput([Problem("from", .missing)])
    }
    do {
      try visit.application.expressInterest(from: sender, to: receiver, message: form.text("message"), permit: permit)
    } catch let invalid as InvalidInput {
      return try writePage(visit, Entries(form.fields.pairs), problems: visit.problems(invalid))
    }
    return visit.redirect(list, done: .sent)
  }

  private static func answer(_ visit: Visit, _ permit: Permit<AnswerInterest>, _ form: Form) throws -> Response {
    guard let answer = InterestMessage.Answer(rawValue: form.text("decision")) else { throw InvalidInput([Problem("decision", .missing)]) }
    let id = try visit.parameter("message")
    do {
      try visit.application.answerInterest(visit.identifier("message"), answer, words: form.text("answer"), permit: permit)
    } catch let invalid as InvalidInput {
      return try onePage(visit, words: form.text("answer"), problems: visit.problems(invalid))
    }
    return visit.redirect(show, id, done: answer == .accept ? .accepted : .declined)
  }
}

extension Visit {
  func message() throws -> InterestMessage {
    let id: Identifier<InterestMessage> = try identifier("message")
    guard let message = try application.read({ try $0.interestMessages.find(id) }) else { throw NotFound() }
    return message
  }

  /// Names of bodies in the reader's language.
  func names(_ ids: some Sequence<Identifier<Organisation>>) throws -> [Identifier<Organisation>: String] {
    try application.read { try $0.organisations.names(ids) }.mapValues { $0.name(in: language) }
  }
}

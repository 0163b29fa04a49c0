import Application
import Domain
import Store
import TwinhallCore

/// A partnership of two bodies with a coordinator each, and an officer; mails can be answered.
public struct ConversationScene {
  public static let settings = [
    "TWINHALL_MAIL_SENDER": "programme@example.org", "TWINHALL_MAIL_REPLY_DOMAIN": "reply.example.org",
    "TWINHALL_MAIL_KEY": "0123456789abcdef0123456789abcdef", "TWINHALL_URL": "http://localhost:8080",
  ]

  public let stage: Stage
  public let partnership: Identifier<Partnership>
  public let mora: Identifier<Organisation>
  public let kasama: Identifier<Organisation>
  public let maja: Viewer
  public let chanda: Viewer
  public let officer: Viewer

  public init(_ stage: Stage) throws {
    self.stage = stage
    mora = try stage.makeBody("Mora kommun")
    kasama = try stage.makeBody("Kasama", "ZM")
    maja = try stage.coordinator("Maja Coordinator", of: mora)
    chanda = try stage.coordinator("Chanda Coordinator", of: kasama)
    officer = try stage.officer()
    partnership = try stage.makePartnership(mora, kasama)
  }

  /// Begins a conversation in the partnership.
  @discardableResult public func begin(
    _ subject: String = "Study visit", _ text: String = "When do you come?", as viewer: Viewer? = nil,
    in place: Conversation.Place? = nil
  ) throws -> Identifier<Conversation> {
    tick()
    let (viewer, place) = (viewer ?? maja, place ?? .partnership(partnership))
    let permit = try Policy.permit(
      StartConversation.self, to: viewer, in: stage.application.scope(of: place, for: viewer))
    return try stage.application.startConversation(in: place, subject: subject, text: text, permit: permit)
  }

  public func part(_ id: Identifier<Conversation>, _ viewer: Viewer) throws -> Permit<TakePart> {
    try Policy.permit(TakePart.self, to: viewer, in: stage.application.scope(of: id, for: viewer))
  }

  public func write(_ text: String, in id: Identifier<Conversation>, as viewer: Viewer) throws {
    tick()
    try stage.application.writePost(in: id, text: text, permit: part(id, viewer))
  }

  public func posts(_ id: Identifier<Conversation>, as viewer: Viewer? = nil) throws -> [Post] {
    try stage.application.conversation(id, page: 1, permit: part(id, viewer ?? maja)).posts
  }

  /// Sets how often somebody is mailed.
  public func choose(_ viewer: Viewer, _ change: (inout MailChoices) -> Void) throws {
    let permit = try Policy.permit(UseOwnAccount.self, to: viewer)
    var choices = try stage.application.ownMail(permit: permit).choices
    change(&choices)
    try stage.application.chooseMails(choices, permit: permit)
  }

  /// Does the work of the queue, mails to nowhere included.
  public func work() throws { try stage.application.jobRunner().runDue() }

  /// The address for somebody's answers.
  public func replyAddress(_ id: Identifier<Conversation>, _ viewer: Viewer) throws -> String {
    let person = viewer.person?.id
    let part = try stage.application.read { connection in try person.flatMap { try connection.participants.find($0, in: id) } }
    let code = part?.code ?? ""
    return "reply+\(SignedCode.sign(code, for: .reply, key: stage.application.configuration.mail.key))@reply.example.org"
  }

  /// A mail as it comes in.
  public func mail(
    from: String, to: String, _ text: String, subject: String = "Re: Study visit", id: String = "one@mail.example.org",
    headers: String = ""
  ) -> [UInt8] {
    let mail = "From: Somebody <\(from)>\nTo: <\(to)>\nSubject: \(subject)\nMessage-ID: <\(id)>\n\(headers)\n\(text)\n"
    return Array(mail.replacing("\n", with: "\r\n").utf8)
  }

  public func receive(_ mail: [UInt8]) throws -> (outcome: MailReceipt.Outcome, reason: MailReceipt.Reason) {
    tick()
    return try stage.application.receiveMail(mail, way: .pipe)
  }

  /// Identifiers of one moment have no order; each thing here happens a second after the one before.
  private func tick() { stage.now = stage.now + .seconds(1) }
}

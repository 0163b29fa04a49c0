import Domain
import Store
import TwinhallCore

extension Demonstration {
  /// Each declaration lives through the steps that its row tells of, at their dates.
  func loadDeclarations() throws {
    let rows = try DemonstrationFile.seekers().rows
    let names = try wishedNames(rows)
    for row in rows {
      for copy in 1...copies {
        try naming("seekers \(row["organisation"])") {
          let organisation = try known(organisations[copied(row["organisation"], copy)])
          guard let body = try application.read({ try $0.organisations.find(organisation) }) else { throw NotFound() }
          let seeker = DemonstrationSeeker(row: row, copy: copy, profile: body.profile, names: names)
          try declare(seeker, organisation)
        }
      }
    }
  }

  private func wishedNames(_ rows: [DemonstrationFile.Row]) throws -> [String: String] {
    let slugs = Set(rows.flatMap { $0.list("wishes") + $0.list("vetoes") })
    let briefs = try application.read { try $0.organisations.names(slugs.compactMap { organisations[$0] }) }
    return Dictionary(briefs.values.map { ($0.slug, $0.name) }) { first, _ in first }
  }

  private func declare(_ seeker: DemonstrationSeeker, _ organisation: Identifier<Organisation>) throws {
    let row = seeker.row
    let sentOn = shifted(row.day("submitted_on") ?? Demonstration.madeFor.adding(days: -14))
    let id = try answer(seeker, on(sentOn.adding(days: -3)))
    let owner = try permit(EditDeclaration.self, as: .visitor(keys: [id]), in: Scope(declaration: id))
    guard row["status"] != "draft" else { return }
    try on(sentOn).submitDeclaration(permit: owner)
    let office = try permit(PublishDeclaration.self, as: officer)
    try on(sentOn.adding(days: 1)).tieDeclaration(id, to: organisation, invitesContact: false, permit: office)
    let lastOn = shifted(row.day("confirmed_on") ?? Demonstration.madeFor)
    switch row["status"] {
    case "published":
      try on(sentOn.adding(days: 2)).publishDeclaration(id, permit: office)
      if lastOn > sentOn { try on(lastOn).confirmDeclaration(permit: owner) }
    case "returned":
      try on(lastOn).returnDeclaration(id, note: row["note"].isEmpty ? "Please look through it once more." : row["note"], permit: office)
    case "withdrawn": try on(lastOn).withdrawDeclaration(permit: owner)
    default: break
    }
  }

  /// Begins a draft without an account and answers question by question.
  private func answer(_ seeker: DemonstrationSeeker, _ application: Application) throws -> Identifier<Declaration> {
    let visitor = try permit(BeginDeclaration.self, as: .visitor())
    // A name of its own instead of a network address: limits on strangers are not about this.
    let (id, _) = try application.beginDeclaration(
      seeker.entries(.municipality), language: seeker.language, from: "demonstration \(seeker.email)", permit: visitor)
    let owner = try permit(EditDeclaration.self, as: .visitor(keys: [id]), in: Scope(declaration: id))
    for question in DeclarationQuestion.allCases where question != .municipality {
      let entries = seeker.entries(question)
      guard entries != Entries() else { continue }
      try naming(question.rawValue) {
        try application.saveAnswer(question, entries, stamp: Entries().stamp, permit: owner)
      }
    }
    return id
  }

  func permit<A: Action>(_ action: A.Type, as viewer: Viewer, in scope: Scope = .programme) throws -> Permit<A> {
    try Policy.permit(action, to: viewer, in: scope)
  }

  func loadMessages() throws {
    for row in try DemonstrationFile.interests().rows {
      try naming("interests \(row["from"]) \(row["to"])") {
        let (sender, receiver) = (try known(organisations[row["from"]]), try known(organisations[row["to"]]))
        let sentOn = shifted(row.day("sent_on") ?? Demonstration.madeFor)
        let permit = try permit(ExpressInterest.self, as: person(.coordinator, of: sender), in: .organisation(sender))
        try on(sentOn).expressInterest(from: sender, to: receiver, message: row["message"], permit: permit)
        guard row["state"] != "sent" else { return }
        let answering = try self.permit(AnswerInterest.self, as: person(.coordinator, of: receiver), in: .organisation(receiver))
        let waiting = try application.read { try $0.conversations.asked(from: sender, to: receiver) }
        try on(sentOn.adding(days: 4)).answerInterest(
          known(waiting?.id), row["state"] == "accepted" ? .accept : .decline, words: row["answer"], permit: answering)
      }
    }
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// The form that opens a round or changes one.
enum RoundForms {
  static let add: PathPattern = "/office/rounds/add"
  static let change: PathPattern = "/office/rounds/{round}/change"

  static let endpoints: [Endpoint] = [
    .page(add, ManageMatching.self) { visit, permit in try addPage(visit, permit, newEntry(visit)) },
    .form(add, ManageMatching.self, addRound),
    .page(change, ManageMatching.self, changePage),
    .form(change, ManageMatching.self, changeRound),
  ]

  private static func newEntry(_ visit: Visit) -> RoundEntry {
    var entry = RoundEntry()
    let today = visit.application.time.today
    entry.matchesOn = today.description
    entry.answersBy = today.adding(days: 42).description
    return entry
  }

  private static func addRound(_ visit: Visit, _ permit: Permit<ManageMatching>, _ form: Form) throws -> Response {
    do {
      let id = try visit.application.addRound(RoundEntry(form), permit: permit)
      return visit.redirect(RoundPages.show, id.description, done: .added)
    } catch let invalid as InvalidInput {
      return try addPage(visit, permit, RoundEntry(form), problems: visit.problems(invalid))
    }
  }

  private static func addPage(
    _ visit: Visit, _: Permit<ManageMatching>, _ entry: RoundEntry, problems: Problems = .none
  ) throws -> Response {
    let fields = RoundFields(entry: entry, version: nil, problems: problems, weights: try weights(visit))
    return visit.officePage(visit.texts(MatchingText.roundAdd), problems: problems, above: [visit.roundsLink]) { html in
      html.element("h1", [], visit.texts(MatchingText.roundAdd))
      html.element("p", [.class("lead")], visit.texts(MatchingText.roundAddLead))
      html.roundForm(fields, action: visit.address(add), visit)
    }
  }

  private static func changePage(_ visit: Visit, _ permit: Permit<ManageMatching>) throws -> Response {
    let round = try visit.application.round(try visit.identifier("round"), permit: permit)
    return try changePage(visit, round, RoundEntry(round))
  }

  private static func changeRound(_ visit: Visit, _ permit: Permit<ManageMatching>, _ form: Form) throws -> Response {
    let id: Identifier<Round> = try visit.identifier("round")
    let entry = RoundEntry(form)
    do {
      try visit.application.changeRound(id, version: form.version, to: entry, permit: permit)
      return visit.redirect(RoundPages.show, id.description, done: .saved)
    } catch let invalid as InvalidInput {
      let round = try visit.application.round(id, permit: permit)
      return try changePage(visit, round, entry, version: form.version, problems: visit.problems(invalid))
    } catch is VersionConflict {
      return try changePage(visit, visit.application.round(id, permit: permit), entry, isConflict: true)
    }
  }

  private static func changePage(
    _ visit: Visit, _ round: Round, _ entry: RoundEntry, version: Int? = nil, problems: Problems = .none, isConflict: Bool = false
  ) throws -> Response {
    let fields = RoundFields(entry: entry, version: version ?? round.version, problems: problems, weights: try weights(visit))
    return visit.officePage(
      visit.texts(MatchingText.roundChange), status: isConflict ? 409 : nil, problems: problems, above: visit.above(round)
    ) { html in
      html.element("h1", [], visit.texts(MatchingText.roundChange))
      if isConflict {
        html.conflictNotice(title: visit.texts(MatchingText.conflictTitle), text: visit.texts(MatchingText.conflictText)) {
          $0.summaryList(visit.summary(of: round), visit.texts)
        }
      }
      html.roundForm(fields, action: visit.address(change, round.id.description), visit)
    }
  }

  private static func weights(_ visit: Visit) throws -> [Choice] {
    let permit = try Policy.permit(ReadMatching.self, to: visit.viewer)
    return try visit.application.publishedWeights(permit: permit).map { published in
      Choice(String(published.weights.version), visit.versionSentence(.weightsChoice, published))
    }
  }
}

extension RoundEntry {
  fileprivate init(_ form: Form) {
    self.init()
    (name, matchesOn, answersBy) = (form.text("name"), form.text("matches-on"), form.text("answers-by"))
    (weightsVersion, seed) = (form.text("weights"), form.text("seed"))
    (paysInterpretation, plansVisits) = (form.isChecked("pays-interpretation"), form.isChecked("plans-visits"))
  }
}

struct RoundFields {
  let entry: RoundEntry
  let version: Int?
  let problems: Problems
  let weights: [Choice]
}

extension HTML {
  fileprivate mutating func roundForm(_ fields: RoundFields, action: String, _ visit: Visit) {
    let texts = visit.texts
    let entry = fields.entry
    let problems = fields.problems
    form(action: action, csrf: visit.csrf, warnsUnsaved: true) { html in
      if let version = fields.version { html.hidden("version", String(version)) }
      html.textField(
        Field(
          "name", label: texts(MatchingText.roundName), hint: texts(MatchingText.roundNameHint), error: problems.error(at: "name"),
          value: entry.name), maximum: 120)
      for (name, label, hint, value) in [
        ("matches-on", MatchingText.matchesOn, MatchingText.matchesOnHint, entry.matchesOn),
        ("answers-by", .answersBy, .answersByHint, entry.answersBy),
      ] {
        html.dateField(Field(name, label: texts(label), hint: texts(hint), error: problems.error(at: name), value: value), texts)
      }
      html.select(
        Field("weights", label: texts(MatchingText.weights), error: problems.error(at: "weights"), value: entry.weightsVersion),
        fields.weights)
      html.numberField(
        Field(
          "seed", label: texts(MatchingText.seed), hint: texts(MatchingText.seedHint), error: problems.error(at: "seed"), value: entry.seed,
          optional: texts(FormsText.optional)))
      html.checkbox(
        Field("pays-interpretation", label: texts(MatchingText.paysInterpretation), value: entry.paysInterpretation ? "yes" : ""))
      html.checkbox(Field("plans-visits", label: texts(MatchingText.plansVisits), value: entry.plansVisits ? "yes" : ""))
      html.actions { $0.button(texts(fields.version == nil ? MatchingText.roundAdd : .roundChange)) }
    }
  }
}

extension Visit {
  /// What is fixed about a round.
  func summary(of round: Round) -> [SummaryRow] {
    [
      SummaryRow(texts(MatchingText.roundName), round.name),
      SummaryRow(texts(MatchingText.matchesOn), formats.day(round.matchesOn)),
      SummaryRow(texts(MatchingText.answersBy), formats.day(round.answersBy)),
      SummaryRow(texts(MatchingText.weights), String(round.weightsVersion)),
      SummaryRow(texts(MatchingText.seed), String(round.seed)),
    ]
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What somebody may do with a record, and why: for oneself, and for the office about anybody.
enum RightsPages {
  static let own: PathPattern = "/home/rights"
  static let show: PathPattern = "/office/people/{person}/rights"

  static let endpoints: [Endpoint] = [
    .page(own, ExplainRights.self, in: ownScope) { visit, permit in
      guard let person = visit.viewer.person else { throw Refusal.signInNeeded }
      return try rightsPage(visit, person.id, permit)
    },
    .page(show, ExplainRights.self, in: personScope) { visit, permit in
      try rightsPage(visit, visit.identifier("person"), permit)
    },
  ]

  private static func rightsPage(_ visit: Visit, _ person: Identifier<Person>, _ permit: Permit<ExplainRights>) throws -> Response {
    let typed = visit.request.query.first("record") ?? ""
    let texts = visit.texts
    guard let record = try typed.isEmpty ? .place(.programme) : visit.record(meant: typed) else {
      let problems = Problems(errors: [FieldError("record", texts(RightsText.recordUnknown))])
      let name = try visit.application.read { try $0.people.find(person)?.name } ?? ""
      return visit.rightsFrame(visit.rightsTitle(person, name), problems) { html in
        html.element("h1", [], visit.rightsTitle(person, name))
        html.recordForm(typed, problems, visit)
      }
    }
    let explanation = try visit.application.explainRights(of: person, on: record, permit: permit)
    let title = visit.rightsTitle(person, explanation.person.name)
    return visit.rightsFrame(title, .none) { html in
      html.element("h1", [], title)
      html.element("p", [.class("lead")], texts(RightsText.lead, ["name": .text(explanation.person.name)]))
      if explanation.isDisabled { html.notice(.negative, title: texts(RightsText.disabled)) }
      html.element("h2", [], visit.title(of: explanation))
      html.rightsTable(explanation, asked: visit.request.query.first("action"), visit)
      html.element("h2", [], texts(RightsText.otherRecords))
      html.otherRecords(explanation, visit)
      html.recordForm(typed, .none, visit)
    }
  }
}

extension HTML {
  fileprivate mutating func rightsTable(_ explanation: Explanation, asked: String?, _ visit: Visit) {
    let texts = visit.texts
    // What was asked for stands first.
    let actions = explanation.actions.filter { $0.action.name == asked } + explanation.actions.filter { $0.action.name != asked }
    dataTable(
      caption: visit.title(of: explanation), isCaptionHidden: true,
      columns: [Column(texts(RightsText.what)), Column(texts(RightsText.may)), Column(texts(RightsText.why))],
      rows: actions.map { explained in
        [
          .text(visit.words(for: explained)), visit.answer(explained),
          .sentences(visit.reasons(for: explained, explanation)),
        ]
      })
  }

  /// Links to the places that the person has to do with.
  fileprivate mutating func otherRecords(_ explanation: Explanation, _ visit: Visit) {
    var seen: Set<Place> = []
    let places = explanation.roles.map(\.held.place) + explanation.delegations.map(\.held.place)
    element("ul") { html in
      for place in [.programme] + places where seen.insert(place).inserted {
        let address = visit.rightsAddress(explanation.person.id, .place(place))
        html.element("li") { $0.link(Link(visit.recordWord(place, explanation.names), address)) }
      }
    }
  }

  fileprivate mutating func recordForm(_ typed: String, _ problems: Problems, _ visit: Visit) {
    let texts = visit.texts
    element("form", [Attribute("action", "/\(visit.language.tag)\(visit.path)"), Attribute("method", "get"), .class("filter")]) { html in
      html.textField(
        Field(
          "record", label: texts(RightsText.auditRecord), hint: texts(RightsText.recordHint), error: problems.error(at: "record"),
          value: typed))
      html.actions { $0.button(texts(RightsText.show), .secondary) }
    }
  }
}

extension Visit {
  fileprivate func rightsFrame(_ title: String, _ problems: Problems, _ main: (inout HTML) throws -> Void) rethrows -> Response {
    try memberPage(title, status: problems.isEmpty ? nil : 404, problems: problems, above: [], main)
  }

  fileprivate func rightsTitle(_ person: Identifier<Person>, _ name: String) -> String {
    person == viewer.person?.id ? texts(RightsText.titleOwn) : texts(RightsText.title, ["name": .text(name)])
  }

  fileprivate func title(of explanation: Explanation) -> String {
    switch explanation.record {
    case .place(let place): recordWord(place, explanation.names)
    default: kindWord(explanation.record.kind)
    }
  }

  fileprivate func recordWord(_ place: Place, _ names: PlaceNames) -> String {
    place == .programme ? texts(RightsText.kindProgramme) : word(for: place, names)
  }

  /// The page about a person and a record.
  func rightsAddress(_ person: Identifier<Person>, _ record: ExplainedRecord, action: String? = nil) -> String {
    let query = Parameters([("record", record.text)] + (action.map { [("action", $0)] } ?? []))
    return person == viewer.person?.id
      ? address(RightsPages.own, query: query) : address(RightsPages.show, person.description, query: query)
  }
}

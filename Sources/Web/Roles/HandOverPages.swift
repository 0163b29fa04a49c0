import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Handing a role over to a successor.
enum HandOverPages {
  static let handOver: PathPattern = "/home/roles/{role}/hand-over"

  static let endpoints: [Endpoint] = [
    .page(handOver, HandOverRole.self, in: roleScope) { visit, _ in try handOverPage(visit, HandoverEntry()) },
    .form(handOver, HandOverRole.self, in: roleScope) { visit, permit, form in
      var entry = HandoverEntry()
      (entry.name, entry.email, entry.on, entry.note) = (form.text("name"), form.text("email"), form.text("on"), form.text("note"))
      do {
        try visit.application.handOver(visit.identifier("role"), entry, permit: permit)
        return visit.redirect(OwnRolesPage.show, done: .saved)
      } catch let invalid as InvalidInput {
        return try handOverPage(visit, entry, visit.problems(invalid))
      }
    },
  ]

  private static func handOverPage(_ visit: Visit, _ entry: HandoverEntry, _ problems: Problems = .none) throws -> Response {
    let role = try visit.ownRole()
    let names = try visit.placeNames([role.held.place])
    let texts = visit.texts
    let title = texts(PeopleText.handOverTitle, ["role": .text(visit.words(for: role.held, names))])
    let above = [Link(texts(PeopleText.title), visit.address(OwnRolesPage.show))]
    return visit.memberPage(title, problems: problems, above: above) { html in
      html.element("h1", [], title)
      html.element("p", [.class("lead")], texts(PeopleText.handOverLead))
      html.form(action: visit.address(handOver, role.id.description), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.textField(
          Field(
            "name", label: texts(PeopleText.successorName), error: problems.error(at: "name"), value: entry.name, autocomplete: "off"))
        html.textField(
          Field(
            "email", label: texts(PeopleText.successorEmail), hint: texts(PeopleText.successorEmailHint),
            error: problems.error(at: "email"), value: entry.email, autocomplete: "off"), .email)
        html.dateField(Field("on", label: texts(PeopleText.successorOn), error: problems.error(at: "on"), value: entry.on), texts)
        html.noteField(entry.note, problems, texts)
        html.actions { $0.button(texts(PeopleText.handOverButton), .warning) }
      }
    }
  }
}

extension HTML {
  /// The leaver's words.
  mutating func noteField(_ note: String, _ problems: Problems, _ texts: Texts) {
    textArea(
      Field(
        "note", label: texts(PeopleText.note), hint: texts(PeopleText.noteHint), error: problems.error(at: "note"), value: note,
        optional: texts(FormsText.optional)), rows: 10, maximum: Application.handoverNoteLimit, texts)
  }
}

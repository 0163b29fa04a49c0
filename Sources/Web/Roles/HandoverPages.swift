import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// One handover: the place's handover page with the leaver's words, which the leaver changes until the day.
enum HandoverPages {
  static let show: PathPattern = "/home/handovers/{handover}"
  static let note: PathPattern = "/home/handovers/{handover}/note"
  static let withdraw: PathPattern = "/home/handovers/{handover}/withdraw"

  static let endpoints: [Endpoint] = [
    .page(show, ReadPlacePeople.self, in: handoverScope) { visit, permit in
      let handover = try visit.handover().handover
      guard handover.held.place != .programme else { return try programmePage(visit, handover) }
      return try KitPages.kitPage(visit, handover.held.place, permit, handover)
    },
    .page(note, HandOverRole.self, in: leaverScope) { visit, _ in
      let handover = try visit.handover().handover
      return notePage(visit, handover, handover.note)
    },
    .form(note, HandOverRole.self, in: leaverScope, saveNote),
    .page(withdraw, HandOverRole.self, in: leaverScope, withdrawPage),
    .form(withdraw, HandOverRole.self, in: leaverScope) { visit, permit, _ in
      try visit.application.withdrawHandover(visit.identifier("handover"), permit: permit)
      return visit.redirect(OwnRolesPage.show, done: .withdrawn)
    },
  ]

  /// A role in the programme has no place with a history of its own: the leaver's words are the page.
  private static func programmePage(_ visit: Visit, _ handover: Handover) throws -> Response {
    let people = try visit.application.read { try $0.people.names([handover.leaver]) }
    let title = visit.words(for: handover.held, try visit.placeNames([]))
    return visit.memberPage(title, above: [Link(visit.texts(PeopleText.title), visit.address(OwnRolesPage.show))]) { html in
      html.element("h1", [], title)
      html.element("p", [.class("lead")], visit.line(handover, people))
      html.leaversWords(handover, people, visit)
      html.handoverSteps(handover, visit)
    }
  }

  private static func saveNote(_ visit: Visit, _ permit: Permit<HandOverRole>, _ form: Form) throws -> Response {
    let id: Identifier<Handover> = try visit.identifier("handover")
    do {
      try visit.application.changeHandoverNote(id, form.text("note"), version: form.version, permit: permit)
      return visit.redirect(show, id.description, done: .saved)
    } catch let invalid as InvalidInput {
      return notePage(visit, try visit.handover().handover, form.text("note"), visit.problems(invalid))
    } catch is VersionConflict {
      return notePage(visit, try visit.handover().handover, form.text("note"), isConflict: true)
    }
  }

  private static func notePage(
    _ visit: Visit, _ handover: Handover, _ typed: String, _ problems: Problems = .none, isConflict: Bool = false
  ) -> Response {
    let texts = visit.texts
    let back = Link(texts(PeopleText.handoverKit), visit.address(show, handover.id.description))
    return visit.memberPage(texts(PeopleText.note), status: isConflict ? 409 : nil, problems: problems, above: [back]) { html in
      html.element("h1", [], texts(PeopleText.note))
      if isConflict {
        html.conflictNotice(title: texts(PeopleText.noteConflictTitle), text: texts(PeopleText.noteConflictText)) {
          $0.paragraphs(handover.note)
        }
      }
      html.form(action: visit.address(note, handover.id.description), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.hidden("version", String(handover.version))
        html.noteField(typed, problems, texts)
        html.actions { $0.button(texts(FormsText.save)) }
      }
    }
  }

  private static func withdrawPage(_ visit: Visit, _ permit: Permit<HandOverRole>) throws -> Response {
    let handover = try visit.handover().handover
    let people = try visit.application.read { try $0.people.names([handover.leaver]) }
    let texts = visit.texts
    let back = visit.address(show, handover.id.description)
    return visit.askOnce(
      title: texts(PeopleText.withdrawHandoverTitle),
      text: texts(
        PeopleText.withdrawHandoverText,
        ["leaver": .text(people[handover.leaver] ?? ""), "successor": .text(handover.successorName)]),
      button: texts(PeopleText.withdrawHandoverTitle), action: visit.address(withdraw, handover.id.description),
      back: Link(texts(PeopleText.cancel), back), above: [Link(texts(PeopleText.handoverKit), back)])
  }
}

/// The place's people, and the successor.
@Sendable private func handoverScope(_ visit: Visit) throws -> Scope { try visit.handover().scope }

/// A handover is the leaver's, until the day has come.
@Sendable private func leaverScope(_ visit: Visit) throws -> Scope { .person(try visit.handover().handover.leaver) }

extension Visit {
  func handover() throws -> (handover: Handover, scope: Scope) { try application.handover(identifier("handover")) }

  func isLeaver(of handover: Handover) -> Bool {
    handover.on > application.time.today && may(HandOverRole.self, in: .person(handover.leaver))
  }
}

extension HTML {
  mutating func leaversWords(_ handover: Handover, _ people: [Identifier<Person>: String], _ visit: Visit) {
    let title = visit.texts(
      PeopleText.kitNote,
      [
        "leaver": .text(people[handover.leaver] ?? ""), "successor": .text(handover.successorName),
        "day": .text(visit.formats.day(handover.on)),
      ])
    element("h2", [], title)
    if handover.note.isEmpty { element("p", [], visit.texts(PeopleText.kitNoteEmpty)) } else { paragraphs(handover.note) }
  }

  /// What the leaver can still do.
  mutating func handoverSteps(_ handover: Handover, _ visit: Visit) {
    guard visit.isLeaver(of: handover) else { return }
    let id = handover.id.description
    actions { html in
      html.buttonLink(Link(visit.texts(PeopleText.changeNote), visit.address(HandoverPages.note, id)), .secondary)
      html.link(Link(visit.texts(PeopleText.withdrawHandoverTitle), visit.address(HandoverPages.withdraw, id)))
    }
  }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The handover page of a place: one page to read, print or save as text.
enum KitPages {
  static let show: PathPattern = "/home/people/{kind}/{place}/handover"
  static let file: PathPattern = "/home/people/{kind}/{place}/handover.txt"

  static let endpoints: [Endpoint] = [
    .page(show, ReadPlacePeople.self, in: placeScope) { visit, permit in try kitPage(visit, visit.place(), permit, nil) },
    .page(file, ReadPlacePeople.self, in: placeScope, kitFile),
  ]

  /// - Parameter handover: the one that is read; nil shows those that there are.
  static func kitPage(_ visit: Visit, _ place: Place, _ permit: Permit<ReadPlacePeople>, _ handover: Handover?) throws -> Response {
    let kit = try visit.application.handoverKit(place, permit: permit)
    let texts = visit.texts
    let title = visit.title(of: kit)
    return visit.memberPage(title, above: visit.above(place, kit.names)) { html in
      html.element("h1", [], title)
      html.element("p", [.class("lead")], texts(PeopleText.kitLead))
      // Not for a successor whose day has not come: the file is the place's people's.
      if visit.may(ReadPlacePeople.self, in: (try? visit.application.scope(of: place)) ?? .programme) {
        html.actions { $0.buttonLink(Link(texts(PeopleText.kitDownload), visit.address(file, of: place)), .secondary) }
      }
      for each in handover.map({ [$0] }) ?? kit.handovers {
        html.leaversWords(each, kit.people, visit)
        html.handoverSteps(each, visit)
      }
      for section in visit.sections(of: kit) { html.kitSection(section, texts) }
    }
  }

  private static func kitFile(_ visit: Visit, _ permit: Permit<ReadPlacePeople>) throws -> Response {
    let place = try visit.place()
    let kit = try visit.application.handoverKit(place, permit: permit)
    let text = visit.plainText(of: kit)
    return .download(Array(text.utf8), "text/plain; charset=utf-8", named: "handover-\(kit.names.slug(of: place) ?? "place").txt")
  }
}

/// A part of the handover page, the same for the screen and for the file.
struct KitSection {
  let title: String
  var facts: [(label: String, value: String)] = []
  var lines: [String] = []
  /// What stands there when nothing does.
  var empty = ""
}

extension HTML {
  fileprivate mutating func kitSection(_ section: KitSection, _ texts: Texts) {
    element("h2", [], section.title)
    if section.facts.isEmpty && section.lines.isEmpty { element("p", [], section.empty) }
    if !section.facts.isEmpty { summaryList(section.facts.map { SummaryRow($0.label, $0.value) }, texts) }
    if !section.lines.isEmpty { sentences(section.lines) }
  }
}

extension Visit {
  fileprivate func title(of kit: HandoverKit) -> String {
    texts(PeopleText.kitTitle, ["place": .text(word(for: kit.place, kit.names))])
  }

  /// The whole page as plain text.
  fileprivate func plainText(of kit: HandoverKit) -> String {
    var parts = ["\(title(of: kit))\n\(formats.day(application.time.today))"]
    for handover in kit.handovers {
      let note = handover.note.isEmpty ? texts(PeopleText.kitNoteEmpty) : handover.note.replacing("\r\n", with: "\n")
      parts.append(heading(line(handover, kit.people)) + note)
    }
    for section in sections(of: kit) {
      var lines = section.facts.map { "\($0.label): \($0.value)" } + section.lines.map { "- " + $0 }
      if lines.isEmpty { lines = [section.empty] }
      parts.append(heading(section.title) + lines.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func heading(_ title: String) -> String { title + "\n" + String(repeating: "-", count: title.count) + "\n" }
}

import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The form of a partnership as it was typed.
struct PartnershipForm {
  struct Row {
    var organisation = ""
    var part = PartnershipMember.Part.partner.rawValue
    var from = ""
    var to = ""
  }

  var title = ""
  var status = Partnership.Status.active.rawValue
  var startsOn = ""
  var endsOn = ""
  var note = ""
  var textLanguage = ""
  var rows: [Row] = []
  var themes: [String] = []
  var version = 0

  /// An empty form for a partnership between a leading party and a partner.
  init() { rows = [Row(part: PartnershipMember.Part.lead.rawValue)] }

  init(_ partnership: Partnership, _ batch: PartnershipBatch, themes all: [Theme], in language: Language) {
    title = partnership.title
    status = partnership.status.rawValue
    startsOn = partnership.startsOn?.description ?? ""
    endsOn = partnership.endsOn?.description ?? ""
    note = partnership.note
    textLanguage = partnership.textLanguage?.tag ?? ""
    themes = partnership.themes.compactMap { id in all.first { $0.id == id }?.code }
    version = partnership.version
    rows = partnership.members.map { member in
      Row(
        organisation: batch.organisation(member.organisation).map { Application.formName($0, in: language) } ?? "",
        part: member.part.rawValue, from: member.from?.description ?? "", to: member.to?.description ?? "")
    }
  }

  /// Rows in which nothing was written are left out.
  init(_ form: Form) {
    title = form.text("title")
    status = form.text("status")
    startsOn = form.text("starts-on")
    endsOn = form.text("ends-on")
    note = form.text("note")
    textLanguage = form.text("text-language")
    themes = form.fields.all("themes")
    version = form.version
    rows = (1...Self.mostRows).map { number in
      Row(
        organisation: form.text("organisation-\(number)").trimmingWhitespace, part: form.text("part-\(number)"),
        from: form.text("from-\(number)"), to: form.text("to-\(number)"))
    }.filter { !$0.organisation.isEmpty || !$0.from.isEmpty || !$0.to.isEmpty }
  }

  private static let mostRows = 20

  /// The rows that a page shows: those written and some to write in.
  var shownRows: [Row] { rows + Array(repeating: Row(), count: max(2, 4 - rows.count)).prefix(Self.mostRows - rows.count) }

  /// What was meant.
  /// - Throws: `InvalidInput` with everything that is wrong.
  func entry(_ visit: Visit, themes all: [Theme]) throws -> PartnershipEntry {
    var validation = Validation()
    var entry = PartnershipEntry()
    entry.title = title
    entry.note = note
    entry.textLanguage = WrittenLanguage(rawValue: textLanguage)
    if entry.textLanguage == nil && !textLanguage.isEmpty { validation.add("text-language", .notAChoice) }
    if let known = Partnership.Status(rawValue: status) { entry.status = known } else { validation.add("status", .notAChoice) }
    entry.startsOn = validation.day("starts-on", startsOn)
    entry.endsOn = validation.day("ends-on", endsOn)
    entry.themes = all.filter { themes.contains($0.code) }.map(\.id)
    let found = try visit.application.organisations(named: rows.map(\.organisation))
    for (index, row) in rows.enumerated() {
      let from = validation.day("from-\(index + 1)", row.from)
      let to = validation.day("to-\(index + 1)", row.to)
      if found[row.organisation] == nil {
        validation.add("organisation-\(index + 1)", row.organisation.isEmpty ? .missing : .unknownOrganisation)
      }
      // Stands in for an organisation that was not found, so that the other rows are checked all the same.
      let organisation = found[row.organisation] ?? Identifier(at: visit.application.time.now)
      entry.members.append(
        PartnershipMember(organisation: organisation, part: PartnershipMember.Part(rawValue: row.part) ?? .partner, from: from, to: to))
    }
    entry = entry.checked(&validation)
    try validation.finish()
    return entry
  }
}

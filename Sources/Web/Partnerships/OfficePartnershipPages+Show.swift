import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension OfficePartnershipPages {
  /// One partnership with its names and themes.
  private static func load(_ visit: Visit) throws -> (Partnership, PartnershipBatch, [Theme]) {
    let slug = try visit.parameter("partnership")
    return try visit.application.read { connection in
      guard let partnership = try connection.partnerships.find(slug: slug) else { throw NotFound() }
      let themes = try connection.themes.all()
      return (partnership, try PartnershipBatch([partnership], themes: themes, on: connection), themes)
    }
  }

  static func partnershipPage(_ visit: Visit) throws -> Response {
    let (partnership, batch, _) = try load(visit)
    let history = try visit.application.read { try RecordHistory(of: partnership.id, on: $0) }
    let name = batch.name(of: partnership, in: visit.language)
    return visit.officePage(name, above: [Link(visit.texts(PartnershipsText.title), visit.address(list))]) { html in
      html.element("h1", [], name)
      html.actions { html in
        html.buttonLink(Link(visit.texts(PartnershipsText.change), visit.address(change, partnership.slug)))
        html.link(Link(visit.texts(PeopleText.peopleOf), visit.address(PlacePeoplePages.show, of: .partnership(partnership.id))))
        html.link(Link(visit.texts(PartnershipsText.publicPage), visit.address(PartnershipPages.show, partnership.slug)))
      }
      html.summaryList(rows(partnership, batch, visit), visit.texts)
      html.element("h2", [], visit.texts(PartnershipsText.parties))
      html.partnershipMembers(partnership, batch, visit)
      html.history(history, visit, past: visit.address(PastPages.partnership, partnership.slug)) { visit.changes(in: $0) }
    }
  }

  private static func rows(_ partnership: Partnership, _ batch: PartnershipBatch, _ visit: Visit) -> [SummaryRow] {
    let texts = visit.texts
    let parties = PartnershipMember.Part.allCases.flatMap { part in
      batch.members(of: partnership, as: part).map { "\($0.name(in: visit.language)) (\(visit.word(for: part)))" }
    }
    let language = visit.foreign(partnership.textLanguage)?.tag
    return [
      SummaryRow(texts(PartnershipsText.titleLabel), partnership.title, language: language),
      SummaryRow(texts(PartnershipsText.parties), parties.joined(separator: ", ")),
      SummaryRow(texts(PartnershipsText.status), .tag(visit.word(for: partnership.status), visit.tone(of: partnership.status))),
      SummaryRow(texts(PartnershipsText.startsOn), partnership.startsOn.map(visit.formats.day) ?? ""),
      SummaryRow(texts(PartnershipsText.endsOn), partnership.endsOn.map(visit.formats.day) ?? ""),
      SummaryRow(texts(PartnershipsText.themes), batch.themeNames(of: partnership, in: visit.language).joined(separator: ", ")),
      SummaryRow(texts(PartnershipsText.note), partnership.note, language: language),
      SummaryRow(
        texts(FormsText.textLanguage),
        partnership.textLanguage.map { texts.languageName($0.tag) } ?? texts(PartnershipsText.notStated)),
    ]
  }

  static func changePage(_ visit: Visit) throws -> Response {
    let (partnership, batch, themes) = try load(visit)
    let form = PartnershipForm(partnership, batch, themes: themes, in: visit.language)
    return formPage(visit, partnership, batch, themes).response(visit, form)
  }

  private static func formPage(
    _ visit: Visit, _ partnership: Partnership, _ batch: PartnershipBatch, _ themes: [Theme]
  ) -> PartnershipFormPage {
    PartnershipFormPage(
      title: visit.texts(PartnershipsText.change), action: visit.address(change, partnership.slug),
      above: [
        Link(visit.texts(PartnershipsText.title), visit.address(list)),
        Link(batch.name(of: partnership, in: visit.language), visit.address(show, partnership.slug)),
      ], themes: themes)
  }

  static func changePartnership(_ visit: Visit, _ permit: Permit<ManagePartnerships>, _ form: Form) throws -> Response {
    let (partnership, batch, themes) = try load(visit)
    var typed = PartnershipForm(form)
    var page = formPage(visit, partnership, batch, themes)
    do {
      let entry = try typed.entry(visit, themes: themes)
      try visit.application.changePartnership(partnership.id, version: typed.version, to: entry, permit: permit)
      return visit.redirect(show, partnership.slug, done: .saved)
    } catch let invalid as InvalidInput {
      page.problems = visit.problems(invalid)
    } catch is VersionConflict {
      let (current, currentBatch, _) = try load(visit)
      page.stored = rows(current, currentBatch, visit)
      typed.version = current.version
    }
    return page.response(visit, typed)
  }
}

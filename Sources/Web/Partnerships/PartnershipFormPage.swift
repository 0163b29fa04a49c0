import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What surrounds the fields: where they are sent, and what somebody else stored meanwhile.
struct PartnershipFormPage {
  let title: String
  let action: String
  let above: [Link]
  let themes: [Theme]
  var problems = Problems.none
  /// What is stored now, when somebody else changed it first.
  var stored: [SummaryRow] = []

  func response(_ visit: Visit, _ form: PartnershipForm) -> Response {
    let conflict = (title: visit.texts(PartnershipsText.conflictTitle), text: visit.texts(PartnershipsText.conflictText))
    return visit.officePage(title, status: stored.isEmpty ? nil : 409, problems: problems, above: above) { html in
      html.versionedForm(title, action: action, version: form.version, stored: stored, conflict: conflict, visit) {
        $0.partnershipFields(form, self, visit)
      }
    }
  }
}

extension HTML {
  fileprivate mutating func partnershipFields(_ form: PartnershipForm, _ page: PartnershipFormPage, _ visit: Visit) {
    let texts = visit.texts
    let problems = page.problems
    fieldset(legend: texts(PartnershipsText.parties), hint: texts(PartnershipsText.partiesHint)) { html in
      for (index, row) in form.shownRows.enumerated() { html.memberFields(index + 1, row, problems, visit) }
    }
    textField(
      Field(
        "title", label: texts(PartnershipsText.titleLabel), hint: texts(PartnershipsText.titleHint), error: problems.error(at: "title"),
        value: form.title, optional: texts(FormsText.optional)))
    checkboxes(
      Field("themes", label: texts(PartnershipsText.themes), error: problems.error(at: "themes"), optional: texts(FormsText.optional)),
      visit.themeChoices(page.themes), chosen: Set(form.themes))
    select(
      Field("status", label: texts(PartnershipsText.status), error: problems.error(at: "status"), value: form.status),
      Partnership.Status.allCases.map { Choice($0.rawValue, visit.word(for: $0)) })
    dayField("starts-on", texts(PartnershipsText.startsOn), form.startsOn, problems, texts)
    dayField("ends-on", texts(PartnershipsText.endsOn), form.endsOn, problems, texts)
    textArea(
      Field(
        "note", label: texts(PartnershipsText.note), hint: texts(PartnershipsText.noteHint), error: problems.error(at: "note"),
        value: form.note, optional: texts(FormsText.optional)), rows: 3, maximum: 1000, texts)
    let (field, languages) = visit.writtenLanguageField(form.textLanguage, problems)
    select(field, languages)
  }

  private mutating func memberFields(_ number: Int, _ row: PartnershipForm.Row, _ problems: Problems, _ visit: Visit) {
    let texts = visit.texts
    fieldset(legend: texts(PartnershipsText.party, ["number": .count(number)]), isLine: true) { html in
      html.textField(
        Field(
          "organisation-\(number)", label: texts(PartnershipsText.organisation), hint: texts(PartnershipsText.organisationHint),
          error: problems.error(at: "organisation-\(number)"), value: row.organisation))
      html.select(
        Field("part-\(number)", label: texts(PartnershipsText.part), value: row.part),
        PartnershipMember.Part.allCases.map { Choice($0.rawValue, visit.word(for: $0)) })
      html.dayField("from-\(number)", texts(PartnershipsText.fieldFrom), row.from, problems, texts)
      html.dayField("to-\(number)", texts(PartnershipsText.fieldTo), row.to, problems, texts)
    }
  }
}

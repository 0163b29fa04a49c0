import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// The fields of an organisation, for adding, changing and repairing a row of a file.
struct OrganisationForm {
  let visit: Visit
  let entry: OrganisationEntry
  let problems: Problems
  /// A row of a file has its address and its other names in one cell each; parent and successor are addresses.
  var isFileRow = false

  func write(_ html: inout HTML) {
    let texts = visit.texts
    html.fieldset(legend: texts(OrganisationsText.groupName), writeName)
    html.fieldset(legend: texts(OrganisationsText.groupPlace), writePlace)
    html.fieldset(legend: texts(OrganisationsText.groupFacts), writeFacts)
    html.fieldset(legend: texts(OrganisationsText.groupRelations), writeRelations)
    guard !isFileRow else { return }
    html.fieldset(legend: texts(OrganisationsText.groupNames), hint: texts(OrganisationsText.groupNamesHint), writeNames)
    html.fieldset(legend: texts(OrganisationsText.groupContacts), hint: texts(OrganisationsText.groupContactsHint), writeContacts)
  }

  private func field(_ column: RegisterColumn, hint: OrganisationsText? = nil, isOptional: Bool = true) -> Field {
    Field(
      column.rawValue, label: visit.fieldName(column), hint: hint.map { visit.texts($0) }, error: problems.error(at: column.rawValue),
      value: entry.row[column], optional: isOptional ? visit.texts(FormsText.optional) : nil)
  }

  /// A list to choose from. A value from a file that is none of the choices stays in sight until it is replaced.
  private func select(_ html: inout HTML, _ field: Field, _ choices: [Choice], blank: OrganisationsText) {
    let isKnown = field.value.isEmpty || choices.contains { $0.value == field.value }
    html.select(field, isKnown ? choices : [Choice(field.value, field.value)] + choices, blank: visit.texts(blank))
  }

  private func writeName(_ html: inout HTML) {
    html.textField(field(.name, isOptional: false))
    html.textField(field(.nameSwedish))
    select(&html, field(.kind, isOptional: false), visit.kindChoices, blank: .chooseKind)
    html.textField(field(.localKind, hint: .hintLocalKind), width: .medium)
    guard isFileRow else { return }
    html.textField(field(.slug, hint: .hintSlug), width: .medium)
    html.textField(field(.names, hint: .hintNames))
  }

  private func writePlace(_ html: inout HTML) {
    select(&html, field(.country, hint: .hintCountry), visit.countryChoices, blank: .chooseCountry)
    html.textField(field(.subdivision), width: .short)
    html.textField(field(.code), width: .short)
    html.numberField(field(.latitude), isWhole: false)
    html.numberField(field(.longitude), isWhole: false)
  }

  private func writeFacts(_ html: inout HTML) {
    html.numberField(field(.population))
    html.numberField(field(.populationYear))
    let characters = SettlementCharacter.allCases.map { Choice($0.rawValue, visit.word($0)) }
    select(&html, field(.character), characters, blank: .chooseCharacter)
    html.textField(field(.languages, hint: .hintLanguages), width: .medium)
    html.textField(field(.homepage), .address, width: .medium)
    html.textField(field(.wikidata), width: .short)
    html.textField(field(.source, hint: .hintSource))
  }

  private func writeRelations(_ html: inout HTML) {
    let hint: OrganisationsText = isFileRow ? .hintOrganisationSlug : .hintOrganisation
    html.textField(field(.parent, hint: hint), width: .medium)
    html.textField(field(.successor, hint: hint), width: .medium)
    html.dateField(field(.validFrom), visit.texts)
    html.dateField(field(.validTo), visit.texts)
  }
}

extension OrganisationForm {
  private func field(_ name: String, _ number: Int, _ label: OrganisationsText, _ value: String, isOptional: Bool = true) -> Field {
    let id = "\(name)-\(number)"
    return Field(
      id, label: visit.texts(label), error: problems.error(at: id), value: value,
      optional: isOptional ? visit.texts(FormsText.optional) : nil)
  }

  private func writeNames(_ html: inout HTML) {
    let empty = OrganisationEntry.Name(name: "", kind: OrganisationName.Kind.alias.rawValue, language: "", lastDay: "")
    let kinds = OrganisationName.Kind.allCases.map { Choice($0.rawValue, visit.word($0)) }
    for (index, name) in (entry.names + [empty, empty]).enumerated() {
      let number = index + 1
      let isOpen = index < entry.names.count
      html.details(isOpen ? name.name : visit.texts(OrganisationsText.nameNumber, ["number": .count(number)]), isOpen: isOpen) { html in
        html.textField(field("alias", number, .contactName, name.name), width: .medium)
        html.select(field("alias-kind", number, .nameKind, name.kind, isOptional: false), kinds)
        html.textField(field("alias-language", number, .nameLanguage, name.language), width: .short)
        html.dateField(field("alias-until", number, .nameLastDay, name.lastDay), visit.texts)
      }
    }
  }

  private func writeContacts(_ html: inout HTML) {
    let empty = OrganisationContact(name: "", function: "", email: "", phone: "", isPublic: false)
    for (index, contact) in (entry.contacts + [empty]).enumerated() {
      let number = index + 1
      let isOpen = index < entry.contacts.count
      html.details(visit.texts(OrganisationsText.contactNumber, ["number": .count(number)]), isOpen: isOpen) { html in
        html.textField(field("contact-name", number, .contactName, contact.name), width: .medium)
        html.textField(field("contact-function", number, .contactFunction, contact.function), width: .medium)
        html.textField(field("contact-email", number, .contactEmail, contact.email), .email, width: .medium)
        html.textField(field("contact-phone", number, .contactPhone, contact.phone), .telephone, width: .short)
        var box = field("contact-public", number, .contactPublic, contact.isPublic ? "yes" : "", isOptional: false)
        box.error = nil
        html.checkbox(box)
      }
    }
  }
}

extension OrganisationEntry {
  /// Reads what was sent. Names and contacts without any text are left out, so that the rest are numbered as they are shown again.
  init(_ form: Form) {
    self.init(row: RegisterRow(form))
    for number in 1...Self.most {
      let name = form.text("alias-\(number)")
      guard !name.trimmingWhitespace.isEmpty else { continue }
      names.append(
        Name(
          name: name, kind: form.text("alias-kind-\(number)"), language: form.text("alias-language-\(number)"),
          lastDay: form.text("alias-until-\(number)")))
    }
    for number in 1...Self.most {
      let contact = OrganisationContact(
        name: form.text("contact-name-\(number)"), function: form.text("contact-function-\(number)"),
        email: form.text("contact-email-\(number)"), phone: form.text("contact-phone-\(number)"),
        isPublic: form.isChecked("contact-public-\(number)"))
      let texts = [contact.name, contact.function, contact.email, contact.phone]
      if texts.contains(where: { !$0.trimmingWhitespace.isEmpty }) { contacts.append(contact) }
    }
  }

  private static let most = 60
}

extension RegisterRow {
  init(_ form: Form) {
    self.init()
    for column in RegisterColumn.allCases { self[column] = form.text(column.rawValue) }
  }
}

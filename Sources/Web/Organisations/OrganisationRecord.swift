import Application
import Database
import Domain
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// An organisation with everything that its page shows.
struct OrganisationRecord {
  let organisation: Organisation
  let names: [OrganisationName]
  let contacts: [OrganisationContact]
  let predecessors: [OrganisationBrief]
  let parts: [OrganisationBrief]
  let linked: [Identifier<Organisation>: OrganisationBrief]

  init(_ visit: Visit, slug: String) throws {
    self = try visit.application.read { connection in
      guard let organisation = try connection.organisations.find(slug: slug) else { throw NotFound() }
      return try OrganisationRecord(organisation, on: connection)
    }
  }

  init(_ visit: Visit, id: Identifier<Organisation>) throws {
    self = try visit.application.read { connection in
      guard let organisation = try connection.organisations.find(id) else { throw NotFound() }
      return try OrganisationRecord(organisation, on: connection)
    }
  }

  private init(_ organisation: Organisation, on connection: any Connection) throws {
    self.organisation = organisation
    let store = connection.organisations
    names = try store.otherNames(of: organisation.id)
    contacts = try store.contacts(of: organisation.id)
    predecessors = try store.predecessors(of: organisation.id)
    parts = try store.parts(of: organisation.id)
    linked = try store.names([organisation.profile.parent, organisation.profile.successor].compactMap { $0 })
  }

  var successor: OrganisationBrief? { organisation.profile.successor.flatMap { linked[$0] } }

  /// What a body that has been merged says first.
  func successorNotice(_ html: inout HTML, _ visit: Visit) {
    guard let successor else { return }
    let title = visit.texts(OrganisationsText.nowPartOf, ["name": .text(successor.name(in: visit.language))])
    html.notice(.information, title: title) { html in
      let day = organisation.profile.validTo.map { visit.formats.day($0) }
      let text = day.map { visit.texts(OrganisationsText.nowPartOfSince, ["day": .text($0)]) }
      html.element("p", [], text ?? visit.texts(OrganisationsText.nowPartOfText))
      html.element("p") { $0.link(publicLink(successor, visit)) }
    }
  }

  func publicLink(_ brief: OrganisationBrief, _ visit: Visit) -> Link {
    Link(brief.name(in: visit.language), visit.address(OrganisationPages.show, brief.slug))
  }

  /// What is known, and nothing about what is not.
  func publicFacts(_ visit: Visit) -> [SummaryRow] {
    let profile = organisation.profile
    var rows: [SummaryRow] = []
    func add(_ key: String, _ value: String?) {
      if let value, !value.isEmpty { rows.append(SummaryRow(key, value)) }
    }
    let other = visit.language == .swedish ? profile.name : profile.swedishName
    if other != profile.name(in: visit.language) { add(visit.fieldName(visit.language == .swedish ? .name : .nameSwedish), other) }
    add(visit.fieldName(.population), visit.population(profile))
    add(visit.fieldName(.character), profile.character.map { visit.word($0) })
    add(visit.fieldName(.languages), visit.languageNames(profile.languages))
    if !profile.homepage.isEmpty { rows.append(SummaryRow(visit.fieldName(.homepage), .link(profile.homepage, profile.homepage))) }
    if !profile.wikidata.isEmpty {
      rows.append(SummaryRow(visit.fieldName(.wikidata), .link(profile.wikidata, "https://www.wikidata.org/wiki/\(profile.wikidata)")))
    }
    rows += relations(visit) + nameRows(visit, showsMisspellings: false)
    return rows
  }

  func relations(_ visit: Visit) -> [SummaryRow] {
    var rows: [SummaryRow] = []
    func add(_ text: OrganisationsText, _ briefs: [OrganisationBrief]) {
      if !briefs.isEmpty { rows.append(SummaryRow(visit.texts(text), .links(briefs.map { publicLink($0, visit) }))) }
    }
    add(.partOf, organisation.profile.parent.flatMap { linked[$0] }.map { [$0] } ?? [])
    add(.tookOver, predecessors)
    add(.parts, parts)
    return rows
  }

  /// Former names and other names, each name in its own language.
  func nameRows(_ visit: Visit, showsMisspellings: Bool) -> [SummaryRow] {
    let former = names.filter { $0.kind == .former }
    let other = names.filter { $0.kind != .former && (showsMisspellings || $0.kind != .misspelling) }
    return [(OrganisationsText.otherNames, other), (.formerNames, former)].filter { !$0.1.isEmpty }.map { text, names in
      SummaryRow(visit.texts(text), .html(list(names, visit)))
    }
  }

  private func list(_ names: [OrganisationName], _ visit: Visit) -> HTML {
    var html = HTML(reserving: 256)
    for (index, name) in names.enumerated() {
      if index > 0 { html.raw(", ") }
      let day = name.validTo.map { visit.formats.day($0) }
      let text = day.map { visit.texts(OrganisationsText.nameUntil, ["name": .text(name.name), "day": .text($0)]) } ?? name.name
      html.element("span", [.lang(name.language.isEmpty || day != nil ? nil : name.language)], text)
    }
    return html
  }
}

extension OrganisationRecord {
  /// People and desks to write to; nothing when there are none.
  func contactSection(_ html: inout HTML, _ visit: Visit, _ contacts: [OrganisationContact], showsWhoSees: Bool = false) {
    guard !contacts.isEmpty else { return }
    let texts = visit.texts
    html.element("h2", [], texts(OrganisationsText.contacts))
    for contact in contacts {
      var rows: [SummaryRow] = []
      if !contact.name.isEmpty { rows.append(SummaryRow(texts(OrganisationsText.contactName), contact.name)) }
      if !contact.function.isEmpty { rows.append(SummaryRow(texts(OrganisationsText.contactFunction), contact.function)) }
      if !contact.email.isEmpty {
        rows.append(SummaryRow(texts(OrganisationsText.contactEmail), .link(contact.email, "mailto:\(contact.email)")))
      }
      if !contact.phone.isEmpty { rows.append(SummaryRow(texts(OrganisationsText.contactPhone), contact.phone)) }
      html.summaryList(rows, texts)
      if showsWhoSees {
        let word = contact.isPublic ? texts(OrganisationsText.publicContact) : texts(OrganisationsText.officeContact)
        html.element("p") { $0.tag(word, contact.isPublic ? .positive : .neutral) }
      }
    }
  }
}

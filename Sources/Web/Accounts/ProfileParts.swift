import Application
import Domain
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// A profile's fields as a form, and people with what their profiles show.
extension HTML {
  /// A field with who sees it. Name and address are changed on pages of their own.
  mutating func profileField(
    _ field: ProfileField, _ profile: Profile, _ entry: ProfileEntry, _ problems: Problems, _ visit: Visit
  ) {
    let (texts, name) = (visit.texts, field.rawValue)
    fieldset(legend: visit.word(for: field)) { html in
      let value = entry.values[field] ?? ""
      let typed = Field(
        name, label: visit.word(for: field), error: problems.error(at: name), value: value, optional: texts(FormsText.optional))
      switch field {
      case .name, .email: html.element("p", [], profile.values[field] ?? "")
      case .about: html.textArea(typed, rows: 3, maximum: field.limit, texts)
      case .phone: html.textField(typed, .telephone, width: .medium)
      case .function, .languages: html.textField(typed)
      }
      let sees = "sees-\(name)"
      html.select(
        Field(
          sees, label: texts(ProfileText.whoSees, ["field": .text(visit.word(for: field))]), error: problems.error(at: sees),
          value: entry.visibility[field] ?? ""),
        ProfileVisibility.allCases.map { Choice($0.rawValue, visit.word(for: $0)) })
    }
  }

  /// People under a heading, each with what the reader may see; nothing without people.
  mutating func peopleShown(_ people: [ProfileView], _ visit: Visit) {
    guard !people.isEmpty else { return }
    element("h2", [], visit.texts(ProfileText.people))
    for view in people {
      element("h3", [], view[.name] ?? "")
      let rows = ProfileField.allCases.filter { $0 != .name }.compactMap { field in
        view[field].map { value in
          SummaryRow(visit.word(for: field), field == .email ? .link(value, "mailto:\(value)") : .text(value))
        }
      }
      if !rows.isEmpty { summaryList(rows, visit.texts) }
    }
  }
}

extension Visit {
  func word(for field: ProfileField) -> String { texts.text("profile.field-" + field.rawValue) ?? field.rawValue }
  func word(for visibility: ProfileVisibility) -> String { texts.text("profile.sees-" + visibility.rawValue) ?? visibility.rawValue }
  func word(asSeenBy reader: ProfileVisibility) -> String { texts.text("profile.as-" + reader.rawValue) ?? reader.rawValue }

  /// Those who act in a place and let this reader see them.
  func people(in place: Place, parties: [Identifier<Organisation>] = []) throws -> [ProfileView] {
    try application.read { try application.peopleShown(in: place, parties: parties, to: viewer, on: $0) }
  }

  /// A page is shown also when the look at it cannot be noted.
  func noteLook(_ note: () throws -> Void) {
    do { try note() } catch { Log.fault("a look at somebody's data was not noted: \(error)") }
  }
}

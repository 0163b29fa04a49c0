import Domain
import TwinhallCore

/// The columns of the register's file, in its order. The names are also the fields of forms and of the audit trail.
public enum RegisterColumn: String, CaseIterable, Sendable {
  case slug
  case kind
  case localKind = "local_kind"
  case name
  case nameSwedish = "name_sv"
  /// ISO 3166-1 alpha-2.
  case country
  /// ISO 3166-2.
  case subdivision
  /// Official code of the municipality or region.
  case code
  case wikidata
  case latitude
  case longitude
  case population
  case populationYear = "population_year"
  case character
  /// BCP 47 tags with `|` between them.
  case languages
  case homepage
  /// Slug of the body it is part of.
  case parent
  /// Slug of the body that took over.
  case successor
  case validFrom = "valid_from"
  case validTo = "valid_to"
  case source
  /// Other names with `|` between them, see `RegisterNames`.
  case names
}

/// One organisation as text, cell by cell: a row of a file, or what was typed into a form.
public struct RegisterRow: Hashable, Sendable {
  private var cells: [String]

  public init() { cells = Array(repeating: "", count: RegisterColumn.allCases.count) }

  public subscript(column: RegisterColumn) -> String {
    get { cells[RegisterRow.places[column] ?? 0] }
    set { cells[RegisterRow.places[column] ?? 0] = newValue }
  }

  /// The cells in the order of the columns.
  public var fields: [String] { cells }

  /// Reads what `fields` gave.
  public init(fields: [String]) {
    cells = Array((fields + Array(repeating: "", count: RegisterColumn.allCases.count)).prefix(RegisterColumn.allCases.count))
  }

  private static let places = Dictionary(uniqueKeysWithValues: RegisterColumn.allCases.enumerated().map { ($0.element, $0.offset) })

  /// - Parameters:
  ///   - parent: how the body it is part of is written, such as its slug.
  ///   - successor: how the body that took over is written.
  public init(_ draft: OrganisationDraft, slug: String, parent: String?, successor: String?) {
    self.init()
    let profile = draft.profile
    self[.slug] = slug
    self[.kind] = profile.kind.rawValue
    self[.localKind] = profile.localKind
    self[.name] = profile.name
    self[.nameSwedish] = profile.swedishName
    self[.country] = profile.country
    self[.subdivision] = profile.subdivision
    self[.code] = profile.officialCode
    self[.wikidata] = profile.wikidata
    self[.latitude] = profile.latitude.map(degrees) ?? ""
    self[.longitude] = profile.longitude.map(degrees) ?? ""
    self[.population] = profile.population.map { String($0) } ?? ""
    self[.populationYear] = profile.populationYear.map { String($0) } ?? ""
    self[.character] = profile.character?.rawValue ?? ""
    self[.languages] = profile.languages.joined(separator: "|")
    self[.homepage] = profile.homepage
    self[.parent] = parent ?? ""
    self[.successor] = successor ?? ""
    self[.validFrom] = profile.validFrom?.description ?? ""
    self[.validTo] = profile.validTo?.description ?? ""
    self[.source] = profile.source
    self[.names] = RegisterNames.text(draft.names)
  }
}

private func degrees(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : String(value) }

/// Other names in one cell: `Tlokwe City Council (former, en, 2016-08-02)|NW405`. A name without a parenthesis is an alias.
public enum RegisterNames {
  public static func text(_ names: [OrganisationName]) -> String {
    names.map { name in
      let notes = [name.kind.rawValue, name.language, name.validTo?.description ?? ""].filter { !$0.isEmpty }
      return notes == ["alias"] ? name.name : "\(name.name) (\(notes.joined(separator: ", ")))"
    }.joined(separator: "|")
  }

  public static func parse(_ cell: String) -> [OrganisationName] {
    cell.split(separator: "|").map { String($0).trimmingWhitespace }.filter { !$0.isEmpty }.map(name)
  }

  private static func name(_ text: String) -> OrganisationName {
    guard text.hasSuffix(")"), let opening = text.lastIndex(of: "(") else { return OrganisationName(name: text, kind: .alias) }
    let notes = text[text.index(after: opening)...].dropLast().split(separator: ",").map { String($0).trimmingWhitespace }
    guard let kind = notes.first.flatMap(OrganisationName.Kind.init) else { return OrganisationName(name: text, kind: .alias) }
    var name = OrganisationName(name: String(text[..<opening]).trimmingWhitespace, kind: kind)
    for note in notes.dropFirst() {
      if let day = Day(note) { name.validTo = day } else { name.language = note }
    }
    return name
  }
}

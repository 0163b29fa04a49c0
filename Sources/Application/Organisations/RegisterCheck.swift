import Database
import Domain
import Localization
import Store
import TwinhallCore

/// A row with what is wrong in it; none when it can be taken in.
public struct CheckedRow: Sendable {
  public let number: Int
  public let row: RegisterRow
  public let problems: [Problem]
  let draft: OrganisationDraft
}

/// Checks the rows of one file against themselves and against the register.
struct RegisterCheck {
  private var places: [String: Int] = [:]
  private var known: [String: Identifier<Organisation>]
  private var namesInCountry: [String: Set<String>] = [:]
  private let rows: [NumberedRow]

  init(_ rows: [NumberedRow], on connection: any Connection) throws {
    self.rows = rows
    let mentioned = rows.flatMap { [$0.row.cell(.slug), $0.row.cell(.parent), $0.row.cell(.successor)] }.filter { !$0.isEmpty }
    known = try connection.organisations.identifiers(slugs: mentioned)
    for (index, row) in rows.enumerated() where !row.row.cell(.slug).isEmpty && places[row.row.cell(.slug)] == nil {
      places[row.row.cell(.slug)] = index
    }
    // A row without an address of its own may be a body that is there already.
    let countries = Set(rows.filter { $0.row.cell(.slug).isEmpty }.map { $0.row.cell(.country).uppercased() })
    for country in countries where !country.isEmpty {
      let names = try connection.organisations.foldedNames(country: country).compactMap { $0.foldedNames.split(separator: "\n").first }
      namesInCountry[country] = Set(names.map(String.init))
    }
  }

  func checked() -> [CheckedRow] { rows.enumerated().map { check($0.element, index: $0.offset) } }

  /// The body in the register that a slug names.
  func known(_ slug: String) -> Identifier<Organisation>? { known[slug] }

  private func check(_ numbered: NumberedRow, index: Int) -> CheckedRow {
    var validation = Validation()
    let row = numbered.row
    let draft = row.draft(names: nil, contacts: [], &validation)
    let slug = row.cell(.slug)
    if known[slug] != nil { validation.add("slug", .alreadyInRegister) }
    if let first = places[slug], first != index { validation.add("slug", .chosenTwice) }
    if slug.isEmpty, namesInCountry[draft.profile.country]?.contains(folded(draft.profile.name)) == true {
      validation.add("name", .alreadyInRegister)
    }
    checkLink(.parent, of: row, &validation)
    checkLink(.successor, of: row, &validation)
    return CheckedRow(number: numbered.number, row: row, problems: validation.problems.named(as: RegisterColumn.allNames), draft: draft)
  }

  private func checkLink(_ column: RegisterColumn, of row: RegisterRow, _ validation: inout Validation) {
    let target = row.cell(column)
    guard !target.isEmpty else { return }
    if target == row.cell(.slug) { return validation.add(column.rawValue, .itself) }
    guard places[target] != nil || known[target] != nil else { return validation.add(column.rawValue, .unknownOrganisation) }
    if goesRound(column, from: target) { validation.add(column.rawValue, .goesRound) }
  }

  /// Only rows of the file can lead back to one: what is in the register cannot point to what is not yet there.
  private func goesRound(_ column: RegisterColumn, from start: String) -> Bool {
    var seen: Set<String> = []
    var place = start
    while let index = places[place] {
      guard seen.insert(place).inserted else { return true }
      place = rows[index].row.cell(column)
    }
    return false
  }
}

extension RegisterRow {
  /// A cell without white space around it.
  func cell(_ column: RegisterColumn) -> String { self[column].trimmingWhitespace }
}

extension [Problem] {
  /// Problems of single aliases are problems of the one cell that holds them all.
  fileprivate func named(as columns: Set<String>) -> [Problem] {
    map { columns.contains($0.field) ? $0 : Problem(RegisterColumn.names.rawValue, $0.rule, $0.values) }
  }
}

extension RegisterColumn {
  fileprivate static let allNames = Set(allCases.map(\.rawValue))
}

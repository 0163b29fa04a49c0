import Database
import Domain
import Store
import TwinhallCore

/// A file cannot be taken in as it stands; nothing was. Lists every row that is wrong.
public struct ImportFaults: Error, Sendable {
  public let rows: [CheckedRow]
}

extension Application {
  /// The most rows that are repaired on screen; the command line takes more.
  public static let mostImportRows = 5000

  /// Keeps a file until its rows are right; the register is not touched.
  /// - Throws: `InvalidInput` at `file` when it cannot be read as rows.
  public func beginImport(
    fileName: String, _ bytes: [UInt8], permit: Permit<ManageRegister>
  ) throws -> Identifier<RegisterImport> {
    let rows = try RegisterFile.rows(bytes, limit: Application.mostImportRows)
    return try change(permit) { change in
      let id: Identifier<RegisterImport> = change.makeIdentifier()
      let name = String(fileName.suffix(120))
      let entry = RegisterImport(id: id, createdAt: change.at, person: permit.viewer.person?.id, fileName: name, state: .open, version: 1)
      try change.connection.registerImports.insert(entry)
      try change.connection.registerImports.insertRows(rows.map { (number: $0.number, cells: $0.row.line) }, of: id)
      try change.record(id, after: ["file": name, "rows": String(rows.count)])
      return id
    }
  }

  /// The file with every row checked against the register as it is now.
  /// - Throws: `NotFound`.
  public func checkedImport(
    _ id: Identifier<RegisterImport>, permit: Permit<ManageRegister>
  ) throws -> (entry: RegisterImport, rows: [CheckedRow]) {
    try read { connection in
      guard let entry = try connection.registerImports.find(id) else { throw NotFound() }
      return (entry, try connection.importRows(id).checked)
    }
  }

  /// Takes every row into the register, all in one transaction.
  /// - Returns: how many organisations were added.
  /// - Throws: `StepRefused(.importHasFaults)`, `StepRefused(.alreadyDone)`, `VersionConflict`, `NotFound`.
  @discardableResult public func takeIn(
    _ id: Identifier<RegisterImport>, version: Int, permit: Permit<ManageRegister>
  ) throws -> Int {
    try change(permit) { try $0.takeIn(id, version: version) }
  }

  /// Takes in a whole file at once, or nothing.
  /// - Returns: how many organisations were added.
  /// - Throws: `InvalidInput` at `file`, `ImportFaults` with every row that is wrong.
  @discardableResult public func importRegister(
    fileName: String, _ bytes: [UInt8], permit: Permit<ManageRegister>
  ) throws -> Int {
    let rows = try RegisterFile.rows(bytes, limit: 200_000)
    return try change(permit) { change in
      let check = try RegisterCheck(rows, on: change.connection)
      let checked = check.checked()
      let faults = checked.filter { !$0.problems.isEmpty }
      guard faults.isEmpty else { throw ImportFaults(rows: faults) }
      try change.insert(checked, check, source: fileName)
      return checked.count
    }
  }
}

extension Change {
  func takeIn(_ id: Identifier<RegisterImport>, version: Int) throws -> Int {
    let entry = try openImport(id)
    let (check, rows) = try connection.importRows(id)
    guard !rows.isEmpty, rows.allSatisfy({ $0.problems.isEmpty }) else { throw StepRefused([.importHasFaults]) }
    try expectOne(connection.registerImports.advance(id, version: version, to: .taken))
    try insert(rows, check, source: entry.fileName)
    try connection.registerImports.removeRows(of: id)
    try record(id, before: ["state": "open"], after: ["state": "taken", "rows": String(rows.count)])
    return rows.count
  }
}

extension Connection {
  fileprivate func importRows(_ id: Identifier<RegisterImport>) throws -> (check: RegisterCheck, checked: [CheckedRow]) {
    let rows = try registerImports.rows(of: id).map { NumberedRow(number: $0.number, row: try RegisterRow(line: $0.cells)) }
    let check = try RegisterCheck(rows, on: self)
    return (check, check.checked())
  }
}

extension Change {
  func openImport(_ id: Identifier<RegisterImport>) throws -> RegisterImport {
    guard let entry = try connection.registerImports.find(id) else { throw NotFound() }
    guard entry.state == .open else { throw StepRefused([.alreadyDone]) }
    return entry
  }

  /// Inserts checked rows first and ties them together afterwards, since a row may name one that comes later.
  fileprivate func insert(_ rows: [CheckedRow], _ check: RegisterCheck, source: String) throws {
    // An address that is made up gives way to one that is written.
    let rows = rows.filter { !$0.draft.slug.isEmpty } + rows.filter(\.draft.slug.isEmpty)
    var added: [String: Identifier<Organisation>] = [:]
    var ids: [Identifier<Organisation>] = []
    for row in rows {
      let id = try insert(row.draft, source: source)
      ids.append(id)
      added[row.draft.slug] = row.draft.slug.isEmpty ? nil : id
    }
    for (id, row) in zip(ids, rows) {
      let (parent, successor) = (row.row.cell(.parent), row.row.cell(.successor))
      guard !parent.isEmpty || !successor.isEmpty else { continue }
      try connection.organisations.setLinks(
        of: id, parent: added[parent] ?? check.known(parent), successor: added[successor] ?? check.known(successor))
      try record(id, after: ["parent": parent, "successor": successor])
    }
  }
}

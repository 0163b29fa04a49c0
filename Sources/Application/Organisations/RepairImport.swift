import Domain
import Store
import TwinhallCore

extension Application {
  /// Replaces the cells of one row of a waiting file.
  /// - Parameter number: the row's line in the file.
  /// - Throws: `NotFound`, `VersionConflict`, `StepRefused(.alreadyDone)`.
  public func repairRow(
    _ number: Int, of id: Identifier<RegisterImport>, version: Int, to row: RegisterRow, permit: Permit<ManageRegister>
  ) throws {
    try change(permit) { change in
      try change.advance(id, version)
      guard try change.connection.registerImports.updateRow(number, cells: row.line, of: id) == 1 else { throw NotFound() }
      try change.record(id, after: ["repaired": String(number)])
    }
  }

  /// Leaves one row of a waiting file out.
  public func removeRow(
    _ number: Int, of id: Identifier<RegisterImport>, version: Int, permit: Permit<ManageRegister>
  ) throws {
    try change(permit) { change in
      try change.advance(id, version)
      guard try change.connection.registerImports.removeRow(number, of: id) == 1 else { throw NotFound() }
      try change.record(id, after: ["removed": String(number)])
    }
  }

  /// Throws a waiting file away.
  public func discardImport(_ id: Identifier<RegisterImport>, version: Int, permit: Permit<ManageRegister>) throws {
    try change(permit) { change in
      _ = try change.openImport(id)
      try change.expectOne(change.connection.registerImports.advance(id, version: version, to: .discarded))
      try change.connection.registerImports.removeRows(of: id)
      try change.record(id, before: ["state": "open"], after: ["state": "discarded"])
    }
  }
}

extension Change {
  fileprivate func advance(_ id: Identifier<RegisterImport>, _ version: Int) throws {
    _ = try openImport(id)
    try expectOne(connection.registerImports.advance(id, version: version, to: .open))
  }
}

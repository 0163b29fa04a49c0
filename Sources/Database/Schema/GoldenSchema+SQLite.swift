func sqliteTables(_ connection: any Connection) throws -> [GoldenTable] {
  let names: [String] = try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .map { row in try row["name"] }
  return try names.map { name in
    GoldenTable(
      name: name, columns: try columns(of: name, connection), indexes: try indexes(of: name, connection),
      references: try references(of: name, connection))
  }
}

private func columns(of table: String, _ connection: any Connection) throws -> [GoldenTable.Column] {
  let rows = try connection.rows(
    #"SELECT name, type, "notnull" AS required, dflt_value, pk FROM pragma_table_info(\#(table)) ORDER BY cid"#)
  return try rows.map { row in
    let type: String = try row["type"]
    let fallback: String? = try row["dflt_value"]
    return GoldenTable.Column(
      name: try row["name"], type: type.lowercased(), isRequired: try row["required"], keyPosition: try row["pk"],
      hasDefault: fallback != nil)
  }
}

private func indexes(of table: String, _ connection: any Connection) throws -> [GoldenTable.Index] {
  let rows = try connection.rows(
    #"SELECT name, "unique" AS uniqueness, origin, partial FROM pragma_index_list(\#(table)) WHERE origin <> 'pk'"#)
  return try rows.map { row in
    let name: String = try row["name"]
    let origin: String = try row["origin"]
    let columns: [String?] = try connection.rows("SELECT name FROM pragma_index_info(\(name)) ORDER BY seqno").map { try $0["name"] }
    // An index that a UNIQUE in the table made has a name of the database's own choice.
    return GoldenTable.Index(
      name: origin == "u" ? "of table" : name, isUnique: try row["uniqueness"], isPartial: try row["partial"], columns: columns)
  }
}

private func references(of table: String, _ connection: any Connection) throws -> [GoldenTable.Reference] {
  let rows = try connection.rows(
    #"SELECT "from" AS source, "table" AS other, COALESCE("to", 'id') AS target, on_delete FROM pragma_foreign_key_list(\#(table))"#)
  return try rows.map { row in
    let (other, target, action): (String, String, String) = (try row["other"], try row["target"], try row["on_delete"])
    return GoldenTable.Reference(column: try row["source"], target: "\(other).\(target)", onDelete: action.lowercased())
  }
}

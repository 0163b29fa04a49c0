func postgresqlTables(_ connection: any Connection) throws -> [GoldenTable] {
  let names: [String] = try connection.rows("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    .map { row in try row["tablename"] }
  return try names.map { name in
    GoldenTable(
      name: name, columns: try columns(of: name, connection), indexes: try indexes(of: name, connection),
      references: try references(of: name, connection))
  }
}

/// The table's number in the catalogue.
private func object(_ table: String) -> SQL {
  "(SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relname = \(table))"
}

private func columns(of table: String, _ connection: any Connection) throws -> [GoldenTable.Column] {
  let rows = try connection.rows(
    """
    SELECT a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required, a.atthasdef AS has_default,
      COALESCE(array_position(i.indkey::int2[], a.attnum), -1) + 1 AS key_position
    FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
    WHERE a.attrelid = \(object(table)) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
    """)
  return try rows.map { row in
    let type: String = try row["type"]
    return GoldenTable.Column(
      name: try row["name"], type: sharedTypes[type] ?? type, isRequired: try row["required"], keyPosition: try row["key_position"],
      hasDefault: try row["has_default"])
  }
}

private let sharedTypes = ["bigint": "integer", "double precision": "real", "bytea": "blob"]

private func indexes(of table: String, _ connection: any Connection) throws -> [GoldenTable.Index] {
  let rows = try connection.rows(
    """
    SELECT c.relname::text AS name, i.indisunique AS uniqueness, i.indpred IS NOT NULL AS is_partial, i.indexrelid::bigint AS number,
      EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype = 'u') AS is_of_table
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = \(object(table)) AND NOT i.indisprimary
    """)
  return try rows.map { row in
    let number: Int = try row["number"]
    let columns: [String?] = try connection.rows(
      """
      SELECT a.attname::text AS name FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
      LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number > 0
      WHERE i.indexrelid = \(number)::oid ORDER BY k.place
      """
    ).map { try $0["name"] }
    let name: String = try row["name"]
    return GoldenTable.Index(
      name: try row["is_of_table"] ? "of table" : name, isUnique: try row["uniqueness"], isPartial: try row["is_partial"], columns: columns)
  }
}

private func references(of table: String, _ connection: any Connection) throws -> [GoldenTable.Reference] {
  let rows = try connection.rows(
    """
    SELECT a.attname::text AS source, o.relname::text || '.' || t.attname::text AS target,
      CASE k.confdeltype WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'r' THEN 'restrict' WHEN 'd' THEN 'set default'
      ELSE 'no action' END AS on_delete
    FROM pg_constraint k JOIN pg_class o ON o.oid = k.confrelid
    CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS p (source, target)
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.source
    JOIN pg_attribute t ON t.attrelid = k.confrelid AND t.attnum = p.target
    WHERE k.contype = 'f' AND k.conrelid = \(object(table)) ORDER BY k.conname
    """)
  return try rows.map { row in
    GoldenTable.Reference(column: try row["source"], target: try row["target"], onDelete: try row["on_delete"])
  }
}

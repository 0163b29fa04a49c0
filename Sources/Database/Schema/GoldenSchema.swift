/// The tables, columns and indexes as text, in one form for both databases, to compare with a golden file.
public func goldenSchema(_ database: Database) throws -> String { "" }

/// Keeps a spreadsheet from running a field as a formula: an apostrophe goes before `=`, `+`, `-`, `@`, tab and carriage return.
/// A field that already reads as guarded gets one apostrophe more, so that reading gives back exactly what was written.
public enum FormulaGuard {
  public static func guarded(_ field: String) -> String { needsGuard(field.utf8[...]) ? "'" + field : field }

  public static func unguarded(_ field: String) -> String {
    field.utf8.first == Byte.apostrophe && needsGuard(field.utf8.dropFirst()) ? String(field.dropFirst()) : field
  }

  private static func needsGuard(_ field: Substring.UTF8View) -> Bool {
    guard let first = field.first(where: { $0 != Byte.apostrophe }) else { return false }
    return starters.contains(first)
  }

  private static func needsGuard(_ field: Substring) -> Bool { needsGuard(field.utf8) }

  private static let starters: [UInt8] = [
    UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"),
  ]
}

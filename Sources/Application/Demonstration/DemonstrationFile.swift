import CResources
import Tabular
import TwinhallCore

/// One of the embedded files of the demonstration programme.
struct DemonstrationFile {
  /// One row, with its cells by column.
  struct Row {
    fileprivate let table: TabularTable
    fileprivate let record: TabularRecord

    /// The cell; empty when the file has no such column, which a test keeps from happening.
    subscript(_ column: String) -> String { table.place(of: column).map { record.fields[$0] } ?? "" }

    func day(_ column: String) -> Day? { Day(self[column]) }
    func number(_ column: String) -> Int? { Int(self[column]) }

    /// Values that stand in one cell.
    func list(_ column: String) -> [String] { self[column].split(separator: "|").map(String.init) }

    /// Values of one cell that are made of parts, such as `theme:2:proof`. The last part may hold colons.
    func parts(_ column: String, _ count: Int) -> [[String]] {
      list(column).map { $0.split(separator: ":", maxSplits: count - 1, omittingEmptySubsequences: false).map(String.init) }
        .filter { $0.count == count }
    }
  }

  let rows: [Row]

  private init(_ resource: TwinhallResource) throws {
    let table = try TabularTable(Array(UnsafeBufferPointer(start: resource.bytes, count: resource.count)), separator: .comma)
    rows = table.rows.map { Row(table: table, record: $0) }
  }

  static func roles() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_roles()) }
  static func profiles() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_profiles()) }
  static func countries() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_countries()) }
  static func themes() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_themes()) }
  static func organisations() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_organisations()) }
  static func names() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_names()) }
  static func networks() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_networks()) }
  static func partnerships() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_partnerships()) }
  static func partnershipMembers() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_partnership_members()) }
  static func networkMembers() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_network_members()) }
  static func seekers() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_seekers()) }
  static func people() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_people()) }
  static func documents() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_documents()) }
  static func interests() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_interests()) }
  static func conversations() throws -> DemonstrationFile { try DemonstrationFile(twinhall_demo_conversations()) }
}

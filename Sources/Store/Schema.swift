import Database
import Jobs

extension Migration {
  static let jobs = Migration(number: 9, name: "jobs", statements: JobQueue.schema)
  static let jobProgress = Migration(number: 19, name: "progress of jobs", statements: JobQueue.progressSchema)
}

/// Every migration there is, in order. A number, once released, never changes its meaning.
public enum Schema {
  /// Every change moves the end of the audit trail.
  public static let meetingTable: StaticString = "audit_head"
  /// Whether a table holds nothing but what is made from the others: the index of the search.
  public static func isMadeAnew(_ table: String) -> Bool { table.hasPrefix("search_") }

  public static let migrations: [Migration] = [
    .administration,
    .accounts,
    .organisations,
    .programmes,
    .partnerships,
    .networks,
    .interests,
    .matching,
    .jobs,
    .invitations,
    .delegations,
    .handovers,
    .search,
    .jobProgress,
    .custody,
    .drafts,
    .lessData,
  ]
}

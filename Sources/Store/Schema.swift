import Database
import Jobs

extension Migration {
  static let jobs = Migration(number: 9, name: "jobs", statements: JobQueue.schema)
}

/// Every migration there is, in order. A number, once released, never changes its meaning.
public enum Schema {
  /// Every change moves the end of the audit trail.
  public static let meetingTable: StaticString = "audit_head"
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
    .languages,
    .secondFactors,
    .sessions,
    .search,
  ]
}

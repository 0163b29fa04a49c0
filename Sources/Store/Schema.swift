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
  /// Tables whose names begin so are made of others by the program, differ between the databases, and are made anew after an import.
  public static let derivedPrefix = "search_"
  /// The number of the migration that made them.
  public static let derivedSince = Migration.search.number

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
    .invitations,
    .delegations,
    .handovers,
    .mail,
    .conversations,
    .jobProgress,
    .custody,
    .search,
    .contents,
    .library,
    .drafts,
    .lessData,
    .privacy,
    .retention,
    .auditActions,
    .profiles,
  ]
}

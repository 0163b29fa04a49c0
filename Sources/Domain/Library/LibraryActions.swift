/// Reads documents, as far as each one's audience allows.
public enum ReadDocuments: Action {
  public static let grants: [Grant] = [.everyone]
}

/// Finds documents that are for the parties or for the office by their words.
public enum FindDocuments: Action {
  public static let grants: [Grant] = [
    .office(Set(Role.allCases)), .party(Set(Role.allCases)), .network(Set(Role.allCases)), .partnership(Set(Role.allCases)),
  ]
}

/// Adds documents, changes, removes and restores them: those that one may read.
public enum KeepDocuments: Action {
  public static let grants: [Grant] = [
    .office([.administrator, .programmeOfficer, .communicationsOfficer]), .party([.coordinator, .signatory]),
    .network([.coordinator]), .partnership([.projectLeader]),
  ]
}

/// Sends a file in parts, before it belongs to anything.
public enum SendFiles: Action {
  public static let grants: [Grant] = [.signedIn]
}

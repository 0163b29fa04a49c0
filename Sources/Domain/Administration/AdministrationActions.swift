/// Changes the operator's name, colours and texts.
public enum ManageSettings: Action {
  public static let grants: [Grant] = [.office([.administrator])]
}

/// Reads the audit trail of the whole installation.
public enum ReadAuditTrail: Action {
  public static let grants: [Grant] = [.office([.administrator])]
}

/// Sees the office's start page and what waits for the office.
public enum UseOffice: Action {
  public static let grants: [Grant] = [
    .office([.administrator, .programmeOfficer, .financeOfficer, .communicationsOfficer, .management, .researchAdvisor, .mentor])
  ]
}

/// Sees what the queue could not do, starts it again or takes it out, and starts recurring work.
public enum ManageJobs: Action {
  public static let grants: [Grant] = [.office([.administrator])]
}

/// Follows long work that one has started oneself, and stops it; an administrator follows all.
public enum FollowJob: Action {
  public static let grants: [Grant] = [.signedIn]
}

/// Keeps backups and exports everything the installation holds.
public enum ManageCustody: Action {
  public static let grants: [Grant] = [.office([.administrator])]
}

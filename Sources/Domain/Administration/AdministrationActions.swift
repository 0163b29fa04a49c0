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

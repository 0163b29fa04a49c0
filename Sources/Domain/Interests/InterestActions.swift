/// Begins a declaration of interest; no account is needed.
public enum BeginDeclaration: Action {
  public static let grants: [Grant] = [.everyone]
}

/// Reads and answers one declaration: whoever holds its key, the body's own people, the office.
public enum EditDeclaration: Action {
  public static let grants: [Grant] = [.declarationKey, .party([.coordinator, .signatory]), .office([.programmeOfficer])]
}

/// Reads every declaration, wishes and vetoes included.
public enum ReviewDeclarations: Action {
  public static let grants: [Grant] = [.office([.programmeOfficer])]
}

/// Publishes, returns or hides a declaration.
public enum PublishDeclaration: Action {
  public static let grants: [Grant] = [.office([.programmeOfficer])]
}

/// Writes to another body on behalf of one's own that one would like to work together, and withdraws it.
public enum ExpressInterest: Action {
  public static let grants: [Grant] = [.party([.coordinator, .signatory])]
}

/// Answers such a message on behalf of the body it was sent to.
public enum AnswerInterest: Action {
  public static let grants: [Grant] = [.party([.coordinator, .signatory])]
}

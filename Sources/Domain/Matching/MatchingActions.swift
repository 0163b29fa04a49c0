/// Sees rounds, runs, scores of every pair and the reasons behind them.
public enum ReadMatching: Action {
  public static let grants: [Grant] = [.office([.programmeOfficer, .management, .researchAdvisor])]
}

/// Opens rounds, runs the matching, locks, forbids and overrides pairs, sends proposals.
public enum ManageMatching: Action {
  public static let grants: [Grant] = [.office([.programmeOfficer])]
}

/// Reads a proposal that concerns one's own body.
public enum ReadProposal: Action {
  public static let grants: [Grant] = [.party([.coordinator, .signatory])]
}

/// Accepts or declines a proposed partner in one's own name, with the right to sign for the body (states §6.1).
public enum AnswerProposal: Action {
  public static let grants: [Grant] = [.party([.signatory])]
}

/// Sees who acts for an organisation, in a network or a partnership, and what a newcomer needs to know of it.
public enum ReadPlacePeople: Action {
  public static let grants: [Grant] = [
    .office([.administrator, .programmeOfficer, .financeOfficer, .communicationsOfficer, .management, .researchAdvisor]),
    .party([.coordinator, .signatory]),
    .network([.coordinator, .researchAdvisor, .mentor, .expert]),
    .partnership([.projectLeader, .steeringGroupMember, .participant, .mentor, .expert]),
    .oneself,
  ]
}

/// Invites people to an organisation, a network or a partnership, and ends their roles. Whoever only acts for another lets nobody in.
public enum ManagePlacePeople: Action {
  public static let grants: [Grant] = [
    .office([.administrator, .programmeOfficer]), .party([.coordinator, .signatory]), .network([.coordinator]),
  ]
  public static let isOpenToDelegates = false
}

/// Names who signs for an organisation, and ends that role.
public enum AppointSignatory: Action {
  public static let grants: [Grant] = [.office([.administrator, .programmeOfficer]), .party([.signatory])]
  public static let isOpenToDelegates = false
}

/// Answers an invitation; the link is the right.
public enum AnswerInvitation: Action {
  public static let grants: [Grant] = [.everyone]
}

/// Lets another person act in one's own role for a time, and takes that back.
public enum DelegateRole: Action {
  public static let grants: [Grant] = [.oneself]
}

/// Hands a role over to a successor.
public enum HandOverRole: Action {
  public static let grants: [Grant] = [.oneself, .office([.administrator])]
}

/// Sees what a person may do, and why.
public enum ExplainRights: Action {
  public static let grants: [Grant] = [.oneself, .office([.administrator, .programmeOfficer])]
}

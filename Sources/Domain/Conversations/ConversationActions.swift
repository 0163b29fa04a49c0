/// Begins a conversation among the people of a place to which one belongs.
public enum StartConversation: Action {
  public static let grants: [Grant] = [.participant]
}

/// Reads a conversation, writes in it, and chooses whether its posts come by mail.
public enum TakePart: Action {
  public static let grants: [Grant] = [.participant]
}

/// Finds conversations of partnerships, of networks and with the office by their words.
public enum FindConversations: Action {
  public static let grants: [Grant] = [.party(Set(Role.allCases)), .office([.programmeOfficer])]
}

/// Takes a mail that came in; whose it is and what it may do is decided by what it proves, not by a session.
public enum ReceiveMail: Action {
  public static let grants: [Grant] = [.signedIn]
}

/// Reads what came by mail from people whom nobody knows, and says that it is dealt with.
public enum ReadOfficeMail: Action {
  public static let grants: [Grant] = [.office([.administrator, .programmeOfficer])]
}

/// Sees what was mailed, what came in and which addresses fail, and lets failed mails go again.
public enum ManageMail: Action {
  public static let grants: [Grant] = [.office([.administrator])]
}

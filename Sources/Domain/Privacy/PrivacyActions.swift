/// Asks that a person's data be erased, and takes that back while it waits.
public enum EraseAccount: Action {
  public static let grants: [Grant] = [.oneself, .office([.administrator])]
  public static let isOpenToDelegates = false
}

/// Keeps a person's data from being erased, for a reason.
public enum HoldData: Action {
  public static let grants: [Grant] = [.office([.administrator])]
}

/// Decides how long data is kept, and carries that out.
public enum ManageRetention: Action {
  public static let grants: [Grant] = [.office([.administrator])]
}

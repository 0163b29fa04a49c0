/// Sees pages that are for everyone.
public enum ReadPublicSite: Action {
  public static let grants: [Grant] = [.everyone]
}

/// Asks for a sign-in link or signs in.
public enum SignIn: Action {
  public static let grants: [Grant] = [.everyone]
}

/// Sees and changes what belongs to one's own account.
public enum UseOwnAccount: Action {
  public static let grants: [Grant] = [.signedIn]
}

/// Sees people and the roles they hold, gives and ends roles.
public enum ManageAccounts: Action {
  public static let grants: [Grant] = [.office([.administrator])]
}

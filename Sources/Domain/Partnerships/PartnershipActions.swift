/// Adds and changes partnerships outside a matching round, such as those that existed before.
public enum ManagePartnerships: Action {
  public static let grants: [Grant] = [.office([.administrator, .programmeOfficer])]
}

/// Adds networks and changes their members.
public enum ManageNetworks: Action {
  public static let grants: [Grant] = [.office([.administrator, .programmeOfficer])]
}

/// Changes themes, clusters and the dated list of eligible countries.
public enum ManageProgramme: Action {
  public static let grants: [Grant] = [.office([.administrator, .programmeOfficer])]
}

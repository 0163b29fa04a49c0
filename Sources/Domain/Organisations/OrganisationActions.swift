/// Reads the whole register, contacts that are not public included.
public enum ReadRegister: Action {
  public static let grants: [Grant] = [
    .office([.administrator, .programmeOfficer, .financeOfficer, .communicationsOfficer, .management, .researchAdvisor])
  ]
}

/// Adds, renames, merges and imports bodies.
public enum ManageRegister: Action {
  public static let grants: [Grant] = [.office([.administrator, .programmeOfficer])]
}

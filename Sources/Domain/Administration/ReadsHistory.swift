/// An action whose page shows what the audit trail says of some kinds of records. Who may read the history of a record may also see the
/// record as it once was, and nobody else.
public protocol ReadsHistory: Action {
  /// Kinds as the audit trail names them; nil for every kind.
  static var historyKinds: Set<String>? { get }
}

extension ReadAuditTrail: ReadsHistory {
  public static let historyKinds: Set<String>? = nil
}

extension ManageAccounts: ReadsHistory {
  public static let historyKinds: Set<String>? = ["Person"]
}

extension ManageSettings: ReadsHistory {
  public static let historyKinds: Set<String>? = ["Setting"]
}

extension ReadRegister: ReadsHistory {
  public static let historyKinds: Set<String>? = ["Organisation"]
}

extension ManagePartnerships: ReadsHistory {
  public static let historyKinds: Set<String>? = ["Partnership"]
}

extension ManageNetworks: ReadsHistory {
  public static let historyKinds: Set<String>? = ["Network"]
}

extension ReviewDeclarations: ReadsHistory {
  public static let historyKinds: Set<String>? = ["Declaration"]
}

extension ReadMatching: ReadsHistory {
  public static let historyKinds: Set<String>? = ["Round"]
}

extension KeepDocuments: ReadsHistory {
  public static let historyKinds: Set<String>? = ["Document"]
}

/// Keeps what one has written into a form and not sent, and sees it again: one's own only.
public enum KeepDraft: Action {
  public static let grants: [Grant] = [.everyone]
}

/// Chooses how pages are shown to oneself, such as with less data.
public enum ChooseReading: Action {
  public static let grants: [Grant] = [.everyone]
}

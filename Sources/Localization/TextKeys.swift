/// The keys of one section of the text files: an enum whose raw values are `section.key`.
public protocol TextKeys: RawRepresentable<String>, CaseIterable, Sendable {}

/// Every enum of keys, in the order of the sections. A test walks keys × languages through it.
public let allTextKeys: [any TextKeys.Type] = [
  AccountsText.self,
  AdministrationText.self,
  CustodyText.self,
  DraftsText.self,
  ConversationsText.self,
  ErrorsText.self,
  FormsText.self,
  FrameText.self,
  GalleryText.self,
  InterestsText.self,
  LibraryText.self,
  JobsText.self,
  MailText.self,
  MailingText.self,
  MatchingText.self,
  NetworksText.self,
  OrganisationsText.self,
  PartnershipsText.self,
  PeopleText.self,
  PrivacyText.self,
  ProfileText.self,
  PublicText.self,
  RetentionText.self,
  RightsText.self,
  RulesText.self,
  SearchText.self,
  StatesText.self,
]

/// A value for a placeholder of a text.
public enum Argument: Sendable {
  /// Put in as it is; HTML escapes it later.
  case text(String)
  /// Written with the language's grouping. The one named `count` chooses the plural form.
  case count(Int)
}

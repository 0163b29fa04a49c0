import Domain

/// A form with written text as it was sent, whether to its own address or to be kept.
public struct WrittenForm: Sendable {
  /// Where a new draft of it goes.
  public var owner: DraftOwner
  public var access: DraftAccess
  /// Stands for the person who opened the form; empty for a visitor.
  public var author: String
  /// The address that the form is sent to, without the language.
  public var address: String
  public var page: String
  public var title: String
  public var base: String
  /// The version of the draft that the tab knows; 0 when it knows none.
  public var version: Int
  /// Digest of the form's token.
  public var tab: String
  /// Without passwords, codes and files.
  public var fields: FormFields
  /// The fields that are sent when it is not all of them.
  public var names: [String]?
  /// Kept by the script while the person writes, and not because a form was refused.
  public var isAutosave = false

  public init(
    owner: DraftOwner, access: DraftAccess, author: String, address: String, page: String, title: String, base: String, version: Int,
    tab: String, fields: FormFields, names: [String]? = nil
  ) {
    self.owner = owner
    self.access = access
    self.author = author
    self.address = address
    self.page = page
    self.title = title
    self.base = base
    self.version = version
    self.tab = tab
    self.fields = fields
    self.names = names
  }

  /// Whether a draft is one of this form's author.
  func isDraftOfAuthor(_ draft: Draft) -> Bool { draft.author.isEmpty || draft.author == author }
}

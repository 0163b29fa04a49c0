import TwinhallCore

/// What somebody has written into a form and not sent.
public struct Draft: Sendable {
  public let id: Identifier<Draft>
  public let owner: DraftOwner
  /// Stands for the person who wrote it where a browser keeps the draft; empty for a visitor's.
  public let author: String
  /// The address that the form is sent to, without the language.
  public let address: String
  /// The address of the page with the form, without the language.
  public var page: String
  /// The title of that page.
  public var title: String
  /// Fingerprint of what was stored when the form was opened.
  public var base: String
  public var text: WrittenText
  /// What another tab or device has written into the same form meanwhile.
  public var rival: WrittenText?
  /// From 1; every change counts.
  public var version: Int

  public init(
    id: Identifier<Draft>, owner: DraftOwner, author: String, address: String, page: String, title: String, base: String,
    text: WrittenText, rival: WrittenText? = nil, version: Int = 1
  ) {
    self.id = id
    self.owner = owner
    self.author = author
    self.address = address
    self.page = page
    self.title = title
    self.base = base
    self.text = text
    self.rival = rival
    self.version = version
  }
}

/// The fields of a form as one tab last kept them.
public struct WrittenText: Sendable {
  public var fields: FormFields
  /// Digest of the form's token, which is another one in every tab.
  public var tab: String
  public var savedAt: Instant

  public init(fields: FormFields, tab: String, savedAt: Instant) {
    self.fields = fields
    self.tab = tab
    self.savedAt = savedAt
  }
}

/// Whose a draft is. Nobody else, the office included, can open it.
public enum DraftOwner: Hashable, Sendable {
  case person(Identifier<Person>)
  /// The browser of somebody who is not signed in: the digest of its draft cookie.
  case browser(digest: String)

  /// As the database holds it.
  public var text: String {
    switch self {
    case .person(let id): "person:\(id)"
    case .browser(let digest): "browser:" + digest
    }
  }

  public init?(text: String) {
    let halves = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard halves.count == 2 else { return nil }
    switch halves[0] {
    case "person":
      guard let id = Identifier<Person>(halves[1]) else { return nil }
      self = .person(id)
    case "browser": self = .browser(digest: halves[1])
    default: return nil
    }
  }
}

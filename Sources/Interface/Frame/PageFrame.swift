import Localization
import Markup
import TwinhallCore

/// An address with its words.
public struct Link: Sendable {
  public var text: String
  public var address: String

  public init(_ text: String, _ address: String) {
    self.text = text
    self.address = address
  }
}

/// A link of a navigation.
public struct NavigationLink: Sendable {
  public var link: Link
  /// The page or section the reader is in.
  public var isCurrent: Bool
  /// How many things wait there; 0 shows nothing.
  public var count: Int

  public init(_ text: String, _ address: String, isCurrent: Bool = false, count: Int = 0) {
    link = Link(text, address)
    self.isCurrent = isCurrent
    self.count = count
  }
}

/// The same page in another language.
public struct LanguageLink: Sendable {
  public var language: Language
  /// The language's name in itself: Svenska, English.
  public var name: String
  public var address: String
  public var isCurrent: Bool

  public init(_ language: Language, _ name: String, _ address: String, isCurrent: Bool = false) {
    self.language = language
    self.name = name
    self.address = address
    self.isCurrent = isCurrent
  }
}

/// Who is signed in, and the form that signs out.
public struct AccountLine: Sendable {
  public var name: String
  public var address: String
  public var signOutAddress: String
  public var csrf: String

  public init(name: String, address: String, signOutAddress: String, csrf: String) {
    self.name = name
    self.address = address
    self.signOutAddress = signOutAddress
    self.csrf = csrf
  }
}

/// The box that searches the whole site.
public struct SearchBox: Sendable {
  public var label: String
  public var address: String

  public init(_ label: String, _ address: String) {
    self.label = label
    self.address = address
  }
}

/// The kind of page: public pages have air, office pages are wide and dense.
public enum Layout: Sendable {
  case open
  case office
}

/// Everything around the main part of a page.
public struct PageFrame: Sendable {
  public var texts: Texts
  /// The page's own title; the operator's name is added after it.
  public var title: String
  /// One sentence for search engines; nil leaves the element out.
  public var description: String?
  public var operatorName: String
  public var logoAddress: String?
  public var homeAddress = "/"
  public var layout = Layout.open
  public var navigation: [NavigationLink] = []
  /// The search of the whole site; nil on its own page, which has a larger box.
  public var search: SearchBox?
  /// Where browsers read how to search the site (OpenSearch 1.1); nil leaves the element out.
  public var searchDescriptionAddress: String?
  public var account: AccountLine?
  /// Shown instead of the account line when nobody is signed in.
  public var signIn: Link?
  public var languages: [LanguageLink] = []
  /// From the start page down to the parent of this page; the page itself is left out.
  public var breadcrumbs: [Link] = []
  public var footer: [Link] = []
  public var footerNote: String?
  /// The one stylesheet, which holds the operator's colours too.
  public var firstStyle = FirstStyle.plain
  /// The whole address under which search engines keep the page; nil leaves the element out.
  public var canonicalAddress: String?
  /// `https://example.org`, for the addresses of the page in other languages; nil leaves them out of the head.
  public var siteAddress: String?
  /// Pages of a person or an office are kept out of search engines.
  public var isIndexed = false
  /// Whether the form on the page was refused, which the title then says first.
  public var hasErrors = false
  /// Whether pages whose text is kept, or was refused, load the optional script; others never do.
  public var usesScript = true
  /// Whether the script is needed without a form too: where forms that wait for a connection are shown.
  public var showsWaitingForms = false
  /// Whether the reader asked for less data: no pictures, the script only where long text is written, and the page says what it weighs.
  public var usesLessData = false
  /// Bytes of a text on the wire.
  public var weigh: @Sendable ([UInt8]) -> Int = { $0.count }
  /// The switch for that.
  public var lessData: Link?
  /// What the forms of the page know of unsent text; nil keeps none.
  public var memory: FormMemory?

  public init(texts: Texts, title: String, operatorName: String) {
    self.texts = texts
    self.title = title
    self.operatorName = operatorName
  }
}

/// What a browser says of itself, in as few words as let its owner tell it from others. Names of products are alike in every language.
public struct Device: Hashable, Sendable {
  /// The family of the browser, such as `Firefox`; empty when unknown.
  public let browser: String
  /// The system, such as `Android`; empty when unknown.
  public let system: String

  public init(browser: String, system: String) { (self.browser, self.system) = (browser, system) }

  public static let unknown = Device(browser: "", system: "")

  /// From the header `User-Agent` (RFC 9110 section 10.1.5). Nothing of it is kept but the two words.
  public init(userAgent: String) {
    let browser = Self.browsers.first { userAgent.contains($0.mark) }?.name ?? ""
    let system = Self.systems.first { userAgent.contains($0.mark) }?.name ?? ""
    self.init(browser: browser, system: system)
  }

  /// In the order in which they have to be asked: most claim to be others too.
  private static let browsers: [(mark: String, name: String)] = [
    ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
  ]

  private static let systems: [(mark: String, name: String)] = [
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
  ]
}

import TwinhallCore

/// What is entered about a network, apart from its members.
public struct NetworkEntry: Hashable, Sendable {
  /// nil until one is chosen.
  public var theme: Identifier<Theme>?
  public var texts: [Language: NetworkText] = [:]
  public var startsOn: Day?
  public var endsOn: Day?
  /// ISO 3166-1 alpha-2.
  public var countries: [String] = []
  public var predecessor: Identifier<Network>?

  public init() {}

  public init(_ network: Network) {
    theme = network.theme
    texts = network.texts
    startsOn = network.startsOn
    endsOn = network.endsOn
    countries = network.countries
    predecessor = network.predecessor
  }

  /// The entry without surrounding white space and without languages that say nothing; what is wrong goes into `validation`.
  /// Texts are at the fields `name-en`, `summary-en` and so on.
  public func checked(_ validation: inout Validation) -> NetworkEntry {
    var entry = self
    entry.texts = [:]
    for language in Language.allCases {
      let text = texts[language] ?? NetworkText(name: "", summary: "")
      let isRequired = language == .english || !text.summary.trimmingWhitespace.isEmpty
      let name = validation.line("name-\(language.tag)", text.name, required: isRequired, limit: 120)
      let summary = validation.text("summary-\(language.tag)", text.summary, required: false, limit: 1500)
      if !name.isEmpty { entry.texts[language] = NetworkText(name: name, summary: summary) }
    }
    if theme == nil { validation.add("theme", .missing) }
    if let startsOn, let endsOn, endsOn < startsOn { validation.add("ends-on", .endsBeforeStart) }
    return entry
  }
}

extension Network {
  /// Whether the network has not ended by a day.
  public func isCurrent(on day: Day) -> Bool { endsOn.map { $0 >= day } ?? true }
}

extension NetworkMembership {
  /// Whether the member has not left by a day.
  public func isCurrent(on day: Day) -> Bool { to.map { $0 >= day } ?? true }
}

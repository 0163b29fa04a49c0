import TwinhallCore

/// Whether bodies of a country may start something new, from a day on. The list is dated because it changes.
public struct CountryEligibility: Hashable, Sendable {
  /// What bodies of the country may do.
  public enum Status: String, CaseIterable, Sendable {
    case open
    /// Running partnerships go on; nothing new starts.
    case runningOnly = "running-only"
    case closed
  }

  /// ISO 3166-1 alpha-2.
  public var country: String
  /// The cluster of the programme the country belongs to, such as `east-africa`.
  public var cluster: String
  public var from: Day
  public var status: Status
  /// The document and date the entry rests on.
  public var source: String

  public init(country: String, cluster: String, from: Day, status: Status, source: String) {
    self.country = country
    self.cluster = cluster
    self.from = from
    self.status = status
    self.source = source
  }
}

extension Sequence<CountryEligibility> {
  /// The entry in force for a country on a day; nil when the programme never named the country.
  public func inForce(for country: String, on day: Day) -> CountryEligibility? {
    filter { $0.country == country && $0.from <= day }.max { $0.from < $1.from }
  }
}

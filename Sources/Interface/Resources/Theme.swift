/// An operator's two colours, known to be readable where the stylesheet uses them.
public struct Theme: Hashable, Sendable {
  public let primary: Colour
  public let accent: Colour

  /// The ratio below which text is refused (WCAG 2.2, criterion 1.4.3).
  public static let minimumContrast = 4.5

  /// The backgrounds of the stylesheet in light mode: page, surface, soft.
  static let lightSurfaces = [
    Colour(red: 0xFF, green: 0xFF, blue: 0xFF), Colour(red: 0xF6, green: 0xF5, blue: 0xF1), Colour(red: 0xEE, green: 0xF1, blue: 0xF4),
  ]
  /// And in dark mode.
  static let darkSurfaces = [
    Colour(red: 0x12, green: 0x16, blue: 0x1B), Colour(red: 0x1A, green: 0x20, blue: 0x27), Colour(red: 0x23, green: 0x2B, blue: 0x34),
  ]

  /// Which colour cannot be read, and how far off it is.
  public struct Refusal: Error, Hashable {
    public enum Part: Sendable {
      case primary
      case accent
    }

    public let part: Part
    /// The lowest ratio found; at least 4.5 is needed.
    public let contrast: Double
  }

  /// - Throws: `Refusal` when a colour has too little contrast. It must be readable on the light surfaces; for the dark ones it is
  ///   lightened until it is.
  public init(primary: Colour, accent: Colour) throws(Refusal) {
    try Theme.check(primary, .primary)
    try Theme.check(accent, .accent)
    self.primary = primary
    self.accent = accent
  }

  private static func check(_ colour: Colour, _ part: Refusal.Part) throws(Refusal) {
    let lowest = Theme.lowestContrast(colour, on: lightSurfaces)
    guard lowest >= minimumContrast else { throw Refusal(part: part, contrast: lowest) }
  }

  static func lowestContrast(_ colour: Colour, on surfaces: [Colour]) -> Double {
    surfaces.reduce(21) { min($0, colour.contrast(with: $1)) }
  }

  /// The colour with as little white as makes it readable on the dark surfaces.
  static func lightened(_ colour: Colour) -> Colour {
    let tints = stride(from: 0.0, through: 1, by: 0.05).lazy.map { colour.mixed(with: .white, share: $0) }
    // Above the minimum, since a colour at the limit looks dull on a dark page.
    return tints.first { lowestContrast($0, on: darkSurfaces) >= 6.5 } ?? .white
  }

  /// The custom properties that take the place of the product's own. The band behind the operator's name keeps the primary colour in
  /// both modes: its text is white.
  var stylesheet: String {
    """
    :root{--band:\(primary);--primary:\(primary);--accent:\(accent)}
    @media(prefers-color-scheme:dark){:root{--primary:\(Theme.lightened(primary));--accent:\(Theme.lightened(accent))}}

    """
  }
}

/// The operator's colours as a stylesheet, loaded after the product's own since the content security policy forbids inline style.
/// - Throws: `Theme.Refusal` when a colour has too little contrast.
public func themeStylesheet(primary: Colour, accent: Colour) throws(Theme.Refusal) -> String {
  try Theme(primary: primary, accent: accent).stylesheet
}

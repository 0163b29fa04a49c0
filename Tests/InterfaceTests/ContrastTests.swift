import Testing

@testable import Interface

@Suite struct ContrastTests {
  static let stylesheet = String(decoding: FirstStyle.plain.bytes, as: UTF8.self)

  /// The custom properties of one mode as the stylesheet has them.
  static func properties(dark: Bool) throws -> [String: Colour] {
    let blocks = stylesheet.split(separator: ":root {", omittingEmptySubsequences: false)
    var properties: [String: Colour] = [:]
    for block in dark ? blocks[1...2] : blocks[1...1] {
      for declaration in block.prefix(while: { $0 != "}" }).split(separator: ";") {
        let parts = declaration.split(separator: ":")
        guard parts.count == 2, let dashes = parts[0].firstRange(of: "--") else { continue }
        properties[String(parts[0][dashes.upperBound...])] = Colour(String(parts[1].drop { $0 == " " }))
      }
    }
    return properties
  }

  static let texts = [
    ("text", "page"), ("text", "surface"), ("text", "soft"), ("quiet", "page"), ("quiet", "surface"), ("quiet", "soft"),
    ("primary", "page"),
    ("primary", "surface"), ("on-primary", "primary"), ("accent", "page"), ("positive", "positive-soft"), ("warning", "warning-soft"),
    ("negative", "negative-soft"), ("negative", "page"), ("information", "information-soft"), ("text", "positive-soft"),
    ("text", "warning-soft"),
    ("text", "negative-soft"), ("text", "information-soft"),
  ]

  @Test("text is readable on every background it stands on", arguments: [false, true])
  func text(_ dark: Bool) throws {
    let colours = try Self.properties(dark: dark)
    for (front, back) in Self.texts {
      let ratio = try #require(colours[front]).contrast(with: try #require(colours[back]))
      #expect(ratio >= 4.5, "\(front) on \(back)")
    }
    #expect(try #require(colours["band"]).contrast(with: .white) >= 4.5)
  }

  @Test("edges of fields and marks of focus can be told from the page", arguments: [false, true])
  func edges(_ dark: Bool) throws {
    let colours = try Self.properties(dark: dark)
    for front in ["edge", "accent", "negative", "positive", "warning"] {
      for back in ["page", "surface"] {
        #expect(try #require(colours[front]).contrast(with: try #require(colours[back])) >= 3, "\(front) on \(back)")
      }
    }
  }

  @Test("the surfaces against which an operator's colours are checked are those of the stylesheet")
  func surfaces() throws {
    let names = ["page", "surface", "soft"]
    #expect(try names.map { try Self.properties(dark: false)[$0] } == Theme.lightSurfaces)
    #expect(try names.map { try Self.properties(dark: true)[$0] } == Theme.darkSurfaces)
  }

  @Test(
    "contrast is that of WCAG", arguments: [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0)])
  func ratio(_ colour: String, _ expected: Double) throws {
    #expect(abs(try #require(Colour(colour)).contrast(with: .white) - expected) < 0.005)
  }

  @Test("an operator's pale colour is refused with its ratio")
  func refusal() throws {
    let pale = try #require(Colour("#ffcc00"))
    let deep = try #require(Colour("#12486b"))
    let refusal = #expect(throws: Theme.Refusal.self) { try themeStylesheet(primary: deep, accent: pale) }
    #expect(refusal?.part == .accent)
    #expect(try #require(refusal?.contrast) < 1.6)
    #expect(throws: Theme.Refusal.self) { try themeStylesheet(primary: pale, accent: deep) }
  }

  @Test("a colour that passes is made light enough for dark pages", arguments: ["#000000", "#12486b", "#7a0019", "#004d26", "#5b2a86"])
  func dark(_ text: String) throws {
    let colour = try #require(Colour(text))
    #expect(Theme.lowestContrast(Theme.lightened(colour), on: Theme.darkSurfaces) >= 4.5)
    #expect(try #require(Colour("#0b1218")).contrast(with: Theme.lightened(colour)) >= 4.5)
    #expect(try themeStylesheet(primary: colour, accent: colour).hasPrefix(":root{--band:\(text);--primary:\(text);"))
  }

  @Test(
    "only six hexadecimal digits are a colour", arguments: ["", "#", "#fff", "#12486", "#12486bb", "#1248g1", "#+12486", "red", "#１２３４５６"])
  func parsing(_ text: String) {
    #expect(Colour(text) == nil)
  }
}

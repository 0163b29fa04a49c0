/// An sRGB colour.
public struct Colour: Hashable, Sendable, CustomStringConvertible {
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#12486b` or `12486B`; anything else is nil.
  public init?(_ text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), digits.allSatisfy(\.isASCII), let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  public static let white = Colour(red: 255, green: 255, blue: 255)

  /// `#12486b`
  public var description: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
  public func contrast(with other: Colour) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// 0 for black to 1 for white (WCAG 2.2, "relative luminance").
  var luminance: Double { 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) }

  /// Mixed with another colour.
  /// - Parameter share: how much of the other, 0 to 1.
  func mixed(with other: Colour, share: Double) -> Colour {
    func mix(_ own: UInt8, _ others: UInt8) -> UInt8 { UInt8((Double(own) * (1 - share) + Double(others) * share).rounded()) }
    return Colour(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}

private func linear(_ component: UInt8) -> Double {
  let value = Double(component) / 255
  if value <= 0.04045 { return value / 12.92 }
  let base = (value + 0.055) / 1.055
  return base * base * fifthRoot(base * base)
}

/// Newton's method; base^2.4 is base² · ⁵√base², which spares the mathematics library.
private func fifthRoot(_ value: Double) -> Double {
  var root = 1.0
  for _ in 0..<40 {
    let power = root * root * root * root
    root -= (power * root - value) / (5 * power)
  }
  return root
}

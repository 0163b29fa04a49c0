import CSodium
import TwinhallCore

/// The style that a page carries in itself: the colours and the header, so that a slow line shows something after its first kilobytes
/// instead of after a second request (docs/decisions/0013-first-style-in-the-page.md).
public struct FirstStyle: Sendable {
  /// CSS of this program with checked colours; never text from a person.
  let bytes: [UInt8]
  /// What a content security policy names to allow exactly this style (CSP level 3, hash-source).
  public let source: String

  /// The product's own colours.
  public static let plain = FirstStyle(ResourceFile.first)

  /// The style in an operator's colours; the product's own when either is missing or cannot be read.
  /// - Parameters:
  ///   - primary: six hexadecimal digits, with or without `#`.
  ///   - accent: likewise.
  public static func with(primary: String, accent: String) -> FirstStyle {
    guard !primary.isEmpty, !accent.isEmpty else { return plain }
    return latest.style(ColourTexts(primary: primary, accent: accent))
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    source = "'sha256-\(base64(sha256(bytes)))'"
  }

  fileprivate init?(_ colours: ColourTexts) {
    guard let primary = Colour(colours.primary), let accent = Colour(colours.accent),
      let theme = try? Theme(primary: primary, accent: accent)
    else { return nil }
    self.init(ResourceFile.first + Array(theme.stylesheet.utf8))
  }
}

private struct ColourTexts: Equatable {
  let primary: String
  let accent: String
}

/// An installation has one pair of colours, so the last one that a page used is all that is worth keeping.
private final class LatestStyle: @unchecked Sendable {
  private let lock = Lock()
  private var kept: (colours: ColourTexts, style: FirstStyle)?

  func style(_ colours: ColourTexts) -> FirstStyle {
    if let kept = lock.withLock({ kept }), kept.colours == colours { return kept.style }
    let style = FirstStyle(colours) ?? .plain
    lock.withLock { kept = (colours, style) }
    return style
  }
}

private let latest = LatestStyle()

/// SHA-256 (FIPS 180-4).
private func sha256(_ bytes: [UInt8]) -> [UInt8] {
  var output = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
  crypto_hash_sha256(&output, bytes, UInt64(bytes.count))
  return output
}

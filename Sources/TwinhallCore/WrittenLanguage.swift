/// The language in which somebody wrote a text. It may be one that the interface does not have.
public struct WrittenLanguage: RawRepresentable, Hashable, Sendable {
  /// BCP 47 tag, such as `sw`.
  public let rawValue: String

  /// Nil for what is no language code: two or three letters, and further parts behind hyphens.
  public init?(rawValue: String) {
    let parts = rawValue.split(separator: "-", omittingEmptySubsequences: false)
    let isCode = parts.first.map { (2...3).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } } == true
    guard isCode, parts.dropFirst().allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isLetterOrDigit) }) else {
      return nil
    }
    self.rawValue = rawValue
  }

  public init(_ language: Language) { rawValue = language.tag }

  public var tag: String { rawValue }
  public var direction: TextDirection { TextDirection(ofLanguage: tag) }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
}

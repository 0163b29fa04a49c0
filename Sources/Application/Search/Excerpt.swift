import Localization

/// A piece of a text; marked where it is what was looked for.
public struct ExcerptPiece: Hashable, Sendable {
  public let text: String
  public let isMarked: Bool
}

/// Finds what was looked for in texts as people wrote them, whatever their script and accents.
public struct Excerpt: Sendable {
  private let exact: Set<String>
  private let beginning: String?
  /// First bytes of the words looked for, to pass over most words without folding them.
  private let firstBytes: Set<UInt8>

  /// Bytes of an excerpt, and how many of them stand before the first match.
  private static let length = 220
  private static let before = 70

  public init(_ answer: SearchAnswer) { self.init(words: answer.words, isOpen: answer.isOpen) }

  init(words: [String], isOpen: Bool) {
    exact = Set(words)
    beginning = isOpen ? words.last : nil
    firstBytes = Set(words.compactMap(\.utf8.first))
  }

  /// The whole text with what fits marked.
  public func marked(_ text: String) -> [ExcerptPiece] {
    let bytes = Array(text.utf8)
    return pieces(bytes, from: 0, to: bytes.count)
  }

  /// A line of the text around the first match, or its beginning.
  public func around(_ text: String) -> [ExcerptPiece] {
    let bytes = Array(text.utf8)
    var first: Int?
    forEachWord(bytes, from: 0) { range in
      if matches(bytes[range]) { first = range.lowerBound }
      return first == nil
    }
    let start = wordStart(bytes, near: max(0, (first ?? 0) - Self.before))
    let end = wordEnd(bytes, near: min(bytes.count, start + Self.length))
    let inner = pieces(bytes, from: start, to: end)
    let dots = ExcerptPiece(text: "…", isMarked: false)
    return (start > 0 ? [dots] : []) + inner + (end < bytes.count ? [dots] : [])
  }

  private func pieces(_ bytes: [UInt8], from start: Int, to end: Int) -> [ExcerptPiece] {
    var pieces: [ExcerptPiece] = []
    var written = start
    func add(_ range: Range<Int>, isMarked: Bool) {
      if !range.isEmpty { pieces.append(ExcerptPiece(text: String(decoding: bytes[range], as: UTF8.self), isMarked: isMarked)) }
    }
    forEachWord(bytes, from: start) { range in
      guard range.upperBound <= end else { return false }
      if matches(bytes[range]) {
        add(written..<range.lowerBound, isMarked: false)
        add(range, isMarked: true)
        written = range.upperBound
      }
      return true
    }
    add(written..<end, isMarked: false)
    return pieces
  }

  private func matches(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, first >= 0x80 || firstBytes.contains(first | 0x20) || firstBytes.contains(first) else { return false }
    let folded = foldedWords(String(decoding: word, as: UTF8.self)).joined()
    return exact.contains(folded) || beginning.map { !$0.isEmpty && folded.hasPrefix($0) } ?? false
  }

  /// - Parameter body: answers whether to go on.
  private func forEachWord(_ bytes: [UInt8], from start: Int, _ body: (Range<Int>) -> Bool) {
    var position = start
    while position < bytes.count {
      while position < bytes.count && separatorLength(bytes, position) > 0 { position += separatorLength(bytes, position) }
      let first = position
      while position < bytes.count && separatorLength(bytes, position) == 0 { position += 1 }
      if position > first, !body(first..<position) { return }
    }
  }

  /// Bytes of a sign that stands between words; 0 inside a word. Beside ASCII these are the general punctuation and the no-break space.
  private func separatorLength(_ bytes: [UInt8], _ position: Int) -> Int {
    switch bytes[position] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): 0
    case UInt8(ascii: "'"): 0
    case ..<0x80: 1
    case 0xC2 where position + 1 < bytes.count && bytes[position + 1] < 0xC0: 2
    case 0xE2 where position + 2 < bytes.count && bytes[position + 1] == 0x80: 3
    default: 0
    }
  }

  private func wordStart(_ bytes: [UInt8], near position: Int) -> Int {
    var start = position
    while start > 0 && start < bytes.count && bytes[start - 1] != UInt8(ascii: " ") && bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return position - start > 60 ? characterStart(bytes, position) : start
  }

  private func wordEnd(_ bytes: [UInt8], near position: Int) -> Int {
    var end = position
    while end < bytes.count && bytes[end] != UInt8(ascii: " ") && bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end - position > 60 ? characterStart(bytes, position) : end
  }

  /// Scripts without spaces have no other place to begin.
  private func characterStart(_ bytes: [UInt8], _ position: Int) -> Int {
    var start = position
    while start > 0 && start < bytes.count && bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}

import TwinhallCore

/// The text as search columns hold it: lower case, Latin letters without accents, Cyrillic (Ukrainian, Serbian, Russian) in Latin
/// letters, every run of spaces and punctuation as one space. Other scripts keep their letters.
/// Ukrainian follows the resolution 55 of 2010 without its first-letter forms. A text with a letter that only Serbian has follows the
/// Serbian Latin alphabet without accents; one without any is read as Ukrainian.
public func folded(_ text: String) -> String {
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count)
  let isSerbian = text.unicodeScalars.contains { $0.value >= 0x400 && serbianLetters.contains($0) }
  for scalar in text.unicodeScalars {
    if isSerbian, let letter = serbianFoldings[scalar] { result.append(contentsOf: letter.utf8) } else { appendFolded(scalar, to: &result) }
  }
  if result.last == space { result.removeLast() }
  return String(decoding: result, as: UTF8.self)
}

/// The words of a text as search columns hold them.
public func foldedWords(_ text: String) -> [String] { folded(text).split(separator: " ").map(String.init) }

/// A key whose order is the order of the language's dictionary: Swedish puts å, ä, ö after z, Spanish ñ after n, Ukrainian its own
/// alphabet before Latin letters; English sorts every letter as its Latin base.
public func sortingKey(_ text: String, _ language: Language) -> String { Conventions.of(language).sorting.key(text) }

private let space = UInt8(ascii: " ")

private func appendFolded(_ scalar: Unicode.Scalar, to result: inout [UInt8]) {
  if scalar.value < 0x80 { return appendASCII(UInt8(scalar.value), to: &result) }
  if let known = foldings[scalar] { return result.append(contentsOf: known.utf8) }
  let properties = scalar.properties
  switch properties.generalCategory {
  case .nonspacingMark where isLatinMark(scalar), .format, .control: return
  case .spaceSeparator, .lineSeparator, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
    .otherPunctuation:
    appendASCII(space, to: &result)
  default: result.append(contentsOf: decomposedLowercase(properties.lowercaseMapping).utf8)
  }
}

private func appendASCII(_ byte: UInt8, to result: inout [UInt8]) {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): result.append(byte)
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(byte | 0x20)
  // An apostrophe is part of a word: d'Ivoire is found as divoire, as people type it.
  case UInt8(ascii: "'"): return
  default: if let last = result.last, last != space { result.append(space) }
  }
}

private func isLatinMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

/// Lower case of a letter outside the table; letters composed of a Latin base and marks lose the marks.
private func decomposedLowercase(_ lowercase: String) -> String {
  lowercase.unicodeScalars.reduce(into: "") { if !isLatinMark($1) { $0.unicodeScalars.append($1) } }
}

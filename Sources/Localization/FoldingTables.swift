/// What single letters fold to. Both cases, since lower-casing first would cost a String for every letter.
let foldings: [Unicode.Scalar: String] = {
  var table: [Unicode.Scalar: String] = ["\u{2019}": "", "\u{2BC}": "", "\u{E000}": "", "\u{E001}": "", "İ": "i", "ẞ": "ss", "ß": "ss"]
  for (folded, letters) in latin { add(letters, folded, to: &table) }
  for (letter, folded) in cyrillic { add(String(letter), folded, to: &table) }
  return table
}()

private func add(_ letters: String, _ folded: String, to table: inout [Unicode.Scalar: String]) {
  for scalar in letters.unicodeScalars { table[scalar] = folded }
  for scalar in letters.uppercased().unicodeScalars where table[scalar] == nil && scalar.value >= 0x80 { table[scalar] = folded }
}

/// Letters that Serbian reads in another way than Ukrainian, and the ones that only Serbian has.
let serbianFoldings: [Unicode.Scalar: String] = {
  var table: [Unicode.Scalar: String] = [:]
  for (letter, folded) in serbian { add(String(letter), folded, to: &table) }
  return table
}()

let serbianLetters = Set("јљњћђџЈЉЊЋЂЏ".unicodeScalars)

private let serbian: KeyValuePairs<Unicode.Scalar, String> = [
  "г": "g", "ж": "z", "и": "i", "х": "h", "ц": "c", "ч": "c", "ш": "s",
]

private let latin: KeyValuePairs<String, String> = [
  "a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "ae": "æǽ", "c": "çćĉċč", "d": "ďđðḍ", "e": "èéêëēĕėęěẹẻẽếềểễệǝ", "g": "ĝğġģǧ", "h": "ĥħḥ",
  "i": "ìíîïĩīĭįıǐịỉ", "ij": "ĳ", "j": "ĵ", "k": "ķĸǩ", "l": "ĺļľŀł", "n": "ñńņňŉŋṇ", "o": "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ", "oe": "œ",
  "r": "ŕŗřṛ", "s": "śŝşšșṣ", "t": "ţťŧțṭ", "th": "þ", "u": "ùúûüũūŭůűųưǔụủứừửữự", "w": "ŵẁẃẅ", "y": "ýÿŷỳỵỷỹ", "z": "źżžẓ",
]

private let cyrillic: KeyValuePairs<Unicode.Scalar, String> = [
  "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "ђ": "dj", "ѓ": "gj", "е": "e", "ё": "io", "є": "ie", "ж": "zh", "з": "z",
  "ѕ": "dz", "и": "y", "і": "i", "ї": "i", "й": "i", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o",
  "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "ќ": "kj", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "џ": "dz",
  "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
]

import Domain
import Localization
import TwinhallCore

extension Validation {
  /// A country of ISO 3166-1 by its two letters.
  mutating func country(_ field: String, _ value: String, required: Bool) -> String {
    let code = value.trimmingWhitespace.uppercased()
    if code.isEmpty {
      if required { add(field, .missing) }
    } else if Texts.shared(.english).text("countries." + code) == nil {
      add(field, .unknownCountry)
    }
    return code
  }

  /// The language of a text, one of those that have a name; nil when nothing was chosen.
  mutating func writtenLanguage(_ field: String, _ value: String) -> WrittenLanguage? {
    guard !value.isEmpty else { return nil }
    guard Language(rawValue: value) != nil || Texts.shared(.english).text("languages." + value) != nil else {
      add(field, .notAChoice)
      return nil
    }
    return WrittenLanguage(rawValue: value)
  }

  /// An address that a browser opens; empty is left empty.
  mutating func webAddress(_ field: String, _ value: String) -> String {
    let address = line(field, value, required: false, limit: 300)
    let rest = address.hasPrefix("https://") ? address.dropFirst(8) : address.hasPrefix("http://") ? address.dropFirst(7) : ""
    let isPlausible = rest.contains(".") && address.unicodeScalars.allSatisfy { $0.value > 32 && $0 != "\"" && $0 != "<" && $0 != ">" }
    if !address.isEmpty && !isPlausible { add(field, .notAWebAddress) }
    return address
  }
}

import Domain
import Localization

extension String {
  /// The form in which two spellings of one mail address are equal.
  var foldedAddress: String { lowercased() }
}

extension Validation {
  /// One mail address that could receive mail; full RFC 5321 syntax is the mail server's business.
  mutating func emailAddress(_ field: String, _ value: String) -> String {
    let address = line(field, value, required: true, limit: 254)
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    let isPlausible =
      parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
      && address.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 && !"<>()[],;:\\\"".unicodeScalars.contains($0) }
    if !address.isEmpty && !isPlausible { add(field, .notAnEmailAddress) }
    return address
  }
}

import Domain

extension Validation {
  /// Length counts, composition does not (NIST SP 800-63B section 5.1.1): at least twelve characters, none of the most common ones, and
  /// neither the person's name nor address.
  mutating func password(_ field: String, _ password: String, of person: Person?, operatorNames: [String] = []) {
    if password.count < PasswordRules.least { return add(field, .passwordTooShort, ["least": String(PasswordRules.least)]) }
    if password.count > PasswordRules.most { return add(field, .tooLong, ["limit": String(PasswordRules.most)]) }
    if PasswordRules.isCommon(password, of: person, operatorNames: operatorNames) { add(field, .passwordIsCommon) }
  }
}

public enum PasswordRules {
  public static let least = 12
  /// Longer than any phrase somebody types; it bounds the work of hashing.
  public static let most = 200

  static func isCommon(_ password: String, of person: Person?, operatorNames: [String] = []) -> Bool {
    let plain = password.lowercased().filter { !$0.isWhitespace }
    if isRepetition(plain) || isSequence(plain) { return true }
    let own = ([person?.name, person?.email] + operatorNames).compactMap { $0?.lowercased().filter { !$0.isWhitespace } }
    // A common word with digits or signs around it is as easily guessed as the word.
    let core = String(plain.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed())
    return [plain, core, inLetters(core)].contains { own.contains($0) || CommonPasswords.cores.contains($0) }
  }

  /// Signs that stand for letters, as guessing programs try them too.
  private static func inLetters(_ text: String) -> String {
    let letters: [Character: Character] = ["@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "0": "o", "$": "s", "5": "s", "7": "t"]
    return String(text.map { letters[$0] ?? $0 })
  }

  /// One to four characters over and over, such as `abcabcabcabc`.
  private static func isRepetition(_ text: String) -> Bool {
    let letters = Array(text)
    return (1...4).contains { length in letters.indices.allSatisfy { letters[$0] == letters[$0 % length] } }
  }

  /// Neighbours in the alphabet or on the keyboard, such as `123456789012`.
  private static func isSequence(_ text: String) -> Bool {
    ["0123456789012345678901234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertyuiopåasdfghjklöäzxcvbnm"]
      .contains { $0.contains(text) || String($0.reversed()).contains(text) }
  }
}

import Domain

extension Validation {
  /// Length counts, composition does not (NIST SP 800-63B section 5.1.1): at least twelve characters, none of the most common ones, and
  /// neither the person's name nor address.
  mutating func password(_ field: String, _ password: String, of person: Person?) {
    if password.count < PasswordRules.least { return add(field, .passwordTooShort, ["least": String(PasswordRules.least)]) }
    if password.count > PasswordRules.most { return add(field, .tooLong, ["limit": String(PasswordRules.most)]) }
    if PasswordRules.isCommon(password, of: person) { add(field, .passwordIsCommon) }
  }
}

public enum PasswordRules {
  public static let least = 12
  /// Longer than any phrase somebody types; it bounds the work of hashing.
  public static let most = 200

  static func isCommon(_ password: String, of person: Person?) -> Bool {
    let plain = password.lowercased().filter { !$0.isWhitespace }
    if isRepetition(plain) || isSequence(plain) { return true }
    let own = [person?.name, person?.email].compactMap { $0?.lowercased().filter { !$0.isWhitespace } }
    // A common word with digits or signs around it is as easily guessed as the word.
    let core = String(plain.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed())
    return own.contains(plain) || common.contains(plain) || common.contains(core)
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

  /// The cores of the most common passwords of twelve characters or more, English and Swedish, without digits and signs around them.
  private static let common: Set<String> = [
    "password", "passwordpassword", "passw0rd", "p@ssw0rd", "p@ssword", "mypassword", "newpassword", "letmein", "letmeinplease", "welcome",
    "welcomeback", "administrator", "administration", "iloveyou", "iloveyousomuch", "qwertyuiop", "qwertyqwerty", "qwerty", "changeme",
    "changemenow", "changethis", "temporary", "secret", "topsecret", "trustno", "unbelievable", "correcthorsebatterystaple", "football",
    "baseball", "basketball", "liverpool", "manchester", "sunshine", "princess", "superman", "starwars", "monkey", "dragon", "master",
    "hejhejhej", "hejhejhejhej", "hejsan", "hejsanhejsan", "losenord", "lösenord", "mittlösenord", "mittlosenord", "lösenordet",
    "hemligt", "hemlighet", "jagälskardig", "jagalskardig", "sommar", "vinter", "kommun", "kommunen", "sverige", "stockholm", "göteborg",
    "goteborg", "fotboll", "mamma", "pappa", "mammapappa", "välkommen", "valkommen", "twinhall", "sommaren", "vintern",
  ]
}

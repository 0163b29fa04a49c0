/// One numbered step of the schema. Never edit one that a release had: add another.
public struct Migration: Sendable {
  /// Steps run in the order of their numbers, from 1.
  public let number: Int
  public let name: String
  public let statements: [SQL]

  public init(number: Int, name: String, statements: [SQL]) {
    self.number = number
    self.name = name
    self.statements = statements
  }

  /// Changes with any character of the statements; the same for both dialects (FNV-1a, 64 bits, as 16 hexadecimal digits).
  var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }
    for piece in statements.flatMap({ $0.pieces + [.text(";")] }) {
      switch piece {
      case .text(let text): add(text)
      case .token(let token): add(token.rawValue)
      case .choice(let sqlite, let postgresql): add(sqlite + "|" + postgresql)
      case .value(let value): add("\(value)")
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

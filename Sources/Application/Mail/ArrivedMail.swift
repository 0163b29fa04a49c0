import Isolation
import Mail
import Store
import TwinhallCore

/// A mail that has come in, taken apart, and what is to be known to decide about it.
struct ArrivedMail {
  let mail: ReceivedMail
  /// Names it among all that came in: a digest of its Message-ID, or of the whole when it has none.
  let key: String
  let way: MailReceipt.Way
  /// Every address it may be for: the one the server says, or those in the mail.
  let addresses: [String]

  init(_ mail: ReceivedMail, _ bytes: [UInt8], recipient: String?, way: MailReceipt.Way) {
    self.mail = mail
    self.way = way
    key = Self.key(mail, bytes)
    // What the server says is certain; what the mail says may name others as well.
    addresses = recipient.map { [$0] } ?? Array(mail.to.prefix(50))
  }

  /// The one sender's address in its folded form; empty when there is none or several, which people do not write.
  var from: String { mail.from.count == 1 ? mail.from[0].foldedAddress : "" }

  /// Names a mail that is not taken. Anybody can write a mail under somebody else's identifier: refused, it must not keep the real one out.
  func keyOfRefusal(_ reason: MailReceipt.Reason) -> String { digest("refused:\(reason.rawValue):\(from):\(key)").hexadecimal }

  static func key(_ mail: ReceivedMail?, _ bytes: [UInt8]) -> String {
    if let mail, !mail.messageID.isEmpty { return digest("message:" + mail.messageID).hexadecimal }
    return digest(bytes).hexadecimal
  }
}

/// Takes mails apart in a program of its own.
struct MailReader: Sendable {
  /// The largest mail that is read.
  static let limit = 25_000_000

  private let program = IsolatedProgram("twinhall-mail")

  /// - Returns: nil when the mail cannot be read, now or ever.
  /// - Throws: when the program cannot be started, which may pass.
  func read(_ bytes: [UInt8]) throws -> ReceivedMail? {
    do {
      return ReceivedMail(try program.run(input: .bytes(bytes)))
    } catch IsolationFault.missing(let path) {
      throw IsolationFault.missing(path)
    } catch IsolationFault.cannotStart(let code) {
      throw IsolationFault.cannotStart(code)
    } catch {
      return nil
    }
  }
}

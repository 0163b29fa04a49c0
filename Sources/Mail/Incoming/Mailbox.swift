import CShims
import Glibc

/// A folder of a mailbox that is read by IMAP (RFC 9051). One connection serves all its commands; it belongs to one thread.
public final class Mailbox {
  private let curl: UnsafeMutableRawPointer
  private let address: String
  private let folder: String
  /// A larger message is not fetched.
  private let limit: Int

  /// Connects with the first command.
  public init(_ access: MailAccess, folder: String, limit: Int = 25_000_000) throws(MailError) {
    guard let curl = access.withServer(path: "", { twinhall_mailbox_open($0) }) else { throw .unreachable("no memory") }
    self.curl = curl
    self.limit = limit
    self.folder = folder
    address = access.address
  }

  deinit { twinhall_mailbox_close(curl) }

  /// The unique identifiers of the messages that are there, oldest first.
  public func messages() throws(MailError) -> [Int] {
    let answer = String(decoding: try run("UID SEARCH UNDELETED", limit: 1_000_000), as: UTF8.self)
    let lines = answer.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("* SEARCH") }
    return lines.flatMap { $0.split(separator: " ").compactMap { Int($0) } }.sorted()
  }

  /// A whole message.
  /// - Throws: `tooLarge`, `unreachable`.
  public func fetch(_ message: Int) throws(MailError) -> [UInt8] { try run(nil, at: "/;UID=\(message)", limit: limit) }

  /// Moves a message to another folder of the mailbox (RFC 6851).
  public func move(_ message: Int, to folder: String) throws(MailError) { _ = try run("UID MOVE \(message) \(quoted(folder))") }

  /// Takes a message away for good.
  public func delete(_ message: Int) throws(MailError) {
    _ = try run("UID STORE \(message) +FLAGS.SILENT (\\Deleted)")
    _ = try run("EXPUNGE")
  }

  private func run(_ command: String?, at path: String = "", limit: Int = 65_536) throws(MailError) -> [UInt8] {
    var answer = twinhall_bytes()
    answer.limit = limit
    defer { free(answer.start) }
    var problem = ProblemText()
    let code = withCStrings(["\(address)/\(escaped(folder))\(path)", command]) { texts in
      problem.withBuffer { twinhall_mailbox_run(curl, texts[0], texts[1], &answer, $0) }
    }
    if code == Int32(CURLE_WRITE_ERROR.rawValue) { throw .tooLarge }
    guard code == 0 else { throw .unreachable(problem.text) }
    return answer.start.map { start in Array(UnsafeRawBufferPointer(start: start, count: answer.count)) } ?? []
  }

  /// A quoted string of IMAP; names with other letters are written in UTF-7 by whoever sets them.
  private func quoted(_ text: String) -> String { "\"\(text.filter { $0 != "\"" && $0 != "\\" && !$0.isNewline })\"" }

  private func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let character = Character(UnicodeScalar(byte))
      return character.isLetter && byte < 128 || character.isNumber && byte < 128 || "-._".contains(character)
        ? String(character) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}

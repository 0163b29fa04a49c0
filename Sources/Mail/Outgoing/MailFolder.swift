import Glibc
import TwinhallCore

/// A folder that takes mails instead of a server, for development: one readable file a mail.
public struct MailFolder: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// Writes a mail beside the others; the name begins with the time, so that names sort as time does.
  /// - Parameter name: the mail's own, of letters, digits and hyphens. The message's identifier is the same for all who get a post.
  public func deliver(_ message: MailMessage, name: String) throws(MailError) {
    mkdir(path, 0o750)
    let time = message.date.description.filter { $0.isNumber }
    let text = """
      Date: \(mailDate(message.date))
      From: \(message.fromName) <\(message.from)>
      To: \(message.to)
      Subject: \(message.subject)
      Message-ID: <\(message.identifier)@\(message.host ?? "localhost")>\(message.furtherLines)

      \(message.body)
      """
    try write(Array(text.utf8), to: "\(path)/\(time)-\(name).eml")
  }

  /// The names of at most `limit` mails, newest first.
  public func names(limit: Int = 100) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)) }
      if isMail(name) { names.append(name) }
    }
    return Array(names.sorted(by: >).prefix(limit))
  }

  /// A mail as it was written, or nil when there is none of that name.
  public func read(_ name: String) -> DeliveredMail? {
    guard isMail(name), let content = fileContent("\(path)/\(name)") else { return nil }
    return DeliveredMail(name: name, text: String(decoding: content, as: UTF8.self))
  }

  /// Only names that `deliver` makes: nothing else in the file system is within reach.
  private func isMail(_ name: String) -> Bool {
    name.hasSuffix(".eml") && name.dropLast(4).utf8.allSatisfy { isDigitOrLetter($0) || $0 == UInt8(ascii: "-") }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(MailError) {
    guard let file = fopen(path, "w") else { throw .folder }
    let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
    guard fclose(file) == 0, isWritten else { throw .folder }
  }
}

/// A mail in the folder, taken apart again.
public struct DeliveredMail: Sendable {
  public let name: String
  public let to: String
  public let subject: String
  public let date: String
  public let body: String

  init(name: String, text: String) {
    self.name = name
    let end = text.firstRange(of: "\n\n")
    let head = end.map { text[..<$0.lowerBound] } ?? text[...]
    func field(_ name: String) -> String {
      head.split(separator: "\n").first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) } ?? ""
    }
    to = field("To")
    subject = field("Subject")
    date = field("Date")
    body = end.map { String(text[$0.upperBound...]) } ?? ""
  }
}

private func isDigitOrLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
}

extension MailMessage {
  /// Headers that not every mail has, for whoever looks at the file.
  fileprivate var furtherLines: String {
    let lines = [
      replyTo.map { "Reply-To: \($0)" }, references.last.map { "In-Reply-To: \($0)" },
      references.isEmpty ? nil : "References: " + references.joined(separator: " "), list.map { "List-Id: <\($0.identifier)>" },
      list.map { "List-Unsubscribe: <\($0.unsubscribeAddress)>" },
    ]
    return lines.compactMap { $0 }.map { "\n" + $0 }.joined()
  }
}

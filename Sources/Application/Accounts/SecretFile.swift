import Glibc
import TwinhallCore

/// A secret of the installation in a file of its own, readable to the service's user only.
public enum SecretFile {
  /// The secret cannot be read or made; what to do is in the words.
  public struct Unusable: Error { public let reason: String }

  /// The first line; at the first need the file is made, with 64 random hexadecimal digits.
  public static func line(_ path: String) throws -> String {
    if let line = read(path) { return line }
    try make(path)
    guard let line = read(path) else { throw Unusable(reason: "the file of the secret key cannot be read") }
    return line
  }

  /// Two processes may begin at once: the file appears whole under its name, and the first one stays.
  private static func make(_ path: String) throws {
    let draft = "\(path).\(getpid()).\(Secret.random().text.prefix(8))"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Unusable(reason: "no file for the secret key can be made in the data folder") }
    let line = Array((Secret.random().text + "\n").utf8)
    let isWritten = write(descriptor, line, line.count) == line.count && fsync(descriptor) == 0
    close(descriptor)
    defer { unlink(draft) }
    guard isWritten, link(draft, path) == 0 || errno == EEXIST else { throw Unusable(reason: "the secret key cannot be written") }
  }

  private static func read(_ path: String) -> String? {
    let lines = fileContent(path)?.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    return (lines?.first).map { String(decoding: $0, as: UTF8.self) }
  }
}

import Application
import Glibc

/// Makes the key that addresses in mails are signed with, or reads it when another process was first.
func makeKey(_ path: String) throws -> String {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  if descriptor >= 0 {
    defer { close(descriptor) }
    let text = Array((Secret.random().text + "\n").utf8)
    guard write(descriptor, text, text.count) == text.count else { throw KeyFileFault(path: path) }
  }
  guard let key = readFile(path)?.split(separator: "\n").first, key.utf8.count >= 32 else { throw KeyFileFault(path: path) }
  return String(key)
}

struct KeyFileFault: Error, CustomStringConvertible {
  let path: String

  var description: String { "the key for addresses in mails cannot be kept in \(path)" }
}

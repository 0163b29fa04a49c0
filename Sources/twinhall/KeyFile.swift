import Application

/// Makes the key that addresses in mails are signed with, or reads it when another process was first.
func makeKey(_ path: String) throws -> String {
  guard let key = try? SecretFile.line(path), key.utf8.count >= 32 else { throw KeyFileFault(path: path) }
  return key
}

struct KeyFileFault: Error, CustomStringConvertible {
  let path: String

  var description: String { "the key for addresses in mails cannot be kept in \(path)" }
}

import Credentials
import Glibc
import TwinhallCore

/// A file of passwords that were stolen elsewhere, as *Have I Been Pwned* gives it out (haveibeenpwned.com/Passwords): lines of the SHA-1
/// digest in hexadecimal digits, a colon and a number, in the order of the digests. It is searched where it lies, whatever its size.
struct BreachedPasswords: Sendable {
  private let path: String

  init(_ path: String) { self.path = path }

  /// The file cannot be read.
  struct Unreadable: Error {}

  /// Whether the password is in the file: some thirty reads for a thousand million lines.
  /// - Throws: `Unreadable`.
  func holds(_ password: String) throws(Unreadable) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard file >= 0 else { throw Unreadable() }
    defer { close(file) }
    guard fstat(file, &status) == 0 else { throw Unreadable() }
    let wanted = Array(sha1(password).hexadecimal.uppercased().utf8)
    var (low, high) = (0, Int(status.st_size))
    while low < high {
      let (start, line) = try line(around: (low + high) / 2, file)
      let found = line.prefix(40).map { $0 >= UInt8(ascii: "a") ? $0 - 32 : $0 }
      if found == wanted { return true }
      if found.lexicographicallyPrecedes(wanted) { low = start + line.count + 1 } else { high = start }
    }
    return false
  }

  /// The line that a byte is in, with where it begins.
  private func line(around position: Int, _ file: Int32) throws(Unreadable) -> (start: Int, line: ArraySlice<UInt8>) {
    let from = max(0, position - 100)
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(file, &bytes, bytes.count, from)
    let middle = position - from
    guard count > middle else { throw Unreadable() }
    let start = bytes[..<middle].lastIndex(of: 10).map { $0 + 1 } ?? 0
    let end = bytes[middle..<count].firstIndex(of: 10) ?? count
    return (from + start, bytes[start..<end])
  }
}

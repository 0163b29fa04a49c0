import Domain
import Glibc
import TwinhallCore

/// The identifiers of those who were erased, one a line, in a file of the data folder. It is no part of a backup, so that a database that
/// was restored from an earlier one does not bring anybody back.
struct ErasedList {
  static let name = "erased.list"
  private let path: String

  /// The file cannot be read or written.
  struct Unusable: Error, CustomStringConvertible {
    let path: String

    var description: String { "the list of the erased cannot be read or written: \(path)" }
  }

  init(_ configuration: Configuration) { path = "\(configuration.dataFolder)/\(Self.name)" }

  /// In the order in which they were added; a line that holds no identifier is passed over.
  func read() throws -> [Identifier<Person>] {
    guard access(path, F_OK) == 0 else { return [] }
    return String(decoding: try FileTree.bytes(of: path), as: UTF8.self).split(whereSeparator: \.isNewline).compactMap {
      Identifier<Person>(String($0).trimmingWhitespace)
    }
  }

  /// Adds lines, and returns when they are on the disk.
  func add(_ people: [Identifier<Person>]) throws {
    guard !people.isEmpty else { return }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Unusable(path: path) }
    defer { close(descriptor) }
    let lines = Array(people.map { "\($0)\n" }.joined().utf8)
    guard write(descriptor, lines, lines.count) == lines.count, fsync(descriptor) == 0 else { throw Unusable(path: path) }
  }
}

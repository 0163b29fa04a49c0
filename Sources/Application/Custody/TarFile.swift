import CZlib
import Glibc

/// A tar file (POSIX.1-1988 ustar), compressed with gzip (RFC 1952) when its name ends in `.gz`. Any program for such files opens it.
final class TarWriter {
  private let file: gzFile
  private let seconds: Int64

  /// - Parameter seconds: since 1970, for the date that files get when they are unpacked.
  init(_ path: String, seconds: Int64) throws(CustodyFault) {
    self.seconds = seconds
    // Made first, so that nobody else can read it; T leaves the compression out.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0, let file = gzdopen(descriptor, path.hasSuffix(".gz") ? "wb6" : "wbT") else { throw .file("be made", path) }
    self.file = file
    gzbuffer(file, 256 * 1024)
  }

  func add(_ path: String, named name: String) throws {
    let size = FileTree.size(of: path)
    try write(header(name, size))
    var rest = size
    try FileTree.read(path) { part in
      rest -= part.count
      try write(part)
    }
    guard rest == 0 else { throw CustodyFault("\(path) changed while it was read") }
    try write([UInt8](repeating: 0, count: padding(size)))
  }

  func finish() throws(CustodyFault) {
    try write([UInt8](repeating: 0, count: 1024))
    guard gzclose(file) == Z_OK else { throw .file("be stored", "the archive") }
  }

  private func write(_ bytes: [UInt8]) throws(CustodyFault) {
    guard bytes.isEmpty || gzwrite(file, bytes, UInt32(bytes.count)) == bytes.count else { throw .file("be written", "the archive") }
  }

  private func header(_ name: String, _ size: Int) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at place: Int) { block.replaceSubrange(place..<place + text.utf8.count, with: text.utf8) }
    put(name, at: 0)
    put("0000600", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    if size < 1 << 33 {
      put(octal(size, 11), at: 124)
    } else {
      // As GNU tar and POSIX pax readers do: the first bit, then the number itself.
      for index in 0..<8 { block[128 + index] = UInt8(truncatingIfNeeded: size >> (56 - 8 * index)) }
      block[124] = 0x80
    }
    put(octal(Int(seconds), 11), at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar\u{0}00", at: 257)
    put(octal(block.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148)
    return block
  }

  private func octal(_ number: Int, _ width: Int) -> String {
    let digits = String(number, radix: 8)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

/// How many bytes fill the last block of an entry.
private func padding(_ size: Int) -> Int { (512 - size % 512) % 512 }

/// Reads what `TarWriter` or another program wrote: plain files, of folders only their names.
enum TarFile {
  /// Gives the bytes of a file piece by piece.
  typealias Content = (_ take: ([UInt8]) throws -> Void) throws -> Void

  /// Hands out every file with its name and a way to its bytes, which is good until `each` returns.
  static func read(_ path: String, _ each: (_ name: String, _ content: @escaping Content) throws -> Void) throws {
    guard let file = gzopen(path, "rb") else { throw CustodyFault.file("be read", path) }
    defer { gzclose(file) }
    while let entry = try header(block(512, of: file)) {
      var rest = entry.size + padding(entry.size)
      var wanted = entry.size
      func pieces(_ take: ([UInt8]) throws -> Void) throws {
        while rest > 0 {
          let part = try block(min(65_536, rest), of: file)
          rest -= part.count
          if wanted > 0 { try take(Array(part.prefix(wanted))) }
          wanted -= min(wanted, part.count)
        }
      }
      if entry.isFile { try each(entry.name, pieces) }
      try pieces { _ in }
    }
  }

  private static func block(_ count: Int, of file: gzFile) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard gzread(file, &bytes, UInt32(count)) == count else { throw CustodyFault("the archive is damaged or ends too early") }
    return bytes
  }

  /// nil at the end.
  private static func header(_ block: [UInt8]) throws -> (name: String, size: Int, isFile: Bool)? {
    if block.allSatisfy({ $0 == 0 }) { return nil }
    let sum = block.enumerated().reduce(0) { $0 + (148..<156 ~= $1.offset ? 32 : Int($1.element)) }
    guard number(block[148..<156]) == sum, let size = number(block[124..<136]), 0..<1 << 50 ~= size else {
      throw CustodyFault("the archive is damaged")
    }
    return (text(block[0..<100]), size, block[156] == UInt8(ascii: "0") || block[156] == 0)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.first == 0x80 { return bytes.suffix(8).reduce(0) { $0 << 8 | Int($1) } }
    return Int(text(bytes).filter { $0 != " " }, radix: 8)
  }
}

import CDeflate

/// Small files made by code, for tests of what is done with files.
public enum SampleFiles {
  public static let pdf = Array("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n".utf8)
  public static let text = Array("Minutes of the steering group, 24 November\n".utf8)
  /// A program for Windows, as far as anybody looks.
  public static let program =
    Array("MZ".utf8) + [UInt8](repeating: 0, count: 58) + [64, 0, 0, 0] + Array("PE\0\0\u{64}".utf8)
    + [UInt8](repeating: 0, count: 200)
  public static let drawing = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>\n".utf8)
  public static let page = Array("<!DOCTYPE html><html><script>alert(1)</script></html>\n".utf8)
  /// A picture that is also a page, for whoever looks further than its beginning.
  public static let polyglot = Array("GIF89a/*".utf8) + Array("*/=1;</script><script>alert(1)</script>".utf8)

  /// 20 × 40 pixels once it is turned upright; with a place (59° 20' N) and a photographer's name in it.
  public static let photo = decoded(
    """
    /9j/4QCERXhpZgAATU0AKgAAAAgAAwESAAMAAAABAAYAAAE7AAIAAAAUAAAAMoglAAQAAAABAAAARgAAAABTZWNyZXQgUGhvdG9ncmFwaGVyAAACAAEAAgAA
    AAJOAAAAAAIABQAAAAMAAABkAAAAAAAAADsAAAABAAAAFAAAAAEAAAAAAAAAAf/bAEMABgQFBgUEBgYFBgcHBggKEAoKCQkKFA4PDBAXFBgYFxQWFhodJR8a
    GyMcFhYgLCAjJicpKikZHy0wLSgwJSgpKP/bAEMBBwcHCggKEwoKEygaFhooKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo
    KCgoKP/CABEIABQAKAMBIgACEQEDEQH/xAAYAAEAAwEAAAAAAAAAAAAAAAAAAwQFBv/EABcBAQEBAQAAAAAAAAAAAAAAAAQFAwf/2gAMAwEAAhADEAAAAeOm
    3plBwbe9bPcwXUDWIZTDkty4Fu2ga3//xAAaEAADAQEBAQAAAAAAAAAAAAAAAQIDExES/9oACAEBAAEFAlkxZsnJnJiyfvEnEnEnEnA+ETKJlEyiZR//xAAZ
    EQACAwEAAAAAAAAAAAAAAAAAAQIEEQP/2gAIAQMBAT8B5XlpXvohdWHNvSs2Qbw//8QAFxEBAQEBAAAAAAAAAAAAAAAAAQAEAv/aAAgBAgEBPwF1XeudUt2y
    3//EABQQAQAAAAAAAAAAAAAAAAAAADD/2gAIAQEABj8Cf//EABoQAQADAAMAAAAAAAAAAAAAAAABUWERITH/2gAIAQEAAT8hoKCbPjkmOnE9eIzLGWLFgilS
    VlJSf//aAAwDAQACAAMAAAAQPbC8h+//xAAYEQADAQEAAAAAAAAAAAAAAAAAAREhQf/aAAgBAwEBPxCMZGNKTNJFp2T/xAAYEQEBAQEBAAAAAAAAAAAAAAAB
    ABExUf/aAAgBAgEBPxAoNjWbJPZN7f/EABoQAQEBAQEBAQAAAAAAAAAAAAEAESEx4fH/2gAIAQEAAT8Q0eo5xQlVkDBYTV1kT4XQjfJ43wn4BBY0Jyznn//Z
    """)

  /// A picture of one colour. Its size is said in the header and may be any.
  /// - Parameter isHollow: whether it says its size and has next to nothing in it, as a decompression bomb does.
  public static func png(width: Int, height: Int, isHollow: Bool = false) -> [UInt8] {
    let rows = isHollow ? [] : [UInt8](repeating: 0, count: (width * 3 + 1) * height)
    let header = bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header) + chunk("IDAT", compressed(rows)) + chunk("IEND", [])
  }

  /// A ZIP file (APPNOTE 6.3) of empty parts.
  /// - Parameter comment: bytes behind the list of parts, which push it away from the end.
  public static func zip(_ names: [String], comment: Int = 0) -> [UInt8] {
    var (parts, list): ([UInt8], [UInt8]) = ([], [])
    for name in names {
      let about = little(20, 2) + [UInt8](repeating: 0, count: 6) + little(0x21, 2) + [UInt8](repeating: 0, count: 12)
      let length = little(name.utf8.count, 2) + little(0, 2)
      list += Array("PK\u{1}\u{2}".utf8) + little(20, 2) + about + length + [UInt8](repeating: 0, count: 10) + little(parts.count, 4)
      list += Array(name.utf8)
      parts += Array("PK\u{3}\u{4}".utf8) + about + length + Array(name.utf8)
    }
    let counts = little(0, 4) + little(names.count, 2) + little(names.count, 2)
    let end = Array("PK\u{5}\u{6}".utf8) + counts + little(list.count, 4) + little(parts.count, 4) + little(comment, 2)
    return parts + list + end + [UInt8](repeating: 32, count: comment)
  }

  private static func little(_ number: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return bigEndian(content.count) + body + bigEndian(Int(libdeflate_crc32(0, body, body.count)))
  }

  private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    let compressor = libdeflate_alloc_compressor(6)
    defer { libdeflate_free_compressor(compressor) }
    var output = [UInt8](repeating: 0, count: libdeflate_zlib_compress_bound(compressor, bytes.count))
    let count = libdeflate_zlib_compress(compressor, bytes, bytes.count, &output, output.count)
    return Array(output[..<count])
  }

  private static func bigEndian(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }

  /// Base64 (RFC 4648).
  private static func decoded(_ text: String) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let digits = text.utf8.compactMap { alphabet.firstIndex(of: $0) }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: digits.count, by: 4) {
      let group = digits[start..<min(start + 4, digits.count)]
      let bits = group.reduce(0) { $0 << 6 | $1 } << (6 * (4 - group.count))
      bytes += [16, 8, 0].prefix(group.count - 1).map { UInt8(truncatingIfNeeded: bits >> $0) }
    }
    return bytes
  }
}

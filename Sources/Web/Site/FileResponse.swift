import Application
import Domain
import HTTPServer
import TwinhallCore

/// A stored file as an answer, whole or in part, so that a broken download goes on where it ended.
struct FileResponse {
  let content: Content
  let name: String
  /// Whether a browser may show it by itself; anything else is only ever saved.
  let isShownInPage: Bool
  let isPublic: Bool

  init(_ content: Content, name: String, isShownInPage: Bool, isPublic: Bool) {
    self.content = content
    self.name = name
    self.isShownInPage = isShownInPage
    self.isPublic = isPublic
  }

  func response(_ visit: Visit) throws -> Response {
    let tag = "\"\(content.digest.prefix(32))\""
    var headers = Headers([
      "Content-Type": content.mediaType == "text/plain" ? "text/plain; charset=utf-8" : content.mediaType, "ETag": tag,
      "Accept-Ranges": "bytes", "Content-Disposition": disposition, "Cache-Control": isPublic ? "no-cache" : "private, no-store",
      // Nothing in it runs, whatever a browser takes it for.
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox", "X-Robots-Tag": isPublic ? "all" : "noindex",
    ])
    let range = try asked(visit.request, tag)
    if range == nil { headers.add("Content-Range", "bytes */\(content.size)") }
    guard let range else { return Response(status: 416, headers: headers) }
    if range.count < content.size { headers.add("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(content.size)") }
    let body: Response.Body =
      visit.request.method == .head ? .sized(range.count) { nil } : .sized(range.count, try visit.application.reader(content, range))
    return Response(status: range.count < content.size ? 206 : 200, headers: headers, body: body)
  }

  /// RFC 9110 section 14: one range of bytes; several are answered with the whole, as is one of another version (If-Range).
  /// - Returns: nil when the range lies outside.
  private func asked(_ request: Request, _ tag: String) throws -> Range<Int>? {
    let whole = 0..<content.size
    guard let field = request.headers["Range"], field.hasPrefix("bytes="), !field.contains(",") else { return whole }
    if let condition = request.headers["If-Range"], condition != tag { return whole }
    if request.headers["If-None-Match"] != nil { return whole }
    let ends = field.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } && $0.utf8.count < 18 }) else { return whole }
    if ends[0].isEmpty {
      guard let count = Int(ends[1]), count > 0 else { return nil }
      return max(0, content.size - count)..<content.size
    }
    guard let first = Int(ends[0]), first < content.size else { return nil }
    let last = Int(ends[1]) ?? content.size - 1
    return last >= first ? first..<min(last + 1, content.size) : whole
  }

  private var disposition: String { contentDisposition(name, isShownInPage: isShownInPage) }
}

/// RFC 6266 with RFC 8187: a name of ASCII for old clients and the whole one for all others. No name can end the field or begin another.
func contentDisposition(_ name: String, isShownInPage: Bool = false) -> String {
  let plain = String(String.UnicodeScalarView(name.unicodeScalars.map { isPlain($0) ? $0 : "_" }))
  let encoded = name.utf8.map { byte -> String in
    let scalar = UnicodeScalar(byte)
    let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789!#$&+-.^_`|~".unicodeScalars.contains(scalar))
    return isKept ? String(Character(scalar)) : "%" + [byte].hexadecimal.uppercased()
  }.joined()
  let kind = isShownInPage ? "inline" : "attachment"
  return "\(kind); filename=\"\(plain)\"" + (plain == name ? "" : "; filename*=UTF-8''\(encoded)")
}

private func isPlain(_ scalar: UnicodeScalar) -> Bool {
  (0x20..<0x7F).contains(scalar.value) && scalar != "\"" && scalar != "\\" && scalar != "%"
}

import Domain
import Glibc
import HTTPServer
import Interface
import Markup
import Store
import TwinhallCore

extension Response {
  /// A file that the browser saves under `name`, whatever it would make of the content.
  static func download(_ bytes: [UInt8], _ contentType: String, named name: String) -> Response {
    let headers = Headers(["Content-Type": contentType, "Content-Disposition": "attachment; filename=\"\(name)\""])
    return Response(headers: headers, body: .bytes(bytes))
  }

  /// A CSV file (RFC 4180) in UTF-8.
  static func csv(_ bytes: [UInt8], named name: String) -> Response { download(bytes, "text/csv; charset=utf-8", named: name) }
}

extension Response {
  /// A file on disk that the browser saves under `name`, read as the client takes it. nil when it cannot be opened.
  static func download(path: String, _ contentType: String, named name: String) -> Response? {
    guard let file = OpenFile(path) else { return nil }
    var response = download([], contentType, named: name)
    response.body = .stream { try file.next() }
    return response
  }
}

/// A file that is read from beginning to end by one reader, and closed with this object.
private final class OpenFile: Sendable {
  private let descriptor: Int32

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// nil at the end.
  func next() throws -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &buffer, buffer.count)
    guard count >= 0 else { throw Unreadable() }
    return count == 0 ? nil : Array(buffer[..<count])
  }

  private struct Unreadable: Error {}
}

extension Visit {
  /// What a stored file weighs.
  func weight(of file: Identifier<StoredFile>) -> DownloadWeight {
    // A page is worth more than a weight.
    let record = try? application.read { try $0.files.find(file) }
    let kind = record.flatMap { $0.contentType.split(separator: "/").last?.uppercased() }
    return DownloadWeight(kind: kind, bytes: record?.size ?? 0)
  }

  /// A link to a file with its weight.
  func download(_ link: Link, _ weight: DownloadWeight) -> Cell {
    var html = HTML(reserving: 256)
    html.download(link, weight, texts)
    return .html(html)
  }
}

import Domain
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

import HTTPServer

extension Response {
  /// A file that the browser saves under `name`, whatever it would make of the content.
  static func download(_ bytes: [UInt8], _ contentType: String, named name: String) -> Response {
    let headers = Headers(["Content-Type": contentType, "Content-Disposition": "attachment; filename=\"\(name)\""])
    return Response(headers: headers, body: .bytes(bytes))
  }

  /// A CSV file (RFC 4180) in UTF-8.
  static func csv(_ bytes: [UInt8], named name: String) -> Response { download(bytes, "text/csv; charset=utf-8", named: name) }
}

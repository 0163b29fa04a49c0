import Application
import CSodium
import Domain
import HTTPServer
import TwinhallCore

/// Files in parts (draft-ietf-httpbis-resumable-upload): begun with POST, asked after with HEAD, gone on with by PATCH. Only the script
/// uses this; without it a file comes whole with its form.
enum UploadPages {
  static let begin: PathPattern = "/uploads"
  static let show: PathPattern = "/uploads/{upload}"

  static let endpoints: [Endpoint] = [
    .message(.post, begin, SendFiles.self, bodyLimit: 4096, beginUpload),
    .page(show, SendFiles.self) { visit, permit in state(try visit.application.upload(visit.identifier("upload"), permit: permit)) },
    .message(.patch, show, SendFiles.self, bodyLimit: Upload.largestPart, append),
  ]

  /// The name and `size` of the file are fields of a form.
  private static func beginUpload(_ visit: Visit, _ permit: Permit<SendFiles>) throws -> Response {
    let form = try Form.parse(visit.request)
    return try explaining(visit) {
      let upload = try visit.application.beginUpload(name: form.text("name"), size: Int(form.text("size")) ?? 0, permit: permit)
      var response = state(upload, status: 201)
      response.headers.add("Location", visit.address(show, upload.id.description))
      return response
    }
  }

  private static func append(_ visit: Visit, _ permit: Permit<SendFiles>) throws -> Response {
    let headers = visit.request.headers
    guard headers["Content-Type"] == "application/partial-upload", let position = headers["Upload-Offset"].flatMap({ Int($0) }) else {
      return Response.text("", status: 400)
    }
    let id: Identifier<Upload> = try visit.identifier("upload")
    return try explaining(visit) {
      do {
        let upload = try visit.application.append(
          visit.request.body, at: position, checksum: headers["Content-Digest"].flatMap(digest), to: id, permit: permit)
        guard upload.received == upload.size else { return state(upload) }
        return state(try visit.application.finishUpload(id, permit: permit))
      } catch let moved as UploadMoved {
        return Response(status: 409, headers: Headers(["Upload-Offset": String(moved.received)]))
      } catch is PartDamaged {
        return Response.text("", status: 460)
      }
    }
  }

  /// What is wrong with the file, as one sentence for the script to show.
  private static func explaining(_ visit: Visit, _ body: () throws -> Response) throws -> Response {
    do { return try body() } catch let invalid as InvalidInput {
      return .text(invalid.problems.map { visit.sentence(for: $0) }.joined(separator: "\n"), status: 422)
    }
  }

  private static func state(_ upload: Upload, status: Int = 204) -> Response {
    Response(
      status: status,
      headers: Headers([
        "Upload-Offset": String(upload.received), "Upload-Length": String(upload.size),
        "Upload-Complete": upload.digest == nil ? "?0" : "?1",
        "Cache-Control": "no-store",
      ]))
  }

  /// `sha-256=:…:` (RFC 9530); any other algorithm is not looked at.
  private static func digest(_ field: String) -> [UInt8]? {
    guard field.hasPrefix("sha-256=:"), field.hasSuffix(":") else { return nil }
    let text = Array(field.utf8.dropFirst(9).dropLast())
    var (bytes, count) = ([UInt8](repeating: 0, count: 32), 0)
    let result = text.withUnsafeBytes { text in
      sodium_base642bin(
        &bytes, bytes.count, text.baseAddress?.assumingMemoryBound(to: CChar.self), text.count, nil, &count, nil,
        Int32(sodium_base64_VARIANT_ORIGINAL))
    }
    // One that cannot be read cannot be right.
    return result == 0 && count == 32 ? bytes : []
  }
}

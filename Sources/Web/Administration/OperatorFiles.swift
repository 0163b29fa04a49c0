import Application
import HTTPServer

extension Router {
  /// The operator's pictures: the same for every reader and language, with no cookie read.
  func operatorFile(_ path: String) -> Response? {
    let parts = path.split(separator: "/")
    guard parts.count == 3, parts[0] == "operator", parts[1] == "logo" else { return nil }
    return picture(String(parts[2]))
  }

  private func picture(_ digest: String) -> Response? {
    guard digest.utf8.count == 32 || digest.utf8.count == 64, digest.allSatisfy(\.isHexDigit) else { return nil }
    do {
      return try application.operatorPicture(digest).map { .lasting($0.contentType, $0.bytes) }
    } catch {
      Log.fault("a picture cannot be read: \(error)")
      return .text("", status: 503)
    }
  }
}

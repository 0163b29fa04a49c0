import Application
import HTTPServer
import Interface

extension Router {
  /// The operator's colours and pictures: the same for every reader and language, with no cookie read.
  func operatorFile(_ path: String) -> Response? {
    let parts = path.split(separator: "/")
    guard parts.count == 3, parts[0] == "operator" else { return nil }
    switch parts[1] {
    case "theme": return theme(parts[2])
    case "logo": return picture(String(parts[2]))
    default: return nil
    }
  }

  /// The address holds the colours, so nothing has to be looked up.
  private func theme(_ name: Substring) -> Response? {
    guard name.hasSuffix(".css") else { return nil }
    let colours = name.dropLast(4).split(separator: "-").map { Colour(String($0)) }
    guard colours.count == 2, let primary = colours[0], let accent = colours[1],
      let text = try? themeStylesheet(primary: primary, accent: accent)
    else { return nil }
    return .lasting("text/css; charset=utf-8", Array(text.utf8))
  }

  private func picture(_ digest: String) -> Response? {
    guard digest.utf8.count == 32, digest.allSatisfy(\.isHexDigit) else { return nil }
    do {
      return try application.operatorPicture(digest).map { .lasting($0.contentType, $0.bytes) }
    } catch {
      Log.fault("a picture cannot be read: \(error)")
      return .text("", status: 503)
    }
  }
}

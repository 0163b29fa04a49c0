import Application
import CSodium
import HTTPServer
import Interface
import Localization
import TwinhallCore

extension Router {
  /// Answers that need no reader: the entrance, the files of the interface, and what search engines ask for.
  func fixedResponse(to request: Request) -> Response? {
    switch request.path {
    case "/": return entrance(request)
    case "/favicon.ico": return .lasting(ResourceFile.icon.contentType, ResourceFile.icon.bytes, caching: "max-age=604800")
    case "/robots.txt":
      let sitemap = application.configuration.publicAddress + "/sitemap.xml"
      let closed = Language.allCases.flatMap { ["/\($0.tag)/office", "/\($0.tag)/search"] }
      return .text("User-agent: *\n" + closed.map { "Disallow: \($0)\n" }.joined() + "Sitemap: \(sitemap)\n")
    case "/sitemap.xml": return sitemap(request)
    case "/worker.js": return .worker
    default:
      guard let file = ResourceFile.all.first(where: { $0.address == request.path }) else { return operatorFile(request.path) }
      return .lasting(file.contentType, file.bytes)
    }
  }

  private func sitemap(_ request: Request) -> Response {
    do { return try Sitemap.response(application) } catch { return unavailable(preferredLanguage(of: request), error) }
  }

  /// Sends a reader without a language in the address to the one the browser prefers.
  private func entrance(_ request: Request) -> Response {
    var response = Response.redirect(to: "/\(preferredLanguage(of: request).tag)", status: 302)
    response.headers.add("Vary", "Accept-Language")
    return response
  }

  func preferredLanguage(of request: Request) -> Language { Language(accepted: request.headers["Accept-Language"] ?? "") }

  func addSecurityHeaders(to response: inout Response) {
    response.headers.set("X-Content-Type-Options", "nosniff")
    if application.configuration.usesTLS {
      response.headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    }
    // Styles, scripts and pictures are no documents: most of what governs documents would only make them longer on the wire.
    if response.isLasting { return response.headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'") }
    if response.headers["Content-Security-Policy"] == nil { response.allowOwnFiles() }
    if response.headers["Referrer-Policy"] == nil { response.headers.add("Referrer-Policy", "same-origin") }
    response.headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
  }
}

extension Response {
  /// The content security policy (CSP level 3): files of this site, and of styles in a page only the one that every page carries.
  mutating func allowOwnFiles(and style: FirstStyle? = nil) {
    let styles = ["'self'", style?.source].compactMap { $0 }.joined(separator: " ")
    headers.set(
      "Content-Security-Policy",
      "default-src 'none'; object-src 'none'; style-src \(styles); script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
  }

  /// What keeps forms working without a connection. Browsers look for a newer one by themselves; its own policy lets it fetch from this
  /// site and nothing else.
  static var worker: Response {
    let headers = Headers([
      "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache", "ETag": entityTag(ResourceFile.worker),
      "Content-Security-Policy": "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
    ])
    return Response(headers: headers, body: .bytes(ResourceFile.worker))
  }

  /// A file, kept for a year when its address changes with its content.
  static func lasting(_ contentType: String, _ bytes: [UInt8], caching: String = "max-age=31536000, immutable") -> Response {
    let headers = Headers(["Content-Type": contentType, "Cache-Control": "public, " + caching])
    return Response(headers: headers, body: .bytes(bytes))
  }

  fileprivate var isLasting: Bool { headers["Cache-Control"]?.hasPrefix("public, max-age") == true && status == 200 && !isDocument }

  private var isDocument: Bool { headers["Content-Type"].map { $0.hasPrefix("text/html") || $0.hasPrefix("application/xml") } ?? false }
}

/// A strong entity tag (RFC 9110 §8.8.3) over the whole answer.
func entityTag(_ bytes: [UInt8]) -> String {
  var output = [UInt8](repeating: 0, count: 16)
  crypto_generichash(&output, output.count, bytes, UInt64(bytes.count), nil, 0)
  return "\"\(output.hexadecimal)\""
}

import CResources

/// A file of the binary that browsers fetch. Its address carries a hash of the content, so that it can be kept for a year.
public struct ResourceFile: Sendable {
  /// `/assets/site.0123456789abcdef.css`
  public let address: String
  public let contentType: String
  public let bytes: [UInt8]
  /// 16 hexadecimal digits (FNV-1a, 64 bits): it tells versions apart, it is no proof of origin.
  public let hash: String

  /// - Parameters:
  ///   - name: the file's name without its ending.
  ///   - ending: such as `css`.
  public init(name: String, ending: String, contentType: String, bytes: [UInt8]) {
    hash = contentHash(bytes)
    address = "/assets/\(name).\(hash).\(ending)"
    self.contentType = contentType
    self.bytes = bytes
  }

  /// The one stylesheet that is fetched; `FirstStyle` is what comes before it.
  public static let stylesheet = ResourceFile(
    name: "site", ending: "css", contentType: "text/css; charset=utf-8", bytes: content(twinhall_site_css()))

  /// The one script; every page works without it.
  public static let script = ResourceFile(
    name: "site", ending: "js", contentType: "text/javascript; charset=utf-8", bytes: content(twinhall_site_js()))

  /// Asks the browser for a passkey, on the pages that do.
  public static let passkeyScript = ResourceFile(
    name: "passkey", ending: "js", contentType: "text/javascript; charset=utf-8", bytes: content(twinhall_passkey_js()))

  /// The colours and the header, which every page carries in itself.
  static let first = content(twinhall_first_css())

  /// What browsers ask for at `/favicon.ico` whether a page names it or not.
  public static let icon = ResourceFile(
    name: "icon", ending: "ico", contentType: "image/vnd.microsoft.icon", bytes: content(twinhall_icon()))

  /// Every file of the binary that a page may name.
  public static let all = [stylesheet, script, passkeyScript]
}

private func content(_ resource: TwinhallResource) -> [UInt8] {
  Array(UnsafeBufferPointer(start: resource.bytes, count: resource.count))
}

/// FNV-1a (draft-eastlake-fnv), 64 bits.
private func contentHash(_ bytes: [UInt8]) -> String {
  let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}

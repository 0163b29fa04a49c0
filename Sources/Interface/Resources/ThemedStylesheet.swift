import TwinhallCore

extension ResourceFile {
  /// The one stylesheet with the operator's colours at its end, so that a first view needs one request for both.
  /// - Parameters:
  ///   - primary: six hexadecimal digits, with or without `#`.
  ///   - accent: likewise. The product's own stylesheet is given when either is missing or cannot be read.
  public static func stylesheet(primary: String, accent: String) -> ResourceFile {
    guard !primary.isEmpty, !accent.isEmpty else { return stylesheet }
    return latest.file(ThemeColours(primary: primary, accent: accent)) ?? stylesheet
  }

  /// The file with an address, whichever colours are named in it: what is served depends on nothing that another process knows.
  public static func find(_ address: String) -> ResourceFile? {
    if let file = all.first(where: { $0.address == address }) { return file }
    let parts = address.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "/assets/site", parts[3] == "css" else { return nil }
    let colours = parts[2].split(separator: "-", omittingEmptySubsequences: false)
    guard colours.count == 2 else { return nil }
    let file = latest.file(ThemeColours(primary: String(colours[0]), accent: String(colours[1])), isKept: false)
    return file?.address == address ? file : nil
  }

  fileprivate init?(_ colours: ThemeColours) {
    guard let primary = Colour(colours.primary), let accent = Colour(colours.accent),
      let theme = try? Theme(primary: primary, accent: accent)
    else { return nil }
    let names = [primary, accent].map { $0.description.dropFirst() }.joined(separator: "-")
    self.init(
      name: "site", ending: names + ".css", contentType: ResourceFile.stylesheet.contentType,
      bytes: ResourceFile.stylesheet.bytes + Array(theme.stylesheet.utf8))
  }
}

private struct ThemeColours: Equatable {
  let primary: String
  let accent: String
}

/// An installation has one pair of colours, so the last one that a page used is all that is worth keeping.
private final class LatestStylesheet: @unchecked Sendable {
  private let lock = Lock()
  private var kept: (colours: ThemeColours, file: ResourceFile?)?

  /// - Parameter isKept: false for an address that anybody may have made up.
  func file(_ colours: ThemeColours, isKept: Bool = true) -> ResourceFile? {
    if let kept = lock.withLock({ kept }), kept.colours == colours { return kept.file }
    let file = ResourceFile(colours)
    if isKept { lock.withLock { kept = (colours, file) } }
    return file
  }
}

private let latest = LatestStylesheet()

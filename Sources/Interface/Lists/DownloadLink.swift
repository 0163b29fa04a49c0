import Localization
import Markup

/// What a download weighs, said before it begins.
public struct DownloadWeight: Sendable {
  /// Such as `PDF`; nil where the link's words say it.
  public var kind: String?
  public var bytes: Int
  /// Whether the file is not written yet.
  public var isEstimate: Bool

  public init(kind: String? = nil, bytes: Int, isEstimate: Bool = false) {
    self.kind = kind
    self.bytes = bytes
    self.isEstimate = isEstimate
  }

  /// A CSV file of so many rows, compressed on the way as every text is.
  /// - Parameter rowBytes: bytes of a row on the wire.
  public static func csv(rows: Int, rowBytes: Int) -> DownloadWeight {
    DownloadWeight(kind: "CSV", bytes: 600 + rows * rowBytes, isEstimate: true)
  }

  func words(_ texts: Texts) -> String {
    let size = Formats(texts.language).byteSize(isEstimate ? rounded : bytes)
    let words = isEstimate ? texts(DraftsText.aboutSize, ["size": .text(size)]) : size
    return [kind, words].compactMap { $0 }.joined(separator: ", ")
  }

  /// An estimate with more than two digits would promise too much.
  private var rounded: Int {
    var step = 1
    while bytes / step >= 100 { step *= 10 }
    return (bytes + step / 2) / step * step
  }
}

extension HTML {
  /// A link to a file, with what it is and what it weighs: `Download the list (CSV, about 12 kB)`.
  /// - Parameter button: how it looks when it is a button.
  public mutating func download(_ link: Link, _ weight: DownloadWeight, as button: ButtonKind? = nil, _ texts: Texts) {
    let weighed = Link("\(link.text) (\(weight.words(texts)))", link.address)
    if let button { buttonLink(weighed, button) } else { self.link(weighed) }
  }
}

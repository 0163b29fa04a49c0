/// Kinds of files that people may send, known by their first bytes: what a browser claims is not trusted.
public enum FileKind: String, CaseIterable, Sendable {
  case pdf
  case jpeg
  case png

  /// nil for any other kind.
  public init?(sniffing bytes: some Collection<UInt8>) {
    guard let kind = Self.allCases.first(where: { bytes.starts(with: $0.signature) }) else { return nil }
    self = kind
  }

  public var contentType: String {
    switch self {
    case .pdf: "application/pdf"
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    }
  }

  public var ending: String {
    switch self {
    case .pdf: "pdf"
    case .jpeg: "jpg"
    case .png: "png"
    }
  }

  /// ISO 32000-1 §7.5.2, ISO/IEC 10918-1 annex B, ISO/IEC 15948 §5.2.
  private var signature: [UInt8] {
    switch self {
    case .pdf: Array("%PDF-".utf8)
    case .jpeg: [0xFF, 0xD8, 0xFF]
    case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    }
  }
}

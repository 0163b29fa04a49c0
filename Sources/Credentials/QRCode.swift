import CQRCode

/// A QR code (ISO/IEC 18004) of a text.
public struct QRCode: Sendable {
  /// Modules along one side, without the quiet zone.
  public let width: Int
  private let dark: [Bool]

  /// nil for a text too long for a code.
  public init?(_ text: String) {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    width = Int(code.pointee.width)
    dark = UnsafeBufferPointer(start: code.pointee.data, count: width * width).map { $0 & 1 == 1 }
  }

  /// Whether a module is dark, by row and column from 0.
  public subscript(row: Int, column: Int) -> Bool { dark[row * width + column] }
}

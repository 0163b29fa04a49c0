import Markup

extension HTML {
  /// A QR code as a picture of its own size, dark on white in every colour scheme, since cameras need it so.
  /// - Parameters:
  ///   - width: modules along one side.
  ///   - title: what the picture is, for those who do not see it; what it says stands as text beside it.
  public mutating func qrPicture(width: Int, title: String, isDark: (_ row: Int, _ column: Int) -> Bool) {
    // The quiet zone of ISO/IEC 18004 is four modules wide.
    let side = width + 8
    var path = ""
    for row in 0..<width {
      for column in 0..<width where isDark(row, column) { path += "M\(column + 4) \(row + 4)h1v1h-1z" }
    }
    element(
      "svg",
      [
        Attribute("role", "img"), Attribute("aria-label", title), Attribute("width", "\(side * 4)"), Attribute("height", "\(side * 4)"),
        Attribute("viewBox", "0 0 \(side) \(side)"), Attribute("shape-rendering", "crispEdges"),
      ]
    ) { html in
      html.element("rect", [Attribute("width", "\(side)"), Attribute("height", "\(side)"), Attribute("fill", "#fff")], "")
      html.element("path", [Attribute("d", path), Attribute("fill", "#000")], "")
    }
  }
}

import Markup

/// One line of a map, in degrees of WGS 84.
public struct MapLink: Hashable, Sendable {
  public var from: (latitude: Double, longitude: Double) { (fromLatitude, fromLongitude) }
  public var to: (latitude: Double, longitude: Double) { (toLatitude, toLongitude) }
  private let fromLatitude: Double
  private let fromLongitude: Double
  private let toLatitude: Double
  private let toLongitude: Double

  public init(from: (latitude: Double, longitude: Double), to: (latitude: Double, longitude: Double)) {
    (fromLatitude, fromLongitude) = from
    (toLatitude, toLongitude) = to
  }
}

extension HTML {
  /// A map of places that belong together: land as dots, each link as a curve with a point at either end. Places outside of the part
  /// of the world that is shown are left out. It tells nothing that the page does not say in words.
  public mutating func linkMap(_ links: [MapLink], caption: String) {
    let shown = links.compactMap(curve)
    element("figure", [.class("map")]) { html in
      html.raw("<svg viewBox=\"0 0 600 440\" aria-hidden=\"true\" focusable=\"false\"><path class=\"land\" d=\"")
      html.text(landPath)
      html.raw("\"/><path class=\"links\" d=\"")
      html.text(shown.map(\.path).joined())
      html.raw("\"/><path class=\"places\" d=\"")
      html.text(Set(shown.flatMap(\.ends)).sorted().joined())
      html.raw("\"/></svg>")
      html.element("figcaption", [], caption)
    }
  }
}

/// Ten units for each cell; runs of land are lines whose dashes are dots.
private let landPath: String = {
  var path = ""
  for (row, cells) in LandDots.rows.enumerated() {
    var column = 0
    for run in cells.split(separator: ".", omittingEmptySubsequences: false) {
      if !run.isEmpty { path += "M\(column * 10 + 5) \(row * 10 + 5)h\(max(1, run.count * 10 - 9))" }
      column += run.count + 1
    }
  }
  return path
}()

private func curve(_ link: MapLink) -> (path: String, ends: [String])? {
  guard let from = point(link.from), let to = point(link.to) else { return nil }
  let (dx, dy) = (to.x - from.x, to.y - from.y)
  // Bends to the side, the more the longer it is, so that lines from one place fan out.
  let bend = (x: (from.x + to.x) / 2 + dy / 6, y: (from.y + to.y) / 2 - dx / 6)
  let path = "M\(from.x) \(from.y)Q\(bend.x) \(bend.y) \(to.x) \(to.y)"
  return (path, ["M\(from.x) \(from.y)h0", "M\(to.x) \(to.y)h0"])
}

/// The place in units of the picture; nil outside of it.
private func point(_ place: (latitude: Double, longitude: Double)) -> (x: Int, y: Int)? {
  let x = (place.longitude - LandDots.west) / LandDots.step * 10 + 5
  let y = (LandDots.north - place.latitude) / LandDots.step * 10 + 5
  guard (0...600).contains(x), (0...440).contains(y) else { return nil }
  return (Int(x.rounded()), Int(y.rounded()))
}

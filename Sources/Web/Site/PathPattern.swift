/// The path of an endpoint, written once: `/office/rounds/{round}` both matches a request and prints an address.
/// The language before it (`/sv`) belongs to the site, not to the pattern.
public struct PathPattern: Hashable, Sendable, ExpressibleByStringLiteral {
  enum Segment: Hashable, Sendable {
    case literal(String)
    case parameter(String)
  }

  let segments: [Segment]

  public init(stringLiteral text: StaticString) {
    segments = text.description.split(separator: "/").map { segment in
      segment.hasPrefix("{") ? .parameter(String(segment.dropFirst().dropLast())) : .literal(String(segment))
    }
  }

  /// The parameters of a path, or nil when it is another one.
  func match(_ path: [Substring]) -> [String: String]? {
    guard path.count == segments.count else { return nil }
    var parameters: [String: String] = [:]
    for (segment, part) in zip(segments, path) {
      switch segment {
      case .literal(let text): if text != part { return nil }
      case .parameter(let name): parameters[name] = String(part)
      }
    }
    return parameters
  }

  /// The path with its parameters filled in the order they are written. Values are identifiers and slugs, which need no escaping.
  public func path(_ values: [String]) -> String {
    var remaining = values[...]
    let parts = segments.map { segment in
      switch segment {
      case .literal(let text): text
      case .parameter: remaining.popFirst() ?? ""
      }
    }
    return parts.map { "/" + $0 }.joined()
  }
}

extension PathPattern: CustomStringConvertible {
  /// As it was written; the log prints this instead of the path, which may hold a secret.
  public var description: String {
    segments.map { segment in
      switch segment {
      case .literal(let text): "/" + text
      case .parameter(let name): "/{\(name)}"
      }
    }.joined()
  }
}

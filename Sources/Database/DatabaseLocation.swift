/// Where the data is.
public enum DatabaseLocation: Hashable, Sendable {
  /// A file, made when it is not there.
  case sqlite(path: String)
  /// A libpq connection string: `host=… dbname=…` or `postgresql://…`.
  case postgresql(String)

  /// Reads `sqlite:PATH`, `postgresql://…`, `postgres://…` or `postgresql:host=… dbname=…`; anything else is nil.
  public init?(parsing text: String) {
    if text.hasPrefix("sqlite:"), text.utf8.count > 7 {
      self = .sqlite(path: String(text.dropFirst(7)))
    } else if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
      self = .postgresql(text)
    } else if text.hasPrefix("postgresql:"), text.utf8.count > 11 {
      self = .postgresql(String(text.dropFirst(11)))
    } else {
      return nil
    }
  }
}

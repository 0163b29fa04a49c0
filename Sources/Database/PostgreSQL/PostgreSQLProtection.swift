import CPostgreSQL

extension DatabaseLocation {
  /// Whether somebody between this machine and the database's could read or change what is said: a PostgreSQL server elsewhere whose
  /// certificate is not verified against its name (`sslmode=verify-full`). libpq alone would do without TLS where a server offers none.
  public var isOpenOnTheWay: Bool {
    guard case .postgresql(let text) = self, let options = PQconninfoParse(text, nil) else { return false }
    defer { PQconninfoFree(options) }
    var (hosts, mode, next) = ([String](), "", options)
    while let keyword = next.pointee.keyword {
      let value = next.pointee.val.map { String(cString: $0) } ?? ""
      switch String(cString: keyword) {
      case "host", "hostaddr": hosts += value.split(separator: ",").map(String.init)
      case "sslmode": mode = value
      default: break
      }
      next += 1
    }
    return mode != "verify-full" && hosts.contains { !isHere($0) }
  }
}

/// A socket's folder, an abstract socket, or this machine.
private func isHere(_ host: String) -> Bool {
  host.hasPrefix("/") || host.hasPrefix("@") || ["localhost", "127.0.0.1", "::1"].contains(host)
}

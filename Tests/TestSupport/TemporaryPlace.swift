import Database
import Glibc

/// A directory with a SQLite file, or a schema of its own on the PostgreSQL server.
struct TemporaryPlace {
  let location: DatabaseLocation
  private let name: String
  private let server: String?

  init(_ kind: TestDatabase) throws {
    name = "twinhall_test_" + String(UInt64.random(in: .min ... .max), radix: 36)
    switch kind {
    case .sqlite:
      server = nil
      let directory = "\(temporaryDirectory)/\(name)"
      guard mkdir(directory, 0o700) == 0 else { throw DatabaseError.unavailable("no temporary directory") }
      location = .sqlite(path: directory + "/test.sqlite")
    case .postgresql:
      guard let setting = getenv("TWINHALL_TEST_POSTGRESQL") else { throw MissingServer() }
      let conninfo = String(cString: setting)
      server = conninfo
      try onServer(conninfo, "CREATE SCHEMA \(name)")
      location = .postgresql(withSearchPath(name, conninfo))
    }
  }

  func remove() {
    if let server {
      try? onServer(server, "DROP SCHEMA \(name) CASCADE")
      return
    }
    let directory = "\(temporaryDirectory)/\(name)"
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink("\(directory)/test.sqlite\(suffix)") }
    rmdir(directory)
  }
}

private var temporaryDirectory: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

private func onServer(_ conninfo: String, _ text: String) throws {
  let database = try Database(.postgresql(conninfo), connections: 1)
  defer { database.close() }
  _ = try database.transaction { try $0.execute(SQL(trusted: text)) }
}

private func withSearchPath(_ schema: String, _ conninfo: String) -> String {
  guard conninfo.contains("://") else { return conninfo + " options='-c search_path=\(schema)'" }
  return conninfo + (conninfo.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(schema)"
}

extension DatabaseLocation {
  /// What `DatabaseLocation(parsing:)` reads, to hand a location to a child process.
  public var argument: String {
    switch self {
    case .sqlite(let path): "sqlite:" + path
    case .postgresql(let conninfo): conninfo.contains("://") ? conninfo : "postgresql:" + conninfo
    }
  }
}

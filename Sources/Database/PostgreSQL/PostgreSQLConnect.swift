import CPostgreSQL

/// Opens a connection. What the connection string says wins over what stands here.
func connect(_ conninfo: String) throws(DatabaseError) -> OpaquePointer {
  let settings = [
    ("connect_timeout", "5"), ("fallback_application_name", "twinhall"), ("keepalives_idle", "30"), ("dbname", conninfo),
    ("client_encoding", "UTF8"),
  ]
  let opened = withCStrings(settings.map(\.0)) { names in
    withCStrings(settings.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
  }
  guard let opened else { throw .unavailable("no memory for a connection") }
  guard PQstatus(opened) == CONNECTION_OK else {
    let message = String(cString: PQerrorMessage(opened)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    PQfinish(opened)
    throw .unavailable(message)
  }
  PQsetNoticeProcessor(opened, ignoreNotice, nil)
  return opened
}

/// libpq would write notices such as "relation already exists, skipping" to standard error.
private func ignoreNotice(_: UnsafeMutableRawPointer?, _: UnsafePointer<CChar>?) {}

/// The texts as a C array that ends in NULL.
private func withCStrings<T>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> T) -> T {
  var bytes: [CChar] = []
  var offsets: [Int] = []
  for text in texts {
    offsets.append(bytes.count)
    bytes += text.utf8CString
  }
  return bytes.withUnsafeBufferPointer { buffer in
    let pointers = offsets.map { offset in buffer.baseAddress?.advanced(by: offset) }
    return (pointers + [nil]).withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}

import CMicroHTTPD
import CShims

/// Larger bodies are not copied once more but read in parts.
private let largestCopied = 256 * 1024

/// Fields that follow from the body and the connection, so that no handler can contradict them.
private let ownFields = ["Content-Length", "Transfer-Encoding", "Connection"]

/// Hands a response to libmicrohttpd. A field that cannot be sent, as with a line end in its value, makes the whole a 500.
func queue(_ response: Response, from source: BodySource, on connection: OpaquePointer, closing: Bool) -> MHD_Result {
  guard let queued = queuedResponse(response.body, source) else { return .NO }
  defer { MHD_destroy_response(queued) }
  let fields = response.headers.all.filter { field in !ownFields.contains { equalIgnoringCase($0, field.name) } }
  let isWhole = fields.allSatisfy { MHD_add_response_header(queued, $0.name, $0.value) == .YES }
  if closing { MHD_add_response_header(queued, "Connection", "close") }
  guard isWhole, (200...599).contains(response.status) else { return queueFailure(on: connection) }
  return MHD_queue_response(connection, UInt32(response.status), queued)
}

private func queuedResponse(_ body: Response.Body, _ source: BodySource) -> OpaquePointer? {
  var size = twinhall_http_unknown_size
  if case .bytes(var bytes) = body {
    size = UInt64(bytes.count)
    if bytes.count <= largestCopied { return MHD_create_response_from_buffer(bytes.count, &bytes, .RESPMEM_MUST_COPY) }
  }
  if case .sized(let count, _) = body { size = UInt64(count) }
  return MHD_create_response_from_callback(size, 32 * 1024, readBody, Unmanaged.passRetained(source).toOpaque(), releaseBody)
}

private func queueFailure(on connection: OpaquePointer) -> MHD_Result {
  let empty = MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
  defer { MHD_destroy_response(empty) }
  return MHD_queue_response(connection, 500, empty)
}

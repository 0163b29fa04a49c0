/// Why the server itself turns a request away, with the sentence that says so.
struct Refusal: Error, Equatable {
  let status: Int
  let reason: String
  var headers: [String] = []

  static func malformed(_ what: String) -> Refusal {
    Refusal(status: 400, reason: "The request cannot be read: \(what).")
  }

  static let method = Refusal(
    status: 405, reason: "This address answers only \(Method.allowed).", headers: ["Allow", Method.allowed])
  static let busy = Refusal(
    status: 503, reason: "Too many are using the service at this moment. Try again in a few seconds.", headers: ["Retry-After", "2"])
  static let draining = Refusal(
    status: 503, reason: "The service is restarting. Try again in a few seconds.", headers: ["Retry-After", "5"])

  /// RFC 4918 section 11.5.
  static let noRoom = Refusal(status: 507, reason: "There is no room for what you sent. Tell whoever runs this service.")

  static func tooLarge(limit: Int) -> Refusal {
    let most = limit < 10 << 20 ? "\(limit >> 10) kB" : "\(limit >> 20) MB"
    return Refusal(status: 413, reason: "What you sent is too large. Send at most \(most).")
  }

  func response(_ configuration: ServerConfiguration) -> Response {
    var response = configuration.refusal(status, reason)
    response.status = status
    if headers.count == 2 { response.headers.set(headers[0], headers[1]) }
    return response
  }
}

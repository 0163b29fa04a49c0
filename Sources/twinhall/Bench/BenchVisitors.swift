import Application
import Database
import Domain
import HTTPServer
import Store
import TwinhallCore
import Web

/// Sends requests straight to the router, as any of the people of the installation.
final class BenchVisitors {
  let router: Router
  private let application: Application
  private var sessions: [Role: Secret] = [:]

  init(_ application: Application) {
    self.application = application
    router = Router(application: application, endpoints: allEndpoints)
  }

  func request(_ address: String, as role: Role?) throws -> Request {
    let halves = address.split(separator: "?", maxSplits: 1)
    let query = halves.count > 1 ? Parameters.parse(urlEncoded: String(halves[1])) ?? Parameters() : Parameters()
    var headers = Headers(["Host": "localhost", "Accept-Language": "en"])
    if let cookie = try cookie(of: role) { headers.add("Cookie", cookie) }
    return Request(method: .get, path: String(halves[0]), query: query, headers: headers)
  }

  /// A session for the first person with the role, kept until `leave`.
  func cookie(of role: Role?) throws -> String? {
    guard let role else { return nil }
    let name = application.configuration.usesTLS ? "__Host-twinhall-session" : "twinhall-session"
    if let session = sessions[role] { return "\(name)=\(session.text)" }
    let session = Secret.random()
    let now = application.time.now
    try application.database.transaction { connection in
      let row = try connection.row(
        """
        SELECT person_id FROM held_roles WHERE role = \(role) AND from_day <= \(now.day) AND (to_day IS NULL OR to_day >= \(now.day))
        ORDER BY id LIMIT 1
        """)
      guard let row else { throw BenchFault("nobody is \(role.rawValue); load the demonstration first with 'twinhall demo'") }
      let opened = Session(
        id: Identifier(at: now), person: try row["person_id"], createdAt: now, lastUsedAt: now, expiresAt: now + .hours(1), provedAt: now,
        provedBy: .link, hasSecondFactor: true, awaitsSecondFactor: false, device: .unknown)
      try connection.sessions.insert(opened, tokenDigest: session.digestText)
    }
    sessions[role] = session
    return "\(name)=\(session.text)"
  }

  /// Ends the sessions, so that a benchmark leaves nobody signed in.
  func leave() throws {
    try application.database.transaction { connection in
      for session in sessions.values { _ = try connection.sessions.delete(tokenDigest: session.digestText) }
    }
  }

  /// The address of a page in English, with records found by following links.
  /// - Throws: `BenchFault` when no link leads there.
  func address(of page: BenchPage) throws -> String {
    var path = page.path
    var listing = page.listing
    while let star = path.firstIndex(of: "*") {
      let before = String(path[..<star])
      let from = try listing.map { try address(of: BenchPage(page.name, $0, as: page.role)) } ?? "/en" + before.dropLast()
      let found = try record(linkedFrom: from, before: "/en" + before, as: page.role)
      path = before + found + path[path.index(after: star)...]
      listing = nil
    }
    return "/en" + path
  }

  private func record(linkedFrom address: String, before prefix: String, as role: Role?) throws -> String {
    let text = String(decoding: try body(of: address, as: role), as: UTF8.self)
    var rest = text[...]
    while let link = rest.firstRange(of: "href=\"" + prefix) {
      rest = rest[link.upperBound...]
      let segment = String(rest.prefix { $0 != "/" && $0 != "\"" && $0 != "?" })
      if !segment.isEmpty && !literals.contains(segment) { return segment }
    }
    throw BenchFault("no link to \(prefix)… stands on \(address)")
  }

  func body(of address: String, as role: Role?) throws -> [UInt8] {
    let response = router.respond(to: try request(address, as: role))
    guard response.status == 200, case .bytes(let bytes) = response.body else { throw BenchFault("\(address) answers \(response.status)") }
    return bytes
  }

  /// Parts of paths that are written in the program and so name no record.
  private lazy var literals = Set(router.endpoints.flatMap { $0.pattern.description.split(separator: "/").map(String.init) })
}

/// Something the benchmark could not measure: it is printed, and the run fails.
struct BenchFault: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

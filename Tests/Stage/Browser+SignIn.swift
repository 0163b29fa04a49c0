import Application
import Domain
import HTTPServer
import Web

extension Stage {
  /// A browser in which this person has signed in by a link.
  public func browser(as viewer: Viewer, endpoints: [Endpoint] = allEndpoints) throws -> Browser {
    let browser = Browser(self, endpoints: endpoints)
    guard let person = viewer.person else { return browser }
    let permit = try Policy.permit(ManageAccounts.self, to: .system)
    let link = try application.signInLink(for: person.id, permit: permit)
    browser.post(String(link.dropFirst(application.configuration.publicAddress.count)), [:])
    return browser
  }

  /// A session of this person, just opened by a link.
  public func session(of viewer: Viewer) throws -> Secret {
    guard let person = viewer.person else { throw NotFound() }
    let link = try application.signInLink(for: person.id, permit: Policy.permit(ManageAccounts.self, to: .system))
    let secret = String(link.split(separator: "/").last ?? "")
    return try application.signIn(link: secret, permit: Policy.permit(SignIn.self, to: .visitor())).secret
  }

  /// Sets a password as the person would who has just signed in by a link.
  public func setPassword(_ password: String, of viewer: Viewer) throws {
    try application.setPassword(
      password, current: "", session: session(of: viewer), permit: Policy.permit(UseOwnAccount.self, to: viewer))
  }

  /// An administrator of the installation.
  public func administrator() throws -> Viewer { try person("Ada Administrator", HeldRole(.administrator, in: .programme)) }
}

extension Browser {
  /// Sends a form with a file (RFC 7578), with the token of the page at the same address.
  @discardableResult public func post(_ address: String, _ fields: KeyValuePairs<String, String>, file: (field: String, bytes: [UInt8]))
    -> Page
  {
    let boundary = "boundary-of-the-test"
    var body: [UInt8] = []
    for (name, value) in Array(fields) + [("csrf", get(address).value(of: "csrf"))] {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
    }
    body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"file\"\r\n\r\n".utf8
    body += file.bytes
    body += "\r\n--\(boundary)--\r\n".utf8
    var headers = headers
    headers.add("Content-Type", "multipart/form-data; boundary=\(boundary)")
    return send(Request(method: .post, path: address, headers: headers, body: body))
  }
}

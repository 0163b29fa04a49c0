import Application
import Domain
import HTTPServer

/// One page or form of the site: its path, its method and the action it needs. The router takes nothing else, so a page without a
/// checked right cannot be added.
public struct Endpoint: Sendable {
  public let method: Method
  public let pattern: PathPattern
  public let action: any Action.Type
  /// Highest number of bytes of a request's body.
  let bodyLimit: Int
  /// Whether a body may be as large as a file, and goes to one.
  var isStreamed = false
  let respond: @Sendable (Visit) throws -> Response

  /// A page that is read.
  /// - Parameter scope: what the record belongs to; throws `NotFound` when there is none.
  static func page<A: Action>(
    _ pattern: PathPattern, _ action: A.Type, in scope: @escaping @Sendable (Visit) throws -> Scope = { _ in .programme },
    _ respond: @escaping @Sendable (Visit, Permit<A>) throws -> Response
  ) -> Endpoint {
    Endpoint(method: .get, pattern: pattern, action: action, bodyLimit: 0) { visit in
      try respond(visit, visit.permit(action, in: scope))
    }
  }

  /// A form that sends a file of any size that is allowed. Only for those who are signed in.
  static func upload<A: Action>(
    _ pattern: PathPattern, _ action: A.Type, in scope: @escaping @Sendable (Visit) throws -> Scope,
    _ respond: @escaping @Sendable (Visit, Permit<A>, Form) throws -> Response
  ) -> Endpoint {
    var endpoint = form(pattern, action, in: scope, respond)
    endpoint.isStreamed = true
    return endpoint
  }

  /// What a script of this site sends that is no form: its token is in the header `Form-Token`, and was checked before `respond` runs.
  static func message<A: Action>(
    _ method: Method, _ pattern: PathPattern, _ action: A.Type, bodyLimit: Int,
    _ respond: @escaping @Sendable (Visit, Permit<A>) throws -> Response
  ) -> Endpoint {
    Endpoint(method: method, pattern: pattern, action: action, bodyLimit: bodyLimit) { visit in
      let permit = try visit.permit(action, in: { _ in .programme })
      try visit.checkFormToken(visit.request.headers["Form-Token"])
      return try respond(visit, permit)
    }
  }

  /// A form that is sent. Its token was checked before `respond` runs, and the same form sent twice is taken once.
  static func form<A: Action>(
    _ pattern: PathPattern, _ action: A.Type, bodyLimit: Int = 256 * 1024,
    in scope: @escaping @Sendable (Visit) throws -> Scope = { _ in .programme },
    _ respond: @escaping @Sendable (Visit, Permit<A>, Form) throws -> Response
  ) -> Endpoint {
    Endpoint(method: .post, pattern: pattern, action: action, bodyLimit: bodyLimit) { visit in
      try visit.takingOnce { form in
        let permit = try visit.permit(action, in: scope)
        let form = try form()
        try visit.checkFormToken(form)
        return try respond(visit, permit, form)
      }
    }
  }
}

extension Endpoint {
  /// What a mail program sends for its reader (RFC 8058): no page of this site came before it, so it has no token of a form. The address
  /// itself has to prove the right, and sending it again has to change nothing.
  static func oneClick<A: Action>(
    _ pattern: PathPattern, _ action: A.Type, _ respond: @escaping @Sendable (Visit, Permit<A>) throws -> Response
  ) -> Endpoint {
    Endpoint(method: .post, pattern: pattern, action: action, bodyLimit: 4096) { visit in
      try respond(visit, visit.permit(action, in: { _ in .programme }))
    }
  }
}

extension Visit {
  /// A visitor is asked to sign in before the record is looked up, so that the answer does not tell whether it exists.
  fileprivate func permit<A: Action>(_ action: A.Type, in scope: (Visit) throws -> Scope) throws -> Permit<A> {
    if viewer.person == nil && !action.isOpenToVisitors { throw Refusal.signInNeeded }
    let scope = try scope(self)
    refused = RefusedAction(name: action.name, scope: scope)
    let permit = try Policy.permit(action, to: viewer, in: scope)
    refused = nil
    return permit
  }
}

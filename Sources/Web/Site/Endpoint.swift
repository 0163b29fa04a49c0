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

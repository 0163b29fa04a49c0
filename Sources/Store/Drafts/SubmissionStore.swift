import Database
import TwinhallCore

/// Forms that were taken, so that the same one is taken once.
public struct SubmissionStore {
  let connection: any Connection

  /// Marks a form as taken by this request.
  /// - Returns: false when another request has taken it.
  public func accept(token: String, content: String, request: String, at instant: Instant) throws -> Bool {
    let inserted = try connection.execute(
      """
      INSERT INTO submissions (token, content, request, accepted_at) VALUES (\(token), \(content), \(request), \(instant))
      ON CONFLICT (token, content) DO NOTHING
      """)
    if inserted == 1 { return true }
    return try connection.row("SELECT request FROM submissions WHERE token = \(token) AND content = \(content)")?["request"] == request
  }

  /// Keeps what the request that took the form was answered.
  /// - Parameter answer: sealed, since it may hold a sign-in.
  public func setAnswer(_ answer: String, token: String, content: String, request: String) throws {
    try connection.execute(
      "UPDATE submissions SET answer = \(answer) WHERE token = \(token) AND content = \(content) AND request = \(request)")
  }

  /// Whether the form was taken, and what the request that took it was answered.
  public func find(token: String, content: String) throws -> (request: String, answer: String?)? {
    try connection.row("SELECT request, answer FROM submissions WHERE token = \(token) AND content = \(content)").map {
      (try $0["request"], try $0["answer"])
    }
  }

  /// Whether the form of this tab was taken with any content.
  public func isTaken(token: String) throws -> Bool {
    try connection.row("SELECT request FROM submissions WHERE token = \(token)") != nil
  }
}

extension Connection {
  public var submissions: SubmissionStore { SubmissionStore(connection: self) }
}
